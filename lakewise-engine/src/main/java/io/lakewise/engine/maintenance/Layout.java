package io.lakewise.engine.maintenance;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Along which curve, through which columns, the rows of files lie.
 *
 * @param curve the curve
 * @param columns paths of logical names, at least one
 */
record Layout(Curve curve, List<List<String>> columns) {

  /** Who clustered a file (Delta protocol, "Clustered Table"). */
  static final String PROVIDER = "lakewise";

  private static final String CURVE = "lakewise.layout.curve";
  private static final String COLUMNS = "lakewise.layout.columns";
  private static final String RUN = "lakewise.layout.run";

  /** The curve. */
  enum Curve {
    /** Of ZORDER BY. */
    ZORDER,
    /** Of clustered tables. */
    HILBERT
  }

  /** The rows of a query with what {@link #orderBy} names. */
  String placed(String rows) {
    List<String> expressions = expressions();
    if (expressions.size() == 1) {
      return rows;
    }
    return switch (curve) {
      case ZORDER -> Curves.zorder(rows, expressions);
      case HILBERT -> Curves.hilbert(rows, expressions);
    };
  }

  /** The order of the rows. */
  List<String> orderBy() {
    List<String> order = new ArrayList<>();
    if (columns.size() > 1) {
      order.add(Curves.PLACE);
    }
    expressions().forEach(expression -> order.add(expression + " NULLS FIRST"));
    return order;
  }

  private List<String> expressions() {
    return columns.stream()
        .map(path -> path.stream().map(Identifiers::quote).collect(Collectors.joining(".")))
        .toList();
  }

  /** What the files of one run are marked with. */
  Map<String, String> tags(UUID run) {
    return Map.of(CURVE, curve.name(), COLUMNS, columnsText(), RUN, run.toString());
  }

  /** Whether a file lies like this already. */
  boolean isOf(AddFile file) {
    Map<String, String> tags = file.tags() == null ? Map.of() : file.tags();
    return curve.name().equals(tags.get(CURVE)) && columnsText().equals(tags.get(COLUMNS));
  }

  /** The run that laid a file out, or null. */
  static String run(AddFile file) {
    return file.tags() == null ? null : file.tags().get(RUN);
  }

  private String columnsText() {
    ArrayNode paths = JsonNodeFactory.instance.arrayNode();
    columns.forEach(path -> path.forEach(paths.addArray()::add));
    return paths.toString();
  }
}
