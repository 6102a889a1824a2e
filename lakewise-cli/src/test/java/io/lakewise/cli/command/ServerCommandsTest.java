package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.terminal.TerminalFacts;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.ServerConfiguration;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands with {@code --server}. */
class ServerCommandsTest {

  @TempDir private static Path folder;
  private static LakewiseServer server;
  private StringWriter output = new StringWriter();
  private StringWriter errors = new StringWriter();

  @BeforeAll
  static void start() {
    server =
        LakewiseServer.start(
            ServerConfiguration.of(
                Map.of(
                    "lake",
                    folder.resolve("lake").toString(),
                    "port",
                    "0",
                    "stop-timeout",
                    "100ms")),
            error -> {});
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private int run(String... arguments) {
    output = new StringWriter();
    errors = new StringWriter();
    Console console =
        new Console(
            new StringReader(""), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    String token = folder.resolve("lake/_lakewise/admin-token").toString();
    String[] remote = {"--server", server.address(), "--token-file", token};
    return CommandLines.execute(
        new CommandContext(console, options -> options.open(note -> {})),
        Map.of(),
        Stream.concat(Arrays.stream(arguments), Arrays.stream(remote)).toArray(String[]::new));
  }

  @Test
  void tokensAreMadeListedAndRevokedAtAServer() {
    assertThat(run("token", "create", "ann", "--comment", "a laptop", "--days", "3")).isZero();
    assertThat(output.toString()).startsWith("lkw_");
    String id = errors.toString().split(" ")[1];
    assertThat(run("token", "list", "--format", "csv")).isZero();
    assertThat(output.toString()).contains(id + ",ann,yes,").contains(",a laptop");
    assertThat(run("token", "revoke", id)).isZero();
    assertThat(run("token", "list", "--format", "csv")).isZero();
    assertThat(output.toString()).contains(id + ",ann,revoked,");
    assertThat(run("token", "revoke", "no/such ?")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("no/such ?");
  }

  @Test
  void statementsRunWhereTheyAreWanted() {
    assertThat(run("warehouse", "create", "small", "--size", "2X-Small")).isZero();
    assertThat(run("sql", "--warehouse", "small", "--format", "csv", "-c", "select 42 as a"))
        .isZero();
    assertThat(output).hasToString("a\n42\n");
    assertThat(run("warehouse", "list", "--format", "csv")).isZero();
    assertThat(output.toString()).containsPattern("small.*RUNNING");
    assertThat(run("warehouse", "drop", "small")).isZero();
    assertThat(run("sql", "--warehouse", "small", "-c", "select 1")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("small");
  }

  @Test
  void aWarehouseNeedsAServer() {
    Console console =
        new Console(
            new StringReader(""), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    int exit =
        CommandLines.execute(
            new CommandContext(console, options -> options.open(note -> {})),
            Map.of(),
            new String[] {"sql", "--warehouse", "etl", "-c", "select 1"});
    assertThat(exit).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("--server");
  }
}
