package io.lakewise.cli.command;

import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lakewise restore}: names out of a file. */
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Brings back names, views, functions and tags from a backup. What the lake has stays as it"
          + " is.",
      ""
    },
    footer = {"", "Examples:", "  lakewise restore names.gz"})
final class RestoreCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @Mixin private LakeOptions lakeOptions;

  RestoreCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (OpenLake lake = context.lakes().open(lakeOptions)) {
      BackupReport report = lake.restore(file);
      context
          .console()
          .note("restored " + report.restored() + " rows, kept " + report.kept() + " as they were");
    }
    return ExitCodes.SUCCESS;
  }
}
