package io.lakewise.table.transaction;

import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan.Mapping;
import io.lakewise.table.parquet.WrittenFile;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;

/** Where new files go in a table's folder, in Delta's and Hive's spelling. */
final class FilePlacement {

  private static final String NULL_PARTITION = "__HIVE_DEFAULT_PARTITION__";
  private static final String ESCAPED = "\"#%'*/:=?\\\u007f{[]^";

  private final Supplier<UUID> ids;
  private final boolean byPartition;

  FilePlacement(Metadata table, Supplier<UUID> ids) {
    this.ids = ids;
    TableProperties properties = TableProperties.of(table);
    this.byPartition = properties.columnMapping() == Mapping.NONE && !properties.randomPrefixes();
  }

  /** A path below the table's folder for a data file. */
  String dataFile(WrittenFile file) {
    return folder(file.partitionValues()) + "part-00000-" + ids.get() + ".c000" + ending(file);
  }

  /** A path below the table's folder for a file of row changes. */
  String changeFile(WrittenFile file) {
    String folder = byPartition ? folder(file.partitionValues()) : "";
    return "_change_data/" + folder + "cdc-00000-" + ids.get() + ".c000" + ending(file);
  }

  private String folder(Map<String, String> partitionValues) {
    if (!byPartition) {
      return ids.get().toString().substring(0, 2) + "/";
    }
    StringBuilder folder = new StringBuilder();
    partitionValues.forEach(
        (column, value) -> {
          boolean absent = value == null || value.isEmpty();
          folder.append(escaped(column)).append('=');
          folder.append(absent ? NULL_PARTITION : escaped(value)).append('/');
        });
    return folder.toString();
  }

  private static String ending(WrittenFile file) {
    String name = file.local().getFileName().toString();
    for (String codec : new String[] {"snappy", "zstd", "gzip", "lz4"}) {
      if (name.endsWith("." + codec + ".parquet")) {
        return "." + codec + ".parquet";
      }
    }
    return ".parquet";
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char character : text.toCharArray()) {
      if (character < ' ' || ESCAPED.indexOf(character) >= 0) {
        escaped.append(String.format(Locale.ROOT, "%%%02X", (int) character));
      } else {
        escaped.append(character);
      }
    }
    return escaped.toString();
  }
}
