package io.lakewise.engine.statement;

import java.util.regex.Pattern;

/** The words that statements about warehouses begin with. */
final class WarehouseWords {

  static final Pattern FIRST =
      Pattern.compile(
          "^\\s*(create|alter|drop|start|stop|show|use)\\s+warehouses?\\b",
          Pattern.CASE_INSENSITIVE);

  private WarehouseWords() {}
}
