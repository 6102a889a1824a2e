package io.lakewise.cli.server;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.server.configuration.Effective;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lakewise config}: what would be in force. */
@Command(
    name = "config",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Shows what 'lakewise up' with the same options would take, and where each value comes from.",
      ""
    })
public final class ConfigCommand implements Callable<Integer> {

  private final Console console;
  private CommandSpec specification;

  /** A command of a context. */
  public ConfigCommand(CommandContext context) {
    this.console = context.console();
  }

  @Spec
  void specification(CommandSpec command) {
    specification = command;
    ConfigurationOptions.addTo(command);
  }

  @Override
  public Integer call() {
    for (Effective.Value value :
        ConfigurationOptions.read(specification.commandLine().getParseResult()).values()) {
      console.print(
          String.format(
              Locale.ROOT,
              "%-20s = %-24s # %s",
              value.setting().key(),
              value.text().isEmpty() ? "-" : value.text(),
              value.origin()));
    }
    return ExitCodes.SUCCESS;
  }
}
