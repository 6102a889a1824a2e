package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.ScriptRunner;
import io.lakewise.cli.format.OutputFormat;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lakewise diff}: what changed between two versions. */
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Compares two versions of a table, or two tables: columns first, then rows. With --key, rows"
          + " are told apart by it and changed values are shown as 'before → after'; without, a"
          + " changed row counts as one removed and one added.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise diff sales@3 sales@5 --key id",
      "  lakewise diff sales@3 sales                     version 3 against now",
      "  lakewise diff \"sales@2024-01-31 12:00\" sales --key region,day --limit 100",
      "  lakewise diff sales sales_copy --format csv     all rows that differ"
    })
final class DiffCommand implements Callable<Integer> {

  private static final int DEFAULT_LIMIT = 20;

  private final CommandContext context;

  @Parameters(index = "0", paramLabel = "TABLE@VERSION", description = "Before.")
  private String before;

  @Parameters(index = "1", paramLabel = "TABLE@VERSION", description = "After.")
  private String after;

  @Option(
      names = "--key",
      paramLabel = "COLUMN",
      split = ",",
      description = "The columns that tell rows apart.")
  private List<String> key = new ArrayList<>();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many rows are shown. Default: 20 in a table, else all")
  private Integer limit;

  @Mixin private QueryOptions options;

  DiffCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    TableVersion left = TableVersion.of(before);
    TableVersion right = TableVersion.of(after);
    options.inSession(context, (session, runner) -> compare(session, runner, left, right));
    return ExitCodes.SUCCESS;
  }

  private void compare(
      Session session, ScriptRunner runner, TableVersion left, TableVersion right) {
    List<ResultColumn> leftColumns = columns(session, left);
    List<ResultColumn> rightColumns = columns(session, right);
    SchemaDifference schema = SchemaDifference.of(leftColumns, rightColumns);
    schema.lines().forEach(this::say);
    RowDifference rows = new RowDifference(left, right, schema.common(), schema.keyColumns(key));
    if (!key.isEmpty()) {
      requireUnique(session, left, rows);
      requireUnique(session, right, rows);
    }
    List<Object> counts = first(session, rows.counts());
    boolean differs =
        counts.subList(0, 3).stream().anyMatch(count -> !"0".equals(String.valueOf(count)));
    String hint = "; --key COLUMN tells changed rows from added and removed ones";
    say(
        counts.get(0)
            + " added, "
            + counts.get(1)
            + " removed, "
            + (key.isEmpty() ? "" : counts.get(2) + " changed, ")
            + counts.get(3)
            + " unchanged"
            + (key.isEmpty() && differs ? hint : ""));
    if (differs || options.format() != OutputFormat.TABLE) {
      runner.run(rows.rows(shownRows()));
    }
  }

  private Integer shownRows() {
    return limit == null && options.format() == OutputFormat.TABLE
        ? Integer.valueOf(DEFAULT_LIMIT)
        : limit;
  }

  private void requireUnique(Session session, TableVersion table, RowDifference rows) {
    List<Object> repeated = first(session, rows.repeatedKey(table));
    if (repeated != null) {
      throw CliErrors.keyNotUnique(key, table.text(), repeated);
    }
  }

  /** Words are part of the answer in a table; otherwise they must not stand among the rows. */
  private void say(String line) {
    if (options.format() == OutputFormat.TABLE) {
      context.console().print(line);
    } else {
      context.console().note(line);
    }
  }

  private static List<ResultColumn> columns(Session session, TableVersion table) {
    try (Result result = session.execute("SELECT * FROM " + table.relation() + " LIMIT 0")) {
      return result.columns();
    }
  }

  private static List<Object> first(Session session, String query) {
    try (Result result = session.execute(Objects.requireNonNull(query))) {
      return result.next();
    }
  }
}
