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
      "  lakewise import a.csv b.json.gz                 makes the tables a and b"
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
            create(session, runner, table, ImportedFile.relation(imported));
          } else {
            for (ImportedFile file : imported) {
              create(session, runner, file.tableName(), ImportedFile.relation(List.of(file)));
            }
          }
        });
    return ExitCodes.SUCCESS;
  }

  private void create(Session session, ScriptRunner runner, String name, String relation) {
    try (Result schema = session.execute("SELECT * FROM " + relation + " LIMIT 0")) {
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
