package io.lakewise.engine.load;

import io.lakewise.engine.context.PathRights;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.LoadErrors;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.query.PreparedQuery;
import io.lakewise.engine.relation.DeclaredVariants;
import io.lakewise.engine.relation.ReadableFiles;
import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.DataStatement;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.write.LoadedRows;
import io.lakewise.engine.write.SchemaEvolution;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** COPY INTO: the rows of files that were not loaded before, in one commit. */
public final class CopyInto {

  private static final int MAX_RUNS = 5;
  private static final Set<String> FORMATS = Set.of("CSV", "JSON", "PARQUET");
  private static final String PREVIEW = "__preview";
  private static final long PREVIEW_ROWS = 50;

  private final StatementContext statement;
  private final DataStatement.CopyInto copy;
  private final CopyOptions options;

  /** A statement to run. */
  public CopyInto(StatementContext statement, DataStatement.CopyInto copy) {
    this.statement = statement;
    this.copy = copy;
    if (!FORMATS.contains(copy.format())) {
      throw LoadErrors.format(copy.format());
    }
    this.options = CopyOptions.of(copy);
  }

  /** Runs it; anew, without the files that others have loaded meanwhile, if it comes too late. */
  public Result run() {
    return statement.runAgain(MAX_RUNS, this::once);
  }

  private Result once() {
    Target target = new Targets(statement).require(copy.table(), "COPY INTO");
    LoadedFiles loaded = new LoadedFiles(statement.lake().layout(), target.snapshot());
    List<Path> files = options.force() ? files() : loaded.fresh(files());
    Optional<Path> aside =
        options.badRecordsPath().map(path -> badRecords().folder(path, copy.source().path()));
    if (files.isEmpty()) {
      return answer(0, 0);
    }
    FileSource source = source(files, target.metadata());
    BoundQuery query = bind(source);
    Transaction transaction = target.table().begin(target.snapshot());
    LoadedRows rows =
        new LoadedRows(
            statement,
            target,
            transaction,
            query,
            copy.columns(),
            byName(),
            Place.path(
                statement
                    .lake()
                    .layout()
                    .files()
                    .resolve(copy.source().path())
                    .normalize()
                    .toString()));
    Metadata table = evolved(rows.given(), target);
    if (copy.validate().isPresent()) {
      return preview(rows.preview(table), source, target);
    }
    List<WrittenFile> written = rows.stage(table);
    List<BadRecord> bad = source.badRecords(statement.work());
    judge(bad, target);
    aside.ifPresent(folder -> keep(bad, folder));
    loaded.record(files, transaction);
    long count = written.stream().mapToLong(WrittenFile::rows).sum();
    Operation operation =
        Operation.of("COPY INTO")
            .parameter("source", copy.source().path())
            .parameter("format", copy.format())
            .metric("numCopiedFiles", files.size())
            .metric("numFiles", written.size())
            .metric("numOutputRows", count)
            .metric("numOutputBytes", written.stream().mapToLong(WrittenFile::size).sum())
            .metric("numBadRecords", bad.size());
    transaction.commit(operation, statement.session().principal().id());
    return answer(count, bad.size());
  }

  private List<Path> files() {
    ReadableFiles readable = new ReadableFiles(statement, statement.viewer());
    String path = copy.source().path();
    if (!copy.files().isEmpty() && copy.pattern().isPresent()) {
      throw LoadErrors.filesAndPattern();
    }
    if (copy.pattern().isPresent()) {
      return readable.matching(path + "/" + copy.pattern().get());
    }
    if (copy.files().isEmpty()) {
      return readable.matching(path);
    }
    Set<Path> named = new LinkedHashSet<>();
    copy.files().forEach(file -> named.addAll(readable.matching(path + "/" + file)));
    return List.copyOf(named);
  }

  private FileSource source(List<Path> files, Metadata table) {
    return switch (copy.format()) {
      case "CSV" -> new CsvSource(files, options, table, !byName(), statement.work());
      case "JSON" ->
          options.multiLine()
              ? new JsonDocumentSource(files)
              : new JsonSource(files, options, table, statement.work());
      default -> {
        new DeclaredVariants(statement).check(files);
        yield new ParquetSource(files);
      }
    };
  }

  /** Columns of a file without names are the table's in order. */
  private boolean byName() {
    boolean nameless = options.header().map(header -> !header).orElse(false);
    return !copy.byPosition()
        && copy.columns().isEmpty()
        && !(nameless && copy.source().selection().isEmpty());
  }

  private BoundQuery bind(FileSource source) {
    String columns =
        copy.source().selection().map(text -> QueryText.rewrite(text).text()).orElse("*");
    String select = "SELECT " + columns + "\nFROM " + FilesScope.NAME;
    return statement.binder().bind(select, new FilesScope(statement.names(), source.select()));
  }

  private Metadata evolved(List<WorkColumn> given, Target target) {
    Metadata table = target.metadata();
    if (options.mergeSchema()) {
      return SchemaEvolution.evolved(table, given, statement.lake().ids());
    }
    List<String> unknown =
        given.stream()
            .map(WorkColumn::name)
            .filter(name -> table.schema().field(name).isEmpty())
            .toList();
    if (!unknown.isEmpty()) {
      throw LoadErrors.newColumns(target.label(), unknown, table.schema().names());
    }
    return table;
  }

  private Result preview(PreparedQuery rows, FileSource source, Target target) {
    long most = copy.validate().filter(count -> count >= 0).orElse(PREVIEW_ROWS);
    statement.work().materialize(PREVIEW, rows.select(), rows.tables());
    judge(source.badRecords(statement.work()), target);
    return new QueryResult(
        statement.work().query("SELECT * FROM " + PREVIEW + " LIMIT " + most, List.of()),
        statement.session().zone(),
        statement::close);
  }

  private void judge(List<BadRecord> bad, Target target) {
    if (!bad.isEmpty() && options.badRecordsPath().isEmpty() && !options.dropBadRecords()) {
      BadRecord first = bad.get(0);
      throw LoadErrors.badRecords(
          target.label(),
          shown(first.file()),
          first.line(),
          first.reason(),
          first.record(),
          bad.size());
    }
  }

  private String shown(String file) {
    Path path = Path.of(file);
    Path root = statement.lake().layout().root();
    return path.startsWith(root) ? root.relativize(path).toString() : file;
  }

  private BadRecords badRecords() {
    return new BadRecords(statement.lake().layout(), new PathRights(statement, statement.viewer()));
  }

  private void keep(List<BadRecord> bad, Path folder) {
    if (!bad.isEmpty()) {
      List<BadRecord> shown = new ArrayList<>();
      bad.forEach(
          one ->
              shown.add(new BadRecord(shown(one.file()), one.line(), one.record(), one.reason())));
      badRecords().keep(folder, "bad-" + statement.lake().ids().get(), shown);
    }
  }

  private static Result answer(long rows, long bad) {
    return Results.rows(
        List.of(
            new ResultColumn("num_affected_rows", "BIGINT"),
            new ResultColumn("num_inserted_rows", "BIGINT"),
            new ResultColumn("num_skipped_corrupt_files", "BIGINT"),
            new ResultColumn("num_bad_records", "BIGINT")),
        List.of(List.of(rows, rows, 0L, bad)));
  }
}
