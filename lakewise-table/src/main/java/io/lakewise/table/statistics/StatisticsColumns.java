package io.lakewise.table.statistics;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Which columns of a table get statistics: those of {@code delta.dataSkippingStatsColumns}, or the
 * first {@code delta.dataSkippingNumIndexedCols} (32; -1 for all), counted like Delta's own writer
 * over the leaves of the data columns, a list or map being one leaf.
 */
public final class StatisticsColumns {

  private static final String NAMES = "delta.dataSkippingStatsColumns";
  private static final String NUMBER = "delta.dataSkippingNumIndexedCols";
  private static final int USUAL_NUMBER = 32;

  private final IndexedColumns physical;
  private final List<Leaf> leaves = new ArrayList<>();

  private StatisticsColumns(Metadata table) {
    this.physical = IndexedColumns.of(table);
    for (StructField field : table.schema().fields()) {
      if (table.partitionColumns().stream().noneMatch(field.name()::equalsIgnoreCase)) {
        add(field, List.of(), List.of());
      }
    }
  }

  /**
   * A column with statistics.
   *
   * @param path logical names from the table's column inwards
   * @param physicalPath physical names
   * @param type never a struct
   */
  public record Leaf(List<String> path, List<String> physicalPath, DataType type) {}

  /** The columns with statistics, in the order of the schema. */
  public static List<Leaf> of(Metadata table) {
    List<Leaf> leaves = new StatisticsColumns(table).leaves;
    String names = table.configuration().get(NAMES);
    if (names != null) {
      List<List<String>> chosen = ColumnNames.parse(names);
      return leaves.stream()
          .filter(leaf -> chosen.stream().anyMatch(name -> startsWith(leaf.path(), name)))
          .toList();
    }
    int number = number(table);
    return number < 0 ? List.copyOf(leaves) : leaves.stream().limit(number).toList();
  }

  private static int number(Metadata table) {
    String text = table.configuration().get(NUMBER);
    try {
      return text == null ? USUAL_NUMBER : Integer.parseInt(text.trim());
    } catch (NumberFormatException unreadable) {
      return USUAL_NUMBER;
    }
  }

  private static boolean startsWith(List<String> path, List<String> name) {
    return path.size() >= name.size()
        && lowerCase(path.subList(0, name.size())).equals(lowerCase(name));
  }

  private static List<String> lowerCase(List<String> names) {
    return names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
  }

  private void add(StructField field, List<String> parents, List<String> physicalParents) {
    List<String> path = append(parents, field.name());
    List<String> physicalPath = append(physicalParents, physical.physicalName(field));
    if (field.type() instanceof StructType struct) {
      struct.fields().forEach(member -> add(member, path, physicalPath));
    } else {
      leaves.add(new Leaf(path, physicalPath, field.type()));
    }
  }

  private static List<String> append(List<String> names, String name) {
    List<String> longer = new ArrayList<>(names);
    longer.add(name);
    return List.copyOf(longer);
  }
}
