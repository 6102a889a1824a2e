package io.lakewise.cli.command;

import io.lakewise.table.parquet.duckdb.Literals;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Options that are settings of a warehouse; the server says what is wrong with them. */
final class WarehouseSettings {

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description = "2X-Small, X-Small, Small, … or XS to XL.")
  private String size;

  @Option(
      names = "--min-workers",
      paramLabel = "N",
      description = "Workers that live while it runs.")
  private String minWorkers;

  @Option(names = "--max-workers", paramLabel = "N", description = "Workers that live at most.")
  private String maxWorkers;

  @Option(
      names = "--auto-stop-mins",
      paramLabel = "MINUTES",
      description = "Without a statement, after which it stops; 0 for never.")
  private String autoStopMinutes;

  @Option(
      names = "--queued-statements",
      paramLabel = "N",
      description = "Statements that may wait.")
  private String queuedStatements;

  @Option(
      names = "--statement-timeout",
      paramLabel = "SECONDS",
      description = "That a statement may take; 0 for any time.")
  private String statementTimeout;

  @Option(
      names = "--warm-spare",
      paramLabel = "true|false",
      description = "Whether one worker more is always ready.")
  private String warmSpare;

  @Option(names = "--owner", paramLabel = "USER", description = "Who may change it, beside admins.")
  private String owner;

  @Option(names = "--name", paramLabel = "NAME", description = "A new name, for edit.")
  private String newName;

  /** Those that were given, as SQL's list of properties; empty if there are none. */
  String properties() {
    Map<String, String> given = new LinkedHashMap<>();
    given.put("size", size);
    given.put("min_workers", minWorkers);
    given.put("max_workers", maxWorkers);
    given.put("auto_stop_mins", autoStopMinutes);
    given.put("queued_statements", queuedStatements);
    given.put("statement_timeout", statementTimeout);
    given.put("warm_spare", warmSpare);
    given.put("owner", owner);
    given.put("name", newName);
    given.values().removeIf(value -> value == null);
    return given.entrySet().stream()
        .map(each -> each.getKey() + " = " + Literals.text(each.getValue()))
        .collect(Collectors.joining(", "));
  }
}
