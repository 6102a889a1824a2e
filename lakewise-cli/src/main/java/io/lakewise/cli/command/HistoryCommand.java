package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.format.OutputFormat;
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

  /** Without what is always the same, or nothing. */
  private static final String FOR_PEOPLE =
      "version, timestamp, userName AS \"user\", operation, operationParameters AS parameters,"
          + " map_from_entries(list_filter(map_entries(operationMetrics), lambda e: e.value <>"
          + " '0')) AS metrics";

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
    String columns = options.format() == OutputFormat.TABLE ? FOR_PEOPLE : "*";
    String end = limit == null ? "" : " LIMIT " + limit;
    String statement =
        "SELECT " + columns + " FROM (DESCRIBE HISTORY " + table + ") ORDER BY version DESC" + end;
    options.inSession(context, (session, runner) -> runner.run(statement));
    return ExitCodes.SUCCESS;
  }
}
