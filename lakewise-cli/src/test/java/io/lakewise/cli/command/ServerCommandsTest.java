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
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
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
  private String input = "";
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
    String token = folder.resolve("lake/_lakewise/admin-token").toString();
    return run(List.of("--server", server.address(), "--token-file", token), arguments);
  }

  private int run(List<String> place, String... arguments) {
    output = new StringWriter();
    errors = new StringWriter();
    Console console =
        new Console(
            new StringReader(input), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    return CommandLines.execute(
        new CommandContext(console, options -> options.open(note -> {})),
        Map.of(),
        Stream.concat(Arrays.stream(arguments), place.stream()).toArray(String[]::new));
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

  /** The same at a server and, while it runs, on the lake's own state. */
  @Test
  void peopleAreManagedAtAServerAndOnTheLake() {
    String token = folder.resolve("lake/_lakewise/admin-token").toString();
    List<String> remote = List.of("--server", server.address(), "--token-file", token);
    List<String> local = List.of("--lake", folder.resolve("lake").toString());
    people(remote, local, "r\"x");
    people(local, remote, "lo cal");
  }

  @Test
  void passwordsAreSetAndSessionsEndedAtAServerAndOnTheLake() throws Exception {
    String token = folder.resolve("lake/_lakewise/admin-token").toString();
    List<String> remote = List.of("--server", server.address(), "--token-file", token);
    List<String> local = List.of("--lake", folder.resolve("lake").toString());
    assertThat(run(local, "user", "create", "pat")).isZero();
    for (List<String> place : List.of(local, remote)) {
      input = "";
      assertThat(run(place, "user", "password", "pat")).isEqualTo(ExitCodes.FAILED);
      assertThat(errors.toString()).contains("A password is needed");
      input = "short\n";
      assertThat(run(place, "user", "password", "pat")).isEqualTo(ExitCodes.FAILED);
      assertThat(errors.toString()).contains("fewer than 12").doesNotContain("short");
      input = "maple stove " + place.get(0) + "\r\n";
      assertThat(run(place, "user", "password", "pat")).isZero();
      assertThat(errors).hasToString("set the password of user pat\n");
      assertThat(signIn("pat", "maple stove " + place.get(0))).isEqualTo(200);
    }
    input = "maple stove --server\nfour other words now\n";
    assertThat(run(local, "token", "create", "pat")).isZero();
    Path own = Files.writeString(folder.resolve("pat"), output.toString());
    List<String> herself = List.of("--server", server.address(), "--token-file", own.toString());
    assertThat(run(herself, "user", "password", "pat")).isZero();
    for (List<String> place : List.of(remote, local)) {
      assertThat(signIn("pat", "four other words now")).isEqualTo(200);
      assertThat(run(place, "session", "list", "--format", "csv")).isZero();
      String row = output.toString().split("\n")[1];
      assertThat(row).contains(",pat,password,");
      String id = row.split(",")[0];
      assertThat(run(place, "session", "end", id)).isZero();
      assertThat(run(place, "session", "end", id)).isEqualTo(ExitCodes.FAILED);
      assertThat(run(place, "session", "list", "--format", "csv")).isZero();
      assertThat(output.toString()).doesNotContain(id);
    }
  }

  private static int signIn(String user, String password) throws Exception {
    String body = "{\"user\":\"%s\",\"password\":\"%s\"}".formatted(user, password);
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.address() + "/api/v1/session"))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.discarding())
        .statusCode();
  }

  /** Changed in one place, seen in the other. */
  private void people(List<String> place, List<String> other, String name) {
    assertThat(run(place, "user", "create", name, "--display-name", "D")).isZero();
    assertThat(run(place, "user", "create", name + "2", "--service-principal", "--admin")).isZero();
    assertThat(run(place, "user", "create", name)).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("already");
    assertThat(run(place, "group", "create", name + " crew", name)).isZero();
    assertThat(run(place, "group", "create", "none", name, "stranger")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("'stranger'");
    assertThat(run(place, "group", "add", name + " crew", name + "2")).isZero();
    assertThat(shown(other, "group", "show", name + " crew"))
        .contains("\"kind\":\"user\"")
        .contains("\"kind\":\"service principal\"");
    assertThat(shown(other, "group", "list")).contains(" crew\"").doesNotContain("none");
    assertThat(shown(other, "user", "show", name + "2")).contains("\"groups\":\"admins, ");
    assertThat(run(other, "group", "remove", "admins", name + "2")).isZero();
    assertThat(run(other, "user", "disable", name)).isZero();
    assertThat(shown(place, "user", "show", name))
        .contains("\"active\":\"no\"")
        .contains("\"display name\":\"D\"");
    assertThat(shown(place, "user", "show", name + "2")).contains("\"admin\":\"no\"");
    assertThat(run(other, "user", "enable", name)).isZero();
    assertThat(shown(place, "user", "list")).contains("\"name\":\"admin\"");
    assertThat(run(place, "user", "rename", name, "admin")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("already");
    assertThat(run(place, "user", "rename", name, name + " the second")).isZero();
    assertThat(run(other, "user", "show", name)).isEqualTo(ExitCodes.FAILED);
    assertThat(shown(other, "user", "show", name + " the second"))
        .contains("\"display name\":\"D\"")
        .contains(" crew\"}");
    assertThat(run(other, "user", "rename", name + " the second", name)).isZero();
    assertThat(run(other, "group", "rename", name + " crew", name + " band")).isZero();
    assertThat(shown(place, "group", "show", name + " band")).contains("\"user\"");
    assertThat(run(place, "group", "rename", name + " band", name + " crew")).isZero();
    assertThat(run(place, "group", "remove", name + " crew", name)).isZero();
    assertThat(shown(other, "group", "show", name + " crew")).doesNotContain("\"user\"");
    assertThat(run(other, "group", "delete", name + " crew")).isZero();
    assertThat(run(other, "user", "delete", name)).isZero();
    assertThat(run(place, "user", "show", name)).isEqualTo(ExitCodes.FAILED);
    assertThat(run(place, "user", "delete", "admin")).isEqualTo(ExitCodes.FAILED);
    assertThat(errors.toString()).contains("cannot be dropped");
  }

  private String shown(List<String> place, String... arguments) {
    String[] asJson = Arrays.copyOf(arguments, arguments.length + 2);
    asJson[arguments.length] = "--format";
    asJson[arguments.length + 1] = "ndjson";
    assertThat(run(place, asJson)).as(() -> errors.toString()).isZero();
    return output.toString();
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
