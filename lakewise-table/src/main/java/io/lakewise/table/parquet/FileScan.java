package io.lakewise.table.parquet;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructType;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * Files of one table version, and how to read them as its rows.
 *
 * @param schema the logical schema, with column-mapping metadata in its fields
 * @param partitionColumns logical names; their values are in the log, not in the files
 * @param mapping how columns are found in the files
 * @param files what to read; may be empty
 * @param materializedRowId the physical name of the column in which rewritten files keep row ids
 *     (property {@code delta.rowTracking.materializedRowIdColumnName}), or null
 * @param materializedRowCommitVersion the same for {@code
 *     delta.rowTracking.materializedRowCommitVersionColumnName}, or null
 */
public record FileScan(
    StructType schema,
    List<String> partitionColumns,
    Mapping mapping,
    List<ScanFile> files,
    String materializedRowId,
    String materializedRowCommitVersion)
    implements Serializable {

  /** Copies the lists. */
  public FileScan {
    partitionColumns = List.copyOf(partitionColumns);
    files = List.copyOf(files);
  }

  /** A scan of a table that never materialised row ids. */
  public FileScan(
      StructType schema, List<String> partitionColumns, Mapping mapping, List<ScanFile> files) {
    this(schema, partitionColumns, mapping, files, null, null);
  }

  /** A scan of files of a table version whose metadata is given. */
  public static FileScan of(Metadata table, List<ScanFile> files) {
    return new FileScan(
        table.schema(),
        table.partitionColumns(),
        Mapping.of(table.configuration()),
        files,
        table.configuration().get("delta.rowTracking.materializedRowIdColumnName"),
        table.configuration().get("delta.rowTracking.materializedRowCommitVersionColumnName"));
  }

  /** A scan of other files in the same way. */
  public FileScan withFiles(List<ScanFile> others) {
    return new FileScan(
        schema, partitionColumns, mapping, others, materializedRowId, materializedRowCommitVersion);
  }

  /** A scan of other columns of the same files. */
  public FileScan withSchema(StructType columns) {
    return new FileScan(
        columns, partitionColumns, mapping, files, materializedRowId, materializedRowCommitVersion);
  }

  /** How columns are found in the files (Delta protocol, "Column Mapping"). */
  public enum Mapping {
    /** By the logical name. */
    NONE,
    /** By the physical name. */
    NAME,
    /** By the Parquet field id. */
    ID;

    /**
     * What the property {@code delta.columnMapping.mode} says.
     *
     * @throws io.lakewise.table.error.LakewiseException if it says what nobody knows: columns would
     *     be looked for by wrong names and found to be null
     */
    public static Mapping of(Map<String, String> configuration) {
      String mode = configuration.get("delta.columnMapping.mode");
      for (Mapping mapping : values()) {
        if (mode != null && mapping.name().equalsIgnoreCase(mode.strip())) {
          return mapping;
        }
      }
      if (mode != null) {
        throw TableErrors.unknownColumnMapping(mode);
      }
      return NONE;
    }
  }
}
