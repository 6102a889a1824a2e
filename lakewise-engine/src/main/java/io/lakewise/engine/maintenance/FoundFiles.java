package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.MaintenanceErrors;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parquet files below a folder, partitioned in Hive's way by folders such as {@code day=1}. */
record FoundFiles(String location, List<Found> files) {

  private static final String ABSENT = "__HIVE_DEFAULT_PARTITION__";

  /**
   * A file.
   *
   * @param object the file
   * @param relative its path below the folder
   * @param partition values by name, in the order of the folders; null where there is none
   */
  record Found(StoredObject object, String relative, Map<String, String> partition) {}

  /** The files that are not hidden, in order of path. */
  static FoundFiles in(StatementContext statement, String location) {
    List<Found> found = new ArrayList<>();
    try {
      for (StoredObject object : statement.lake().store().listAll(location)) {
        String relative = object.path().substring(location.length() + 1);
        if (relative.endsWith(".parquet") && isShown(relative)) {
          found.add(new Found(object, relative, partition(relative)));
        }
      }
    } catch (IOException e) {
      throw MaintenanceErrors.folderUnreadable(location, e);
    }
    found.sort((one, other) -> one.relative().compareTo(other.relative()));
    return new FoundFiles(location, found);
  }

  private static boolean isShown(String relative) {
    for (String name : relative.split("/")) {
      boolean partition = name.indexOf('=') > 0;
      if (name.startsWith(".") || (name.startsWith("_") && !partition)) {
        return false;
      }
    }
    return true;
  }

  private static Map<String, String> partition(String relative) {
    Map<String, String> values = new LinkedHashMap<>();
    String[] names = relative.split("/");
    for (int i = 0; i + 1 < names.length; i++) {
      int equals = names[i].indexOf('=');
      if (equals > 0) {
        String value = decoded(names[i].substring(equals + 1));
        values.put(decoded(names[i].substring(0, equals)), value.equals(ABSENT) ? null : value);
      }
    }
    return values;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
