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
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code lakewise audit verify} on states into which somebody wrote by hand, in both databases. */
class AuditCommandIT {

  @TempDir Path folder;

  private String output = "";

  private int run(List<String> lake, String... arguments) {
    StringWriter both = new StringWriter();
    Console console =
        new Console(new StringReader(""), both, new PrintWriter(both, true), TerminalFacts.NONE);
    int code =
        CommandLines.execute(
            new CommandContext(console, options -> options.open(console::note)),
            Map.of(),
            Stream.concat(Stream.of(arguments), lake.stream()).toArray(String[]::new));
    console.finish();
    output = both.toString();
    return code;
  }

  private static void change(String url, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection(url);
        Statement statement = connection.createStatement()) {
      for (String each : statements) {
        assertThat(statement.executeUpdate(each)).as(each).isPositive();
      }
    }
  }

  /** Each of two records takes the place of the other in the chain. */
  private static void swap(String url) throws SQLException {
    change(
        url,
        "UPDATE audit_pending SET content = replace(content, '\"sequence\":2', '\"sequence\":0')",
        "UPDATE audit_pending SET content = replace(content, '\"sequence\":3', '\"sequence\":2')",
        "UPDATE audit_pending SET content = replace(content, '\"sequence\":0', '\"sequence\":3')");
  }

  private void checkAll(List<String> lake, String url) throws SQLException {
    assertThat(run(lake, "sql", "-c", "CREATE TABLE t AS SELECT 1 AS x")).as(output).isZero();
    for (String group : List.of("one", "two", "three", "four")) {
      assertThat(run(lake, "sql", "-c", "CREATE GROUP " + group)).as(output).isZero();
    }
    assertThat(run(lake, "sql", "-c", "GRANT SELECT ON TABLE t TO one")).as(output).isZero();
    assertThat(run(lake, "audit", "verify")).as(output).isZero();
    assertThat(output).contains("5 records, head 5:", "the audit is as it was written");
    String head = output.replaceAll("(?s).*head (5:\\S+).*", "$1");
    assertThat(run(lake, "audit", "verify", "--head", head)).as(output).isZero();

    change(url, "UPDATE audit_pending SET content = replace(content, 'three', 'throe')");
    assertThat(run(lake, "audit", "verify")).as(output).isEqualTo(1);
    change(url, "UPDATE audit_pending SET content = replace(content, 'throe', 'three')");
    assertThat(run(lake, "audit", "verify")).as(output).isZero();

    swap(url);
    assertThat(run(lake, "audit", "verify")).as(output).isEqualTo(1);
    swap(url);
    assertThat(run(lake, "audit", "verify")).as(output).isZero();

    change(url, "DELETE FROM audit_pending WHERE sequence = 5");
    assertThat(run(lake, "audit", "verify")).as(output).isEqualTo(1);
    change(url, "DELETE FROM audit_pending WHERE sequence = 2");
    assertThat(run(lake, "audit", "verify")).as(output).isEqualTo(1);
    assertThat(output).contains("2 to 2", "not as it was written");
  }

  @Test
  void whatWasWrittenByHandIntoSqliteIsSaid() throws SQLException {
    Path lake = folder.resolve("lake");
    checkAll(
        List.of("--lake", lake.toString()), "jdbc:sqlite:" + lake.resolve("_lakewise/state.db"));
  }

  @Test
  void whatWasWrittenByHandIntoPostgresIsSaid() throws SQLException, IOException {
    Optional<Path> programs = PostgresServer.programs();
    assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
    try (PostgresServer postgres = PostgresServer.start(programs.get())) {
      String url = postgres.database();
      checkAll(List.of("--lake", folder.resolve("lake").toString(), "--state", url), url);
    }
  }
}
