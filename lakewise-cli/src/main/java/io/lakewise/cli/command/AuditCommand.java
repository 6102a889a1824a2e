package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.audit.AuditReport;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise audit}: whether the audit is as it was written. */
@Command(
    name = "audit",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    synopsisSubcommandLabel = "verify",
    description = {
      "Checks that no record of system.access.audit was removed, changed or put elsewhere: each has"
          + " the hash of the one before it, and the state knows the last.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise audit verify",
      "  lakewise audit verify --head 4711:9f86d081…     one that was noted earlier, elsewhere"
    })
final class AuditCommand implements Runnable {

  private final CommandContext context;

  AuditCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public void run() {
    throw CliErrors.whichOf("audit", "verify");
  }

  @Command(
      description = {
        "Follows every chain from its first record to its last. Exit code 1 if one is broken; the"
            + " heads that it prints, kept elsewhere, prove later that nothing was cut off."
      })
  int verify(
      @Option(
              names = "--head",
              paramLabel = "SEQUENCE:HASH",
              description = "A record that there must be, as an earlier run printed it.")
          List<String> heads,
      @Mixin LakeOptions options) {
    Map<Long, String> noted = noted(heads == null ? List.of() : heads);
    AuditReport report;
    try (OpenLake lake = context.lakes().open(options)) {
      report = lake.verifyAudit(noted);
    }
    for (AuditReport.Chain chain : report.chains()) {
      context
          .console()
          .print(
              "chain %s: %d records, head %d:%s"
                  .formatted(chain.id(), chain.records(), chain.lastSequence(), chain.lastHash()));
    }
    report.problems().forEach(context.console()::error);
    context
        .console()
        .note(
            report.problems().isEmpty()
                ? "the audit is as it was written"
                : "the audit is not as it was written");
    return report.problems().isEmpty() ? ExitCodes.SUCCESS : ExitCodes.FAILED;
  }

  private static Map<Long, String> noted(List<String> heads) {
    Map<Long, String> noted = new TreeMap<>();
    for (String head : heads) {
      int colon = head.indexOf(':');
      try {
        noted.put(Long.parseLong(head.substring(0, Math.max(0, colon))), head.substring(colon + 1));
      } catch (NumberFormatException wrong) {
        throw CliErrors.noHead(head);
      }
    }
    return noted;
  }
}
