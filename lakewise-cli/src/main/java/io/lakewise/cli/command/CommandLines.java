package io.lakewise.cli.command;

import io.lakewise.cli.AdditionalCommand;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.demo.DemoCommand;
import io.lakewise.cli.format.OutputClosedException;
import io.lakewise.cli.server.ConfigCommand;
import io.lakewise.cli.server.UpCommand;
import io.lakewise.table.error.LakewiseException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Parses arguments and runs the command that they name. */
final class CommandLines {

  private static final String DEBUG = "LAKEWISE_DEBUG";

  private CommandLines() {}

  /** The commands, in the order of the help. */
  private static Map<String, Function<CommandContext, Object>> commands() {
    Map<String, Function<CommandContext, Object>> commands = new LinkedHashMap<>();
    commands.put("demo", context -> new DemoCommand(context.console(), context.lakes()));
    commands.put("sql", SqlCommand::new);
    commands.put("import", ImportCommand::new);
    commands.put("history", HistoryCommand::new);
    commands.put("diff", DiffCommand::new);
    commands.put("repair", RepairCommand::new);
    commands.put("backup", BackupCommand::new);
    commands.put("restore", RestoreCommand::new);
    commands.put("warehouse", WarehouseCommand::new);
    commands.put("user", UserCommand::new);
    commands.put("group", GroupCommand::new);
    commands.put("token", TokenCommand::new);
    commands.put("session", SessionCommand::new);
    commands.put("audit", AuditCommand::new);
    commands.put("up", UpCommand::new);
    commands.put("config", ConfigCommand::new);
    commands.put("completion", CompletionCommand::new);
    return commands;
  }

  /** Runs; answers the exit code. */
  static int execute(CommandContext context, Map<String, String> environment, String... arguments) {
    Console console = context.console();
    CommandLine line = commandLine(context, arguments);
    boolean debug = !environment.getOrDefault(DEBUG, "").isEmpty();
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> failed(console, debug, failure, command));
    line.setParameterExceptionHandler((failure, wrong) -> wrongUsage(console, failure));
    line.setOut(new PrintWriter(console.output(), true));
    line.setErr(console.errors());
    try {
      return line.execute(arguments.length == 0 ? new String[] {"--help"} : arguments);
    } catch (OutOfMemoryError | StackOverflowError tooLarge) {
      console.error(
          "The statement, or its result, is too large for this process ("
              + tooLarge
              + "). Make it smaller, or give Java more: JAVA_TOOL_OPTIONS=-Xmx4g.");
      return ExitCodes.FAILED;
    }
  }

  /**
   * All commands, or the named one alone if the first argument names one: reading the options of
   * all of them would cost every start.
   */
  static CommandLine commandLine(CommandContext context, String... arguments) {
    CommandLine line = new CommandLine(new LakewiseCommand());
    Map<String, Function<CommandContext, Object>> commands = commands();
    String first = arguments.length == 0 ? "" : arguments[0];
    if (commands.containsKey(first)) {
      line.addSubcommand(first, commands.get(first).apply(context));
    } else {
      commands.forEach((name, command) -> line.addSubcommand(name, command.apply(context)));
      for (AdditionalCommand additional : ServiceLoader.load(AdditionalCommand.class)) {
        line.addSubcommand(additional.name(), additional.command(context));
      }
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setUsageHelpAutoWidth(context.console().terminal().output());
    return line;
  }

  private static int failed(
      Console console, boolean debug, Exception failure, CommandLine command) {
    if (failure instanceof OutputClosedException) {
      return ExitCodes.OUTPUT_CLOSED;
    }
    if (failure instanceof ParameterException wrong) {
      return wrongUsage(console, wrong);
    }
    if (debug) {
      failure.printStackTrace(console.errors());
    }
    if (failure instanceof LakewiseException) {
      console.error(failure.getMessage());
    } else {
      console.error(
          "Lakewise itself failed in '"
              + command.getCommandName()
              + "': "
              + failure
              + ". Please report this with the command and what LAKEWISE_DEBUG=1 prints before it.");
    }
    return ExitCodes.FAILED;
  }

  private static int wrongUsage(Console console, ParameterException failure) {
    console.error(failure.getMessage());
    if (!UnmatchedArgumentException.printSuggestions(failure, console.errors())) {
      String command = failure.getCommandLine().getCommandSpec().qualifiedName();
      console.note("See '" + command + " --help'.");
    }
    return ExitCodes.WRONG_USAGE;
  }
}
