package io.lakewise.cli.command;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.ExitCodes;
import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code lakewise completion}: what a shell needs to complete commands and options. */
@Command(
    name = "completion",
    mixinStandardHelpOptions = true,
    description = {"Prints a script by which bash and zsh complete commands and options.", ""},
    footer = {
      "",
      "Examples:",
      "  source <(lakewise completion)                                for this shell",
      "  lakewise completion > ~/.local/share/bash-completion/completions/lakewise"
    })
final class CompletionCommand implements Callable<Integer> {

  private final CommandContext context;

  CompletionCommand(CommandContext context) {
    this.context = context;
  }

  @Override
  public Integer call() {
    context.console().print(AutoComplete.bash("lakewise", CommandLines.commandLine(context)));
    return ExitCodes.SUCCESS;
  }
}
