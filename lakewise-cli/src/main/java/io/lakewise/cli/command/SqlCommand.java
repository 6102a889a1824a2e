package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.ResultFile;
import io.lakewise.cli.ResultPrinter;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.lake.LakeOpener;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.cli.shell.Shell;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code lakewise sql}: statements from the command line, a file, a pipe or a person. */
@Command(
    name = "sql",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Runs SQL: the statements of -c or -f, else of the standard input; a shell if that is a"
          + " terminal.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise sql                                             a shell",
      "  lakewise sql -c \"create table t (id int, name string)\"",
      "  lakewise sql -c \"select * from t version as of 1\" --format csv",
      "  lakewise sql -f load.sql --lake /data/lake",
      "  lakewise sql -c \"from t\" --format parquet --output t.parquet",
      "  echo \"select 1; select 2\" | lakewise sql --format ndjson",
      "  lakewise sql --allow /data/in -c \"select * from read_csv('/data/in/a.csv')\""
    })
final class SqlCommand implements Callable<Integer> {

  private static final Path STANDARD_INPUT = Path.of("-");

  private final Console console;
  private final LakeOpener lakes;

  @Spec private CommandSpec specification;

  @Option(
      names = {"-c", "--command"},
      paramLabel = "SQL",
      description = "Statements to run, separated by semicolons; repeatable.")
  private List<String> commands = new ArrayList<>();

  @Option(
      names = {"-f", "--file"},
      paramLabel = "FILE",
      description = "A file of statements; '-' is the standard input; repeatable.")
  private List<Path> files = new ArrayList<>();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "How rows are written: ${COMPLETION-CANDIDATES}. Default: table")
  private OutputFormat format;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "A file that receives the rows; needed for parquet and arrow.")
  private Path output;

  @Option(names = "--timing", description = "Say how long each statement took.")
  private boolean timing;

  @Mixin private LakeOptions lakeOptions;

  SqlCommand(CommandContext context) {
    this.console = context.console();
    this.lakes = context.lakes();
  }

  @Override
  public Integer call() {
    if (format.isBinary() && output == null) {
      throw new ParameterException(
          specification.commandLine(), "--format " + format + " needs --output FILE");
    }
    boolean interactive = commands.isEmpty() && files.isEmpty() && console.terminal().input();
    List<String> scripts = interactive ? List.of() : scripts();
    try (OpenLake lake = lakes.open(lakeOptions);
        Session session = lake.session()) {
      boolean timed = timing || (format == OutputFormat.TABLE && console.terminal().output());
      ResultPrinter printer = new ResultPrinter(console, format, timed);
      ResultFile file = output == null ? null : new ResultFile(output, format);
      ScriptRunner runner = new ScriptRunner(session, printer, file, console);
      if (interactive) {
        new Shell(console, session, printer, runner).run();
      } else {
        scripts.forEach(runner::run);
      }
    }
    return ExitCodes.SUCCESS;
  }

  private List<String> scripts() {
    List<String> scripts = new ArrayList<>(commands);
    for (Path file : files) {
      scripts.add(read(file));
    }
    if (scripts.isEmpty()) {
      scripts.add(read(STANDARD_INPUT));
    }
    return scripts;
  }

  private String read(Path file) {
    try {
      if (!file.equals(STANDARD_INPUT)) {
        return Files.readString(file);
      }
      StringWriter text = new StringWriter();
      console.input().transferTo(text);
      return text.toString();
    } catch (IOException failure) {
      throw CliErrors.unreadable(file, failure);
    }
  }
}
