package io.lakewise.engine.statement;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A name as written, its parts unquoted: {@code catalog.schema.table}, a path such as {@code
 * delta.`/lake/t`}, or a column {@code a.b}.
 *
 * @param parts at least one part, in its original spelling
 * @param offset where it begins in the statement
 */
public record Name(List<String> parts, int offset) {
  /** Copies the parts. */
  public Name {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a name without parts");
    }
  }

  /** The last part. */
  public String last() {
    return parts.get(parts.size() - 1);
  }

  /** Whether this is {@code delta.`path`} or {@code parquet.`path`}: a format, then a path. */
  public boolean isPath() {
    return parts.size() == 2
        && (parts.get(0).equalsIgnoreCase("delta") || parts.get(0).equalsIgnoreCase("parquet"))
        && parts.get(1).indexOf('/') >= 0;
  }

  /** The parts joined by dots, quoted with {@code "} where DuckDB needs it. */
  public String quoted() {
    return parts.stream().map(Identifiers::quotedWhereNeeded).collect(Collectors.joining("."));
  }

  /** The parts joined by dots, for people. */
  @Override
  public String toString() {
    return String.join(".", parts);
  }
}
