package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lakewise history}: the versions of a table. */
@Command(
    name = "history",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Shows who changed a table, when and how; the newest version first.", ""},
    footer = {
      "",
      "Examples:",
      "  lakewise history sales",
      "  lakewise history main.default.sales --limit 5 --format json"
    })
final class HistoryCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "TABLE", description = "The table's name.")
  private String table;

  @Option(names = "--limit", paramLabel = "N", description = "At most this many versions.")
  private Integer limit;

  @Mixin private QueryOptions options;

  HistoryCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    String statement =
        limit == null
            ? "DESCRIBE HISTORY " + table
            : "SELECT * FROM (DESCRIBE HISTORY " + table + ") LIMIT " + limit;
    options.inSession(context, (session, runner) -> runner.run(statement));
    return ExitCodes.SUCCESS;
  }
}
