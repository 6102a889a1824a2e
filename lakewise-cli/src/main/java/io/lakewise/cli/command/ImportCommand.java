package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lakewise import}: files become tables. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Makes a table from files: CSV, TSV, JSON, NDJSON or Parquet, by their endings; CSV and JSON"
          + " may be compressed (.gz, .zst). The columns' types are inferred and shown.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise import sales.csv                       makes the table sales",
      "  lakewise import 2024/*.parquet --table orders   makes one table of all files",
      "  lakewise import a.csv b.json.gz                 makes the tables a and b",
      "  lakewise import report.csv --skip 2             whose header is the third line"
    })
final class ImportCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", arity = "1..*", description = "The files.")
  private List<Path> files;

  @Option(
      names = "--table",
      paramLabel = "NAME",
      description = "The one table that all files go to. Default: one table a file, named like it")
  private String table;

  @Option(
      names = "--skip",
      paramLabel = "N",
      description = "How many lines of a CSV file stand before its header. Default: none")
  private Integer skip;

  @Mixin private QueryOptions options;

  ImportCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    List<ImportedFile> imported = files.stream().map(file -> ImportedFile.of(real(file))).toList();
    imported.forEach(file -> options.allow(file.path().getParent()));
    options.inSession(
        context,
        (session, runner) -> {
          if (table != null) {
            create(session, runner, table, ImportedFile.relation(imported, lines()));
          } else {
            for (ImportedFile file : imported) {
              String relation = ImportedFile.relation(List.of(file), lines());
              create(session, runner, file.tableName(), relation);
            }
          }
        });
    return ExitCodes.SUCCESS;
  }

  private int lines() {
    return skip == null ? 0 : skip;
  }

  /** Says so when the first line has one column and those below it seem to have several. */
  private void refusePreamble(Session session, String relation, List<ResultColumn> columns) {
    boolean oneText = columns.size() == 1 && columns.get(0).type().equals("VARCHAR");
    if (skip != null || !oneText || !relation.startsWith(ImportedFile.READ_CSV)) {
      return;
    }
    String column = Quoting.identifier(columns.get(0).name());
    String separated = "regexp_matches(" + column + ", '[,;|\\t]')";
    String most = "SELECT count_if(" + separated + ") * 2 >= count(*) AND count(*) > 0";
    try (Result answer = session.execute(most + " FROM (FROM " + relation + " LIMIT 100)")) {
      if (Boolean.TRUE.equals(answer.next().get(0))) {
        throw CliErrors.preamble(columns.get(0).name());
      }
    }
  }

  private void create(Session session, ScriptRunner runner, String name, String relation) {
    try (Result schema = session.execute("SELECT * FROM " + relation + " LIMIT 0")) {
      refusePreamble(session, relation, schema.columns());
      context.console().note(name);
      for (ResultColumn column : schema.columns()) {
        context.console().note("  " + column.name() + "  " + column.type());
      }
    }
    runner.run("CREATE TABLE " + name + " AS SELECT * FROM " + relation);
  }

  private static Path real(Path file) {
    try {
      if (Files.isDirectory(file)) {
        throw new IOException("it is a folder; name its files");
      }
      if (!Files.exists(file)) {
        throw new NoSuchFileException(file.toString());
      }
      return file.toRealPath();
    } catch (IOException failure) {
      throw CliErrors.unreadable(file, failure);
    }
  }
}
