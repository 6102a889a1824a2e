package io.lakewise.engine.maintenance;

import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.PathRights;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.MaintenanceErrors;
import io.lakewise.engine.error.VolumeErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.ColumnDefinition;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** CONVERT TO DELTA: a folder of Parquet files becomes a table where it is. */
final class Conversion {

  private final StatementContext statement;
  private final MaintenanceStatement.ConvertToDelta convert;

  Conversion(StatementContext statement, MaintenanceStatement.ConvertToDelta convert) {
    this.statement = statement;
    this.convert = convert;
  }

  Result run() {
    String location = location();
    DeltaTable table = statement.lake().tables().at(location);
    if (table.exists()) {
      return Results.done(convert.table().last() + " is a Delta table already");
    }
    FoundFiles found = FoundFiles.in(statement, location);
    if (found.files().isEmpty()) {
      throw MaintenanceErrors.nothingToConvert(location);
    }
    List<StructField> partitions =
        convert.partitionColumns().stream().map(this::partitionColumn).toList();
    found.files().forEach(file -> checkPartition(file, partitions));
    checkValues(found, partitions);
    FoundColumns columns = new FoundColumns(statement, found);
    List<String> names = partitions.stream().map(StructField::name).toList();
    List<StructField> data =
        columns.columns().stream().filter(field -> !contains(names, field.name())).toList();
    Metadata metadata = metadata(data, partitions);
    Map<String, String> statistics = columns.statistics(metadata, data, convert.statistics());
    Transaction transaction = table.create(metadata);
    found
        .files()
        .forEach(file -> transaction.add(action(file, statistics.get(file.object().path()))));
    Operation operation =
        Operation.of("CONVERT")
            .parameter("numFiles", found.files().size())
            .parameter("partitionedBy", names)
            .parameter("collectStats", convert.statistics())
            .parameter("sourceFormat", "parquet")
            .metric("numConvertedFiles", found.files().size());
    Committed committed = transaction.commit(operation, statement.session().principal().id());
    int files = found.files().size();
    return Results.done(
        "converted "
            + (files == 1 ? "1 file" : files + " files")
            + " of "
            + convert.table().last()
            + " (version "
            + committed.version()
            + "); delta_scan(path) reads the table",
        Map.of("numConvertedFiles", Integer.toString(files)));
  }

  /** A folder of the lake that is no table's and not the state's, or one of a declared folder. */
  private String location() {
    if (!convert.table().isPath() || !convert.table().parts().get(0).equalsIgnoreCase("parquet")) {
      throw MaintenanceErrors.notAParquetPath(convert.table().toString());
    }
    LakeLayout layout = statement.lake().layout();
    Path folder = Path.of(layout.resolve(convert.table().last()));
    boolean inside = folder.startsWith(layout.root()) && !folder.equals(layout.root());
    boolean own = folder.startsWith(layout.tables()) || folder.startsWith(layout.state());
    boolean declared = layout.allowed().stream().anyMatch(root -> folder.startsWith(root));
    PathRights rights = new PathRights(statement, statement.viewer());
    if (!rights.allows(folder.toString(), Privilege.WRITE_FILES)) {
      throw VolumeErrors.notCovered(convert.table().last(), Privilege.WRITE_FILES.spelled());
    }
    if (rights.inVolume(folder.toString())
        || own
        || !(inside || declared)
        || folder.equals(layout.files())) {
      throw MaintenanceErrors.convertElsewhere(convert.table().last());
    }
    return folder.toString();
  }

  private StructField partitionColumn(ColumnDefinition column) {
    return new StructField(column.name().last(), column.type(), true);
  }

  private static boolean contains(List<String> names, String name) {
    return names.stream().anyMatch(name::equalsIgnoreCase);
  }

  private static void checkPartition(FoundFiles.Found file, List<StructField> partitions) {
    List<String> names = partitions.stream().map(StructField::name).toList();
    List<String> there = new ArrayList<>(file.partition().keySet());
    boolean same =
        there.size() == names.size() && there.stream().allMatch(name -> names.contains(name));
    if (!same) {
      throw MaintenanceErrors.partitionsDiffer(file.relative(), there, names);
    }
  }

  private void checkValues(FoundFiles found, List<StructField> partitions) {
    for (StructField column : partitions) {
      Set<String> values = new HashSet<>();
      found.files().forEach(file -> values.add(file.partition().get(column.name())));
      String type = DuckDbTypes.toDuckDb(column.type());
      for (String value : values) {
        if (value != null
            && statement
                    .constants()
                    .evaluate("TRY_CAST(" + Literals.text(value) + " AS " + type + ")", "VARCHAR")
                == null) {
          throw MaintenanceErrors.partitionValue(column.name(), value, type);
        }
      }
    }
  }

  private Metadata metadata(List<StructField> data, List<StructField> partitions) {
    List<StructField> fields = new ArrayList<>(data);
    fields.addAll(partitions);
    return Metadata.of(
        statement.lake().ids().get().toString(),
        new StructType(fields),
        partitions.stream().map(StructField::name).toList(),
        Map.of(),
        statement.lake().clock().millis());
  }

  private static AddFile action(FoundFiles.Found file, String statistics) {
    return new AddFile(
        DataPaths.encode(file.relative()),
        file.partition(),
        file.object().size(),
        file.object().modified(),
        true,
        statistics,
        null,
        null,
        null,
        null,
        null);
  }
}
