package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewise.catalog.state.PostgresServer;
import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.terminal.TerminalFacts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands on a lake whose names are in a PostgreSQL that asks for a password. */
class PostgresCommandsIT {

  private static final String PASSWORD = "hush-hush-1";

  @TempDir private static Path folder;
  private static PostgresServer postgres;
  private static String url;
  private static Path right;
  private static Path wrong;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> programs = PostgresServer.programs();
    assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
    postgres = PostgresServer.start(programs.get());
    url = postgres.guarded("guarded", PASSWORD);
    right = Files.writeString(folder.resolve("right"), PASSWORD + "\n");
    wrong = Files.writeString(folder.resolve("wrong"), "something-else");
  }

  @AfterAll
  static void stop() throws IOException {
    if (postgres != null) {
      postgres.close();
    }
  }

  private int run(String... arguments) {
    Console console =
        new Console(
            new StringReader(""), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    int code =
        CommandLines.execute(
            new CommandContext(console, options -> options.open(console::note)),
            Map.of(),
            arguments);
    console.finish();
    assertThat(output + " " + errors).doesNotContain(PASSWORD).doesNotContain("something-else");
    return code;
  }

  private int run(List<String> some, String... others) {
    return run(Stream.concat(Stream.of(others), some.stream()).toArray(String[]::new));
  }

  @Test
  void namesGoFromALakeToPostgresAndBack() {
    String lake = folder.resolve("lake").toString();
    String first = folder.resolve("first.gz").toString();
    String second = folder.resolve("second.gz").toString();
    List<String> there =
        List.of("--lake", lake, "--state", url, "--state-password-file", right.toString());
    assertThat(run("sql", "--lake", lake, "-c", "create table t as select 6 * 7 as x")).isZero();
    assertThat(run("backup", "--lake", lake, first)).isZero();
    assertThat(run(there, "sql", "-c", "select * from t")).isEqualTo(1);
    assertThat(errors.toString()).contains("main.default.t does not exist");
    assertThat(run(there, "restore", first)).isZero();
    assertThat(run(there, "sql", "--format", "csv", "-c", "select * from t")).isZero();
    assertThat(output.toString()).contains("42");
    assertThat(run(there, "sql", "-c", "create table u as select 43 as x")).isZero();
    assertThat(run(there, "backup", second)).isZero();
    assertThat(run("restore", "--lake", lake, second)).isZero();
    assertThat(run("sql", "--lake", lake, "--format", "csv", "-c", "select * from u")).isZero();
    assertThat(output.toString()).contains("43");
  }

  @Test
  void aWrongPasswordOrOneOnTheCommandLineIsRefusedAndNotSaid() {
    String lake = folder.resolve("other").toString();
    List<String> select = List.of("--lake", lake, "-c", "show tables");
    assertThat(run(select, "sql", "--state", url, "--state-password-file", wrong.toString()))
        .isEqualTo(1);
    assertThat(errors.toString()).contains("password authentication failed");
    assertThat(run(select, "sql", "--state", url + "&password=" + PASSWORD)).isEqualTo(1);
    assertThat(errors.toString()).contains("PGPASSWORD");
  }
}
