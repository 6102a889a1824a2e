package io.lakewise.engine.key;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A key as one who asks sees it.
 *
 * @param key the key
 * @param parent what it refers to; empty for a primary key
 */
public record SeenKey(TableKey key, Optional<Parent> parent) {

  /**
   * The primary key that a foreign key refers to.
   *
   * @param table by its name of now
   * @param key the primary key's name
   * @param columns by their names of now
   */
  public record Parent(QualifiedName table, String key, List<String> columns) {}

  /** The key as a statement writes it, without its name. */
  public String text() {
    String columns = columns(key.columns());
    return parent
            .map(
                of ->
                    "FOREIGN KEY "
                        + columns
                        + " REFERENCES "
                        + of.table().quoted()
                        + " "
                        + columns(of.columns()))
            .orElse("PRIMARY KEY " + columns)
        + (key.rely() ? " RELY" : "");
  }

  private static String columns(List<String> names) {
    return names.stream().map(Identifiers::quote).collect(Collectors.joining(", ", "(", ")"));
  }
}
