package io.lakewise.engine.describe;

import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/** Which of a table's properties are shown, and which a CREATE TABLE can set. */
public final class ShownProperties {

  private static final String OURS = "lakewise.";

  private ShownProperties() {}

  /**
   * All but Lakewise's own, among which are names of policies, and foreign keys to tables that not
   * all may see who see this one.
   */
  public static Map<String, String> of(Metadata metadata) {
    Map<String, String> shown = new TreeMap<>(metadata.configuration());
    shown.keySet().removeIf(key -> key.startsWith(OURS));
    return shown;
  }

  /** The same with the protocol, as Delta's SHOW TBLPROPERTIES has it. */
  static Map<String, String> withProtocol(Metadata metadata, Protocol protocol) {
    Map<String, String> shown = new TreeMap<>(of(metadata));
    shown.put("delta.minReaderVersion", Integer.toString(protocol.minReaderVersion()));
    shown.put("delta.minWriterVersion", Integer.toString(protocol.minWriterVersion()));
    if (protocol.writerFeatures() != null) {
      new TreeSet<>(protocol.writerFeatures())
          .forEach(feature -> shown.put("delta.feature." + feature, "supported"));
    }
    return shown;
  }

  /** Those that a statement sets; what Lakewise derives and constraints are left out. */
  static Map<String, String> settable(Metadata metadata) {
    Map<String, String> settable = new TreeMap<>(of(metadata));
    settable
        .keySet()
        .removeIf(
            key ->
                key.startsWith(ColumnRules.CONSTRAINT_PREFIX)
                    || key.equals(TableProperties.MAX_COLUMN_ID)
                    || key.equals(TableProperties.ROW_ID_COLUMN)
                    || key.equals(TableProperties.ROW_VERSION_COLUMN)
                    || key.equals(TableProperties.IN_COMMIT_TIMESTAMP_VERSION)
                    || key.equals(TableProperties.IN_COMMIT_TIMESTAMP_TIME));
    return settable;
  }
}
