package io.lakewise.engine.statement;

import java.util.Map;
import java.util.Optional;

/** Statements about the warehouses of a server. */
public sealed interface WarehouseStatement extends Statement {

  /**
   * Whether a text begins as one of these, which need no worker to be run. Not all of them are
   * recognised, as those behind a comment.
   */
  static boolean begins(String text) {
    String beginning = text.substring(0, Math.min(text.length(), 100));
    return WarehouseWords.FIRST.matcher(beginning).find();
  }

  /** What it is called in errors. */
  String title();

  /**
   * {@code CREATE WAREHOUSE [IF NOT EXISTS] name [[WITH] (option = value, …)]}.
   *
   * @param options as written
   */
  record CreateWarehouse(String name, boolean ifNotExists, Map<String, String> options)
      implements WarehouseStatement {

    @Override
    public String title() {
      return "CREATE WAREHOUSE";
    }
  }

  /**
   * {@code ALTER WAREHOUSE name SET (option = value, …)}, {@code RENAME TO}, {@code OWNER TO}.
   *
   * @param options as written; a new name and owner are options too
   */
  record AlterWarehouse(String name, Map<String, String> options) implements WarehouseStatement {

    @Override
    public String title() {
      return "ALTER WAREHOUSE";
    }
  }

  /** {@code DROP WAREHOUSE [IF EXISTS] name}. */
  record DropWarehouse(String name, boolean ifExists) implements WarehouseStatement {

    @Override
    public String title() {
      return "DROP WAREHOUSE";
    }
  }

  /** {@code START WAREHOUSE name}. */
  record StartWarehouse(String name) implements WarehouseStatement {

    @Override
    public String title() {
      return "START WAREHOUSE";
    }
  }

  /** {@code STOP WAREHOUSE name}. */
  record StopWarehouse(String name) implements WarehouseStatement {

    @Override
    public String title() {
      return "STOP WAREHOUSE";
    }
  }

  /** {@code USE WAREHOUSE name}: where the session's statements run from now on. */
  record UseWarehouse(String name) implements WarehouseStatement {

    @Override
    public String title() {
      return "USE WAREHOUSE";
    }
  }

  /**
   * {@code SHOW WAREHOUSES [LIKE 'pattern']}, {@code SHOW WAREHOUSE name}.
   *
   * @param name only this one
   * @param pattern {@code *} and {@code %} stand for any text, {@code |} separates choices
   */
  record ShowWarehouses(Optional<String> name, Optional<String> pattern)
      implements WarehouseStatement {

    @Override
    public String title() {
      return "SHOW WAREHOUSES";
    }
  }
}
