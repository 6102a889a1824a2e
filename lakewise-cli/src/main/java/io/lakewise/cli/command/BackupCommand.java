package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code lakewise backup}: names into a file. */
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Writes the lake's names, views, functions and tags into one file. The tables themselves are"
          + " not in it: copy their folders.",
      ""
    },
    footer = {"", "Examples:", "  lakewise backup names.gz"})
final class BackupCommand implements Callable<Integer> {

  private final CommandContext context;

  @Parameters(paramLabel = "FILE", description = "The backup.")
  private Path file;

  @Mixin private LakeOptions lakeOptions;

  BackupCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    try (OpenLake lake = context.lakes().open(lakeOptions)) {
      long rows = lake.backup(file);
      context.console().note("wrote " + rows + " rows to " + file);
    }
    return ExitCodes.SUCCESS;
  }
}
