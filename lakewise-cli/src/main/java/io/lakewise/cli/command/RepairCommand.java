package io.lakewise.cli.command;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.catalog.repair.UnreadableTable;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code lakewise repair}: names out of the tables. */
@Command(
    name = "repair",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Rebuilds the names of tables from the tables' own logs, and gives names to tables of other"
          + " engines in the lake. What has a name keeps it.",
      ""
    },
    footer = {"", "Examples:", "  lakewise repair"})
final class RepairCommand implements Callable<Integer> {

  private final CommandContext context;

  @Mixin private LakeOptions lakeOptions;

  RepairCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (OpenLake lake = context.lakes().open(lakeOptions)) {
      report(lake.repair());
    }
    return ExitCodes.SUCCESS;
  }

  private void report(RepairReport report) {
    for (TableEntry table : report.named()) {
      context.console().note("named " + table.name() + " at " + table.location());
    }
    for (RepairReport.Renamed renamed : report.renamed()) {
      context
          .console()
          .note(
              "named "
                  + renamed.table().name()
                  + " at "
                  + renamed.table().location()
                  + ", as "
                  + (renamed.wanted() == null
                      ? "its log has no name"
                      : renamed.wanted() + " is taken"));
    }
    for (TableEntry table : report.dropped()) {
      context.console().note("recorded " + table.name() + " as dropped");
    }
    for (TableEntry table : report.missing()) {
      context
          .console()
          .error(
              "there is no table at "
                  + table.location()
                  + ", where "
                  + table.name()
                  + " should be");
    }
    for (UnreadableTable table : report.unreadable()) {
      context
          .console()
          .error("what is at " + table.location() + " cannot be read: " + table.reason());
    }
    for (String policy : report.closing()) {
      context
          .console()
          .error(
              "the policy by tag "
                  + policy
                  + " is lost, and the tables that it may have covered are closed: make it again"
                  + " with CREATE OR REPLACE POLICY, or take it away with DROP POLICY");
    }
    int named = report.named().size() + report.renamed().size();
    context
        .console()
        .note(
            "named "
                + named
                + " tables and "
                + report.clones()
                + " references of clones, "
                + report.known()
                + " were known");
  }
}
