package io.lakewise.cli.server;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lakewise up}: the server. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {"Starts the server, which runs until it is stopped.", ""})
public final class UpCommand implements Callable<Integer> {

  private final Console console;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:LAKEWISE_LAKE:-lake}",
      description = "The lake's folder. Default: LAKEWISE_LAKE from the environment, or ./lake")
  private Path lake;

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "The one port, 0 for any that is free. Default: 8080")
  private int port;

  /** A command of a context. */
  public UpCommand(CommandContext context) {
    this.console = context.console();
  }

  @Override
  public Integer call() {
    ServerConfiguration configuration =
        new ServerConfiguration(
            lake,
            List.of(),
            "127.0.0.1",
            port,
            Runtime.getRuntime().availableProcessors(),
            2 * Runtime.getRuntime().maxMemory());
    LakewiseServer server = LakewiseServer.start(configuration, this::end);
    Runtime.getRuntime().addShutdownHook(new Thread(server::close, "stop"));
    console.note("Lakewise is up on " + server.address());
    server.awaitEnd();
    return ExitCodes.SUCCESS;
  }

  private void end(LakewiseException error) {
    console.error(error.getMessage());
    Runtime.getRuntime().halt(ExitCodes.FAILED);
  }
}
