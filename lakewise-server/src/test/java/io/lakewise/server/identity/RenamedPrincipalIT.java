package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Somebody of everything a principal can have is renamed, and nothing is left behind. */
class RenamedPrincipalIT {

  private static final String PASSWORD = "maple stove quiet harbour";

  /** What tells what was, not what is: so does the author of a view's or function's text. */
  private static final Set<String> HISTORY =
      Set.of(
          "audit_pending",
          "pending_records",
          "saved_queries.updated_by",
          "saved_query_versions.author",
          "dashboards.updated_by",
          "dashboard_versions.author",
          "functions.definition",
          "relations.definition",
          "grants.granted_by",
          "tokens.created_by",
          "statement_history.content",
          "statement_history.statement_text",
          "statement_history.error_text");

  @TempDir private Path folder;

  private IdentityClient client;

  private JsonNode run(String token, String statement) {
    String body =
        JsonAnswers.object()
            .put("warehouse_id", "default")
            .put("wait_timeout", "50s")
            .put("statement", statement)
            .toString()
            .replace("'", "\\u0027");
    return client.ask(token, "POST", "/api/2.0/sql/statements", body, 200);
  }

  private void runs(String token, String statement) {
    JsonNode answer = run(token, statement);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
  }

  private String value(String token, String query) {
    return run(token, query).at("/result/data_array/0/0").asText();
  }

  @Test
  void whatOneHasAndOwnsStays() throws Exception {
    Files.createDirectories(folder.resolve("lake/files/in"));
    try (TestServer server = new TestServer(folder, Map.of("threads", "1"))) {
      client = new IdentityClient(server);
      String id = client.user("zelda@x.org");
      String team =
          client
              .ask("POST", IdentityClient.SCIM + "Groups", "{'displayName':'zeldas'}", 201)
              .path("id")
              .asText();
      String body = "{'principal':'zelda@x.org','password':'" + PASSWORD + "'}";
      client.ask("POST", "/api/v1/password", body, 200);
      String zelda = client.token("zelda@x.org");
      String admin = server.token();
      Browser browser = new Browser(server.server().address());
      browser.signIn("zelda@x.org", PASSWORD);
      for (String statement :
          List.of(
              "grant create catalog, create warehouse on metastore to `zelda@x.org`",
              "create group holders with user `zelda@x.org` group zeldas",
              "create table main.default.given as select 7 as n",
              "grant select on table main.default.given to `zelda@x.org`",
              "create table main.default.grouped as select 8 as n",
              "grant select on table main.default.grouped to zeldas",
              "alter table main.default.grouped owner to zeldas",
              "create external location far url 'files/in'",
              "alter external location far owner to `zelda@x.org`",
              "create function main.default.hidden(s string) returns string return '*'",
              "create policy p on schema main.default column mask main.default.hidden"
                  + " to `account users` except `zelda@x.org`, zeldas"
                  + " for tables match columns has_tag('pii') as c on column c")) {
        runs(admin, statement);
      }
      for (String statement :
          List.of(
              "create catalog own",
              "create schema own.s",
              "create table own.s.t as select 1 as n",
              "create table own.s.gone as select 1 as n",
              "drop table own.s.gone",
              "create view own.s.v as select * from own.s.t",
              "create function own.s.f(n int) returns int return n + 1",
              "create volume own.s.files",
              "create warehouse tiny with (size = '2X-Small')")) {
        runs(zelda, statement);
      }
      runs(admin, "grant select on table main.default.grouped to `zelda@x.org`");
      recorded(zelda, "create warehouse tiny");
      rename("Users/" + id, "userName", "maud@x.org");
      rename("Groups/" + team, "displayName", "mauds");

      assertThat(leftBehind("zelda")).isEmpty();
      assertThat(value(zelda, "select current_user()")).isEqualTo("maud@x.org");
      assertThat(value(zelda, "select n from main.default.given")).isEqualTo("7");
      assertThat(value(zelda, "select is_account_group_member('holders')")).isEqualTo("true");
      for (String statement :
          List.of(
              "select own.s.f(n) from own.s.v",
              "undrop table own.s.gone",
              "alter table own.s.t set tags ('a')",
              "alter warehouse tiny set (size = 'X-Small')",
              "drop function own.s.f",
              "drop volume own.s.files",
              "drop external location far",
              "drop table own.s.t")) {
        runs(zelda, statement);
      }
      assertThat(browser.who()).isEqualTo("maud@x.org");
      Browser again = new Browser(server.server().address());
      assertThat(again.signIn("zelda@x.org", PASSWORD).statusCode()).isEqualTo(401);
      assertThat(again.signIn("maud@x.org", PASSWORD).statusCode()).isEqualTo(200);

      client.user("zelda@x.org");
      String stranger = client.token("zelda@x.org");
      assertThat(run(stranger, "select n from main.default.given").at("/status/state").asText())
          .as("another of the former name has nothing")
          .isEqualTo("FAILED");
      assertThat(run(stranger, "drop catalog own").at("/status/state").asText())
          .isEqualTo("FAILED");
      assertThat(
              server.rows(
                  "select request_params['former_name'], request_params['target_user_name']"
                      + " from system.access.audit where request_params['former_name'] is not null"
                      + " and action_name = 'updateUser'"))
          .containsExactly("zelda@x.org maud@x.org");
    }
  }

  /** Waits until a statement is in its author's history, which it is soon after its end. */
  private void recorded(String token, String statement) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    String history = "";
    while (!history.contains(statement) && System.nanoTime() < end) {
      history = client.ask(token, "GET", "/api/2.0/sql/history/queries", null, 200).toString();
    }
    assertThat(history).contains(statement);
  }

  private void rename(String path, String attribute, String name) {
    String operation = "{'op':'replace','path':'" + attribute + "','value':'" + name + "'}";
    String body = "{'Operations':[" + operation + "]}";
    JsonNode answer = client.ask("PATCH", IdentityClient.SCIM + path, body, 200);
    assertThat(answer.path(attribute).asText()).isEqualTo(name);
    assertThat(answer.path("displayName").asText()).isEqualTo(name);
  }

  /** The columns of the whole state in which a text is. */
  private Set<String> leftBehind(String text) throws SQLException, IOException {
    Set<String> found = new TreeSet<>();
    String state = "jdbc:sqlite:" + folder.resolve("lake/_lakewise/state.db");
    try (Connection connection = DriverManager.getConnection(state);
        ResultSet columns = connection.getMetaData().getColumns(null, null, "%", "%")) {
      while (columns.next()) {
        String table = columns.getString("TABLE_NAME");
        String column = columns.getString("COLUMN_NAME");
        String query =
            "SELECT count(*) FROM \"" + table + "\" WHERE lower(\"" + column + "\") LIKE ?";
        try (var statement = connection.prepareStatement(query)) {
          statement.setString(1, "%" + text + "%");
          ResultSet rows = statement.executeQuery();
          boolean history = HISTORY.contains(table) || HISTORY.contains(table + "." + column);
          if (rows.next() && rows.getInt(1) > 0 && !history) {
            found.add(table + "." + column);
          }
        }
      }
    }
    return found;
  }
}
