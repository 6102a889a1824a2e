package io.lakewise.engine.relation;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.parquet.duckdb.FileVariants;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.Literals;
import io.lakewise.table.type.DataType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks through Parquet files that are read by their paths for variants that are nested so deeply,
 * or multiply so, that they would end the process. A file that declares any is copied for that into
 * the statement's staging folder.
 */
public final class DeclaredVariants {

  private final StatementContext statement;

  /** Of the files that a statement reads. */
  public DeclaredVariants(StatementContext statement) {
    this.statement = statement;
  }

  /** Refuses what DuckDB cannot be handed. */
  public void check(List<Path> files) {
    List<Path> suspects = files.stream().filter(DeclaredVariants::mayDeclare).toList();
    if (!suspects.isEmpty()) {
      declaring(suspects).forEach(this::checkCopy);
    }
  }

  /** A file that cannot be read is told when its rows are asked for. */
  private static boolean mayDeclare(Path file) {
    try {
      return FileVariants.mayBeIn(file);
    } catch (IOException unreadable) {
      return false;
    }
  }

  private List<Path> declaring(List<Path> files) {
    String list = files.stream().map(Path::toString).map(Literals::file).toList().toString();
    String select =
        "SELECT DISTINCT file_name FROM parquet_schema(" + list + ") WHERE duckdb_type = 'VARIANT'";
    List<Path> found = new ArrayList<>();
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      for (List<Object> row = rows.next(); row != null; row = rows.next()) {
        found.add(Path.of(row.get(0).toString()));
      }
    }
    return found;
  }

  private void checkCopy(Path file) {
    Path copy = statement.staging().resolve(statement.lake().ids().get() + ".parquet");
    try {
      Files.createDirectories(copy.getParent());
      try {
        FileVariants.copyUndeclared(file, copy);
        check(file, copy);
      } finally {
        Files.deleteIfExists(copy);
      }
    } catch (IOException e) {
      throw RelationErrors.variantsNotCopied(file.getFileName().toString(), e);
    } catch (IllegalArgumentException e) {
      throw RelationErrors.strangeVariants(file.getFileName().toString(), e);
    }
  }

  private void check(Path file, Path copy) {
    Map<String, DataType> copied = new HashMap<>();
    columns(copy)
        .forEach(column -> copied.put(column.name(), DuckDbTypes.fromDuckDb(column.type())));
    List<String> names = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    for (WorkColumn column : columns(file)) {
      DataType declared = DuckDbTypes.fromDuckDb(column.type());
      if (FileVariants.isIn(declared)) {
        String value = "f." + Identifiers.quote(column.name());
        String problem = FileVariants.problem(value, declared, copied.get(column.name()));
        names.add(column.name());
        problems.add("max(" + problem + ")");
      }
    }
    String select = "SELECT " + String.join(", ", problems) + " FROM " + rows(copy) + " AS f";
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      List<Object> row = rows.next();
      for (int i = 0; i < names.size(); i++) {
        if (row.get(i) != null) {
          throw RelationErrors.unsoundVariant(
              file.getFileName().toString(), names.get(i), row.get(i).toString());
        }
      }
    }
  }

  /** Those that are or hold a variant, or may be one's bytes. */
  private List<WorkColumn> columns(Path file) {
    String select = "SELECT * FROM " + rows(file) + " LIMIT 0";
    try (WorkSession.WorkResult rows = statement.work().query(select, List.of())) {
      return rows.columns().stream()
          .filter(column -> column.type().matches(".*(?:VARIANT|STRUCT).*"))
          .toList();
    }
  }

  private static String rows(Path file) {
    return "read_parquet([" + Literals.file(file.toString()) + "], hive_partitioning = false)";
  }
}
