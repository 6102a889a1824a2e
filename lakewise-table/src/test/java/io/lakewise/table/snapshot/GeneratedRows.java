package io.lakewise.table.snapshot;

import io.lakewise.table.log.AddFile;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.PrimitiveType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/** Rows of the columns n (long), d (double), s (string), p (partition, string), from a seed. */
final class GeneratedRows {

  static final List<String> COLUMNS = List.of("n", "d", "s", "p");

  private static final double[] DOUBLES = {
    Double.NaN, Double.NEGATIVE_INFINITY, -1.5, -0.0, 0.0, 0.5, 2, 3, Double.POSITIVE_INFINITY
  };
  private static final String[] TEXTS = {
    "", "a", "ab", "abc", "b", "\uE000", "\uFFFD", "\uD83D\uDE00", "\uD83D\uDE01x", "zz"
  };

  private GeneratedRows() {}

  /** A value or null. */
  record Cell(Object value) {
    static final Cell NULL = new Cell(null);

    static Cell of(Object value) {
      return new Cell(value);
    }
  }

  static List<Cell[]> file(Random random) {
    int base = random.nextInt(12);
    int from = random.nextInt(DOUBLES.length);
    int text = random.nextInt(TEXTS.length);
    int nulls = random.nextInt(4);
    Cell partition = random.nextInt(5) == 0 ? Cell.NULL : Cell.of("p" + random.nextInt(3));
    List<Cell[]> rows = new ArrayList<>();
    for (int at = random.nextInt(4); at >= 0; at--) {
      rows.add(
          new Cell[] {
            sometimes(random, nulls, (long) base + random.nextInt(3)),
            sometimes(
                random, nulls, DOUBLES[Math.min(DOUBLES.length - 1, from + random.nextInt(2))]),
            sometimes(random, nulls, TEXTS[Math.min(TEXTS.length - 1, text + random.nextInt(2))]),
            partition
          });
    }
    return rows;
  }

  private static Cell sometimes(Random random, int nulls, Object value) {
    return random.nextInt(4) < nulls ? Cell.NULL : Cell.of(value);
  }

  /** The file with its statistics; a statistic is missing now and then, NaN counts or does not. */
  static AddFile describe(String path, List<Cell[]> rows, Random random) {
    boolean nanCounts = random.nextBoolean();
    Map<String, String> low = new HashMap<>();
    Map<String, String> high = new HashMap<>();
    Map<String, String> nulls = new HashMap<>();
    for (int column = 0; column < 3; column++) {
      int at = column;
      List<Object> values =
          rows.stream().map(row -> row[at].value()).filter(value -> value != null).toList();
      nulls.put(COLUMNS.get(column), Integer.toString(rows.size() - values.size()));
      List<Object> bounded =
          values.stream().filter(value -> nanCounts || !value.equals(Double.NaN)).toList();
      if (!bounded.isEmpty()) {
        low.put(COLUMNS.get(column), json(bounded.stream().min(RowLogic::compare).orElseThrow()));
        high.put(COLUMNS.get(column), json(bounded.stream().max(RowLogic::compare).orElseThrow()));
      }
    }
    Function<Map<String, String>, String> object =
        statistic ->
            statistic.entrySet().stream()
                .filter(entry -> random.nextInt(12) > 0)
                .map(entry -> '"' + entry.getKey() + "\":" + entry.getValue())
                .toList()
                .toString()
                .replaceAll("^\\[", "{")
                .replaceAll("]$", "}");
    String stats =
        "{\"numRecords\":%d,\"minValues\":%s,\"maxValues\":%s,\"nullCount\":%s}"
            .formatted(rows.size(), object.apply(low), object.apply(high), object.apply(nulls));
    Map<String, String> partition = new HashMap<>();
    partition.put("p", (String) rows.get(0)[3].value());
    return TestFiles.file(path, partition, random.nextInt(20) == 0 ? null : stats, null);
  }

  private static String json(Object value) {
    boolean number = value instanceof Long || (value instanceof Double d && Double.isFinite(d));
    return number ? value.toString() : "\"" + value + "\"";
  }

  static Predicate predicate(Random random, int depth) {
    if (depth == 0 || random.nextInt(3) == 0) {
      return comparisonOf(random, Column.of(COLUMNS.get(random.nextInt(COLUMNS.size()))));
    }
    return switch (random.nextInt(7)) {
      case 0, 1 -> new Predicate.And(children(random, depth));
      case 2, 3 -> new Predicate.Or(children(random, depth));
      case 4, 5 -> new Predicate.Not(predicate(random, depth - 1));
      default -> new Predicate.Opaque("?");
    };
  }

  private static List<Predicate> children(Random random, int depth) {
    List<Predicate> children = new ArrayList<>();
    for (int at = random.nextInt(3); at >= 0; at--) {
      children.add(predicate(random, depth - 1));
    }
    return children;
  }

  /** A condition on one column, perhaps negated. */
  static Predicate comparisonOf(Random random, Column column) {
    Predicate plain =
        switch (random.nextInt(6)) {
          case 0 -> new Predicate.IsNull(column);
          case 1 -> new Predicate.IsNotNull(column);
          case 2 ->
              new Predicate.In(column, List.of(literal(random, column), literal(random, column)));
          case 3 ->
              column.path().get(0).equals("s")
                  ? new Predicate.StartsWith(column, TEXTS[random.nextInt(TEXTS.length)])
                  : comparison(random, column);
          default -> comparison(random, column);
        };
    boolean inList = plain instanceof Predicate.In;
    return random.nextInt(3) == 0 && !inList ? new Predicate.Not(plain) : plain;
  }

  private static Predicate comparison(Random random, Column column) {
    Operator operator = Operator.values()[random.nextInt(Operator.values().length)];
    return new Predicate.Comparison(column, operator, literal(random, column));
  }

  private static Literal literal(Random random, Column column) {
    return switch (column.path().get(0)) {
      case "n" -> new Literal(PrimitiveType.LONG, (long) random.nextInt(14) - 1);
      case "d" -> new Literal(PrimitiveType.DOUBLE, DOUBLES[random.nextInt(DOUBLES.length)]);
      case "s" -> new Literal(PrimitiveType.STRING, TEXTS[random.nextInt(TEXTS.length)]);
      default -> new Literal(PrimitiveType.STRING, "p" + random.nextInt(4));
    };
  }
}
