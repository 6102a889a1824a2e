package io.lakewise.cli.server;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.Effective;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.log.ServerLog;
import io.lakewise.table.error.LakewiseException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code lakewise up}: the server. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Starts the server, which runs until it is stopped. It listens on this machine alone unless"
          + " told otherwise, and takes nobody without a token.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise up",
      "  lakewise up --lake /data/lake --port 9000",
      "  lakewise up --host 0.0.0.0 --tls-certificate server.pem --tls-key server.key",
      "  lakewise up --config /etc/lakewise.toml",
      "",
      "Every setting is also a key of the file and a variable: --idle-timeout, idle-timeout,"
          + " LAKEWISE_IDLE_TIMEOUT."
    })
public final class UpCommand implements Callable<Integer> {

  private final Console console;
  private CommandSpec specification;

  /** A command of a context. */
  public UpCommand(CommandContext context) {
    this.console = context.console();
  }

  @Spec
  void specification(CommandSpec command) {
    specification = command;
    ConfigurationOptions.addTo(command);
  }

  @Override
  public Integer call() throws InterruptedException {
    System.setProperty("java.awt.headless", "true");
    Effective effective = ConfigurationOptions.read(specification.commandLine().getParseResult());
    ServerConfiguration configuration = effective.configuration();
    ServerLog.begin(configuration.logging());
    LakewiseServer server = LakewiseServer.start(effective, this::end);
    Thread stop = new Thread(server::close, "stop");
    Runtime.getRuntime().addShutdownHook(stop);
    console.note("Lakewise is up on " + server.address());
    if (console.terminal().errors()) {
      console.note("Open the console (signs in once, within 15 minutes): " + server.signInLink());
    }
    console.note("The admin's token is in " + configuration.adminTokenFile());
    server.awaitEnd();
    return ExitCodes.SUCCESS;
  }

  private void end(LakewiseException error) {
    console.error(error.getMessage());
    Runtime.getRuntime().halt(ExitCodes.FAILED);
  }
}
