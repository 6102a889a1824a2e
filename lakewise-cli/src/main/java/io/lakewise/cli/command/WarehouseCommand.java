package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.ResultPrinter;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lakewise warehouse}: where the statements of a server run. */
@Command(
    name = "warehouse",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Lists and changes the warehouses of a server: list, create, edit, start, stop, drop.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise warehouse list --server http://127.0.0.1:8080",
      "  lakewise warehouse create etl --size X-Small --max-workers 4 --server …",
      "  lakewise warehouse edit etl --size Small --auto-stop-mins 10 --server …",
      "  lakewise warehouse stop etl --server …"
    })
final class WarehouseCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(
      index = "0",
      paramLabel = "ACTION",
      description = "list, create, edit, start, stop or drop.")
  private WarehouseAction action;

  @Parameters(index = "1", arity = "0..1", paramLabel = "NAME", description = "The warehouse.")
  private String name;

  @Mixin private WarehouseSettings settings;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "table",
      description = "How the list is written: ${COMPLETION-CANDIDATES}. Default: table")
  private OutputFormat format;

  @Mixin private LakeOptions lakeOptions;

  WarehouseCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String statement = action.statement(name, settings);
    try (OpenLake lake = context.lakes().open(lakeOptions);
        Session session = lake.session()) {
      ResultPrinter printer = new ResultPrinter(context.console(), format, false);
      new ScriptRunner(session, printer, null, context.console()).run(statement);
    }
    return ExitCodes.SUCCESS;
  }
}
