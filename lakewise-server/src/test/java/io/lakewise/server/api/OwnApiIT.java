package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import io.lakewise.server.Waiting;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Lakewise's own API, and that it is what its document says. */
class OwnApiIT {

  private static final String T = "/api/v1/tables/main/default/t";
  private static final String ROWS = "/api/v1/rows/main/default/t";

  @TempDir private static Path folder;
  private static TestServer server;
  private static JsonNode document;
  private static final Set<String> CHECKED = new TreeSet<>();

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    for (String statement :
        List.of(
            "create table t (id int not null comment 'the key', name string)",
            "insert into t values (1, 'a'), (2, null), (3, null)",
            "delete from t where id = 3",
            "alter table t add column day date",
            "create view v as select id from t",
            "create table \"a/b ü.c\" as select 1 as x",
            "create table keyed (id int, constraint secret_one primary key (id))"
                + " tblproperties ('delta.appendOnly' = 'true')")) {
      assertThat(server.run(statement).path("status").path("state").asText())
          .as(statement)
          .isEqualTo("SUCCEEDED");
    }
    document = server.ask("/api/v1/openapi.json", null).json();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Map<String, String> bearer(String token) {
    return Map.of("Authorization", "Bearer " + token);
  }

  /** Asks, and checks that the answer is what the document says of the operation. */
  private static JsonNode get(String template, String path) {
    Answer answer = server.ask(path, null);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(200);
    assertMatches("get", template, "200", answer.json());
    return answer.json();
  }

  private static JsonNode get(String path) {
    return get(
        path.replaceAll("[?].*", "").replace("/main/default/t", "/{catalog}/{schema}/{table}"),
        path);
  }

  private static void assertMatches(String method, String path, String status, JsonNode answer) {
    JsonNode operation = document.path("paths").path(path).path(method);
    assertThat(operation.isObject()).as(method + " " + path).isTrue();
    CHECKED.add(method.toUpperCase(java.util.Locale.ROOT) + " " + path);
    JsonNode response = operation.path("responses").path(status);
    if (response.has("$ref")) {
      response = document.at(response.path("$ref").asText().substring(1));
    }
    ObjectNode schema = response.path("content").path("application/json").path("schema").deepCopy();
    schema.set("components", document.path("components"));
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(schema)
                .validate(
                    answer,
                    context -> context.getExecutionConfig().setFormatAssertionsEnabled(true)))
        .as(path + ": " + answer)
        .isEmpty();
  }

  @Test
  void everyRouteIsInTheDocumentAndAnswersAsItSays() throws Exception {
    get("/api/v1/tables");
    get(T);
    get(T + "?version=0");
    get("/api/v1/tables/{catalog}/{schema}/{table}", "/api/v1/tables/main/default/v");
    get(T + "/history");
    get(T + "/diff?from=1");
    get(T + "/statistics");
    get(ROWS + "/changes?from=0");
    get(ROWS + "/change-counts?from=0");
    get(ROWS + "/profile");
    assertThat(get("/api/v1/search?q=v").path("found").path(0).path("kind").asText())
        .isEqualTo("VIEW");
    get("/api/v1/lineage/tables/main/default/t");
    get(
        "/api/v1/lineage/columns/{catalog}/{schema}/{table}/{column}",
        "/api/v1/lineage/columns/main/default/t/id");
    Answer taken =
        server.ask(
            "/api/v1/lineage",
            """
            {"eventType": "START", "eventTime": "2026-01-31T12:00:00Z",
              "run": {"runId": "01976f3a-0000-7000-8000-000000000001"},
              "job": {"namespace": "airflow", "name": "nightly"},
              "inputs": [{"namespace": "lakewise", "name": "main.default.t"}]}
            """);
    assertMatches("post", "/api/v1/lineage", "200", taken.json());
    get("/api/v1/warehouses");
    get("/api/v1/warehouses/{warehouse}", "/api/v1/warehouses/default");
    get("/api/v1/warehouses/{warehouse}/queue", "/api/v1/warehouses/default/queue");
    get("/api/v1/queries");
    get("/api/v1/sign-in");
    String statement = "/api/v1/statements/" + server.run("select 1").path("statement_id").asText();
    get("/api/v1/statements/{id}/progress", statement + "/progress");
    get("/api/v1/statements/{id}/freshness", statement + "/freshness");
    Waiting.until("is recorded", () -> server.ask(statement + "/operators", null).status() == 200);
    get("/api/v1/statements/{id}/operators", statement + "/operators");
    JsonNode state = get("/api/v1/server");
    assertThat(state.path("state").asText()).isEqualTo("SQLite");
    assertThat(state.path("settings").findValuesAsText("key")).contains("threads", "lake");
    state
        .path("settings")
        .forEach(
            setting -> {
              if (setting.path("key").asText().equals("threads")) {
                assertThat(setting.path("value").asText()).isEqualTo("1");
                assertThat(setting.path("origin").asText()).isEqualTo("flag");
              }
            });
    get("/api/v1/tokens");
    Answer made = server.ask("/api/v1/tokens", "{\"principal\":\"ann\",\"comment\":\"x\"}");
    assertThat(made.status()).as(made.body()).isEqualTo(200);
    assertMatches("post", "/api/v1/tokens", "200", made.json());
    String id = made.json().path("token").path("id").asText();
    Answer revoked = server.delete("/api/v1/tokens/" + id, server.token());
    assertMatches("delete", "/api/v1/tokens/{id}", "200", revoked.json());
    sessions();
    savedItems("/api/v1/saved-queries", "query", "\"text\":\"select 2\",\"settings\":{}");
    savedItems("/api/v1/dashboards", "dashboard", "\"definition\":{\"items\":[],\"filters\":[]}");
    schedules();
    String download = "/api/v1/statements/{id}/download";
    assertThat(document.path("paths").path(download).findValuesAsText("format")).contains("binary");
    CHECKED.add("GET " + download);
    Set<String> served = new TreeSet<>();
    for (String route : server.server().routes()) {
      String known = route.replaceAll("/:([^/]+)", "/{$1}");
      if (known.contains(" /api/v1/") && !known.endsWith("/openapi.json")) {
        served.add(known);
      }
    }
    Set<String> described = new TreeSet<>();
    document
        .path("paths")
        .fields()
        .forEachRemaining(
            path ->
                path.getValue()
                    .fieldNames()
                    .forEachRemaining(
                        method ->
                            described.add(
                                method.toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
    assertThat(described).isEqualTo(served).hasSize(63);
    assertThat(CHECKED).isEqualTo(served);
  }

  private static void schedules() {
    String query =
        server
            .ask("/api/v1/saved-queries", "{\"name\":\"due\",\"text\":\"select 1 as one\"}")
            .json()
            .at("/query/id")
            .asText();
    String body =
        """
        {"name":"a","query_id":"%s","webhook_url":"https://hook.invalid/",
          "schedule":{"quartz_cron_expression":"0 0 8 * * ?","timezone_id":"UTC",
            "pause_status":"PAUSED"},%s}
        """;
    String report = body.formatted(query, "\"formats\":[\"CSV\",\"HTML\"]");
    schedules("/api/v1/schedules", report, "schedule");
    String alert =
        """
        "evaluation":{"source":{"name":"one","aggregation":"MAX"},"comparison_operator":"EQUAL",
          "threshold":{"value":{"double_value":1.5}},"notification":{"retrigger_seconds":60}}
        """;
    schedules("/api/v1/alerts", body.formatted(query, alert), "alert");
  }

  private static void schedules(String all, String body, String part) {
    String one = all + "/{id}";
    JsonNode made = server.ask(all, body).json();
    assertMatches("post", all, "200", made);
    String own = all + "/" + made.path(part).path("id").asText();
    get(all);
    get(one, own);
    assertMatches("put", one, "200", server.call("PUT", own, body, server.token()).json());
    assertMatches("post", one + "/run", "200", server.ask(own + "/run", "{}").json());
    get(one + "/runs", own + "/runs");
    assertMatches("delete", one, "200", server.delete(own, server.token()).json());
  }

  private static void savedItems(String all, String kind, String content) {
    String one = all + "/{id}";
    Answer made = server.ask(all, "{\"name\":\"a\"," + content + "}");
    assertMatches("post", all, "200", made.json());
    String own = all + "/" + made.json().at("/" + kind + "/id").asText();
    get(all + "?q=a");
    get(one, own);
    assertMatches(
        "post", one, "200", server.ask(own, "{\"folder\":\"x/y\",\"name\":\"b\"}").json());
    Answer changed = server.ask(own + "/versions", "{\"base_version\":1," + content + "}");
    assertMatches("post", one + "/versions", "200", changed.json());
    get(one + "/versions", own + "/versions");
    Answer shared =
        server.ask(own + "/shares", "{\"principal\":\"ann\",\"privilege\":\"CAN_RUN\"}");
    assertMatches("post", one + "/shares", "200", shared.json());
    get(one + "/shares", own + "/shares");
    assertMatches("delete", one, "200", server.delete(own, server.token()).json());
  }

  private static void sessions() {
    String password = "{\"principal\":\"ann\",\"password\":\"maple stove quiet harbour\"}";
    Answer set = server.ask("/api/v1/password", password);
    assertMatches("post", "/api/v1/password", "200", set.json());
    get("/api/v1/session");
    String token = "{\"token\":\"" + server.token() + "\"}";
    Answer first = server.ask("/api/v1/session", token, Map.of());
    assertMatches("post", "/api/v1/session", "200", first.json());
    get("/api/v1/sessions");
    String id = first.json().path("id").asText();
    Answer ended = server.delete("/api/v1/sessions/" + id, server.token());
    assertMatches("delete", "/api/v1/sessions/{id}", "200", ended.json());
    Answer second = server.ask("/api/v1/session", token, Map.of());
    String cookie = second.response().headers().firstValue("set-cookie").orElseThrow();
    Answer out =
        server.call(
            "DELETE",
            "/api/v1/session",
            Map.of("Cookie", cookie.split(";")[0], "Origin", server.server().address()));
    assertMatches("delete", "/api/v1/session", "200", out.json());
  }

  @Test
  void aTableIsDescribedByItsLog() {
    JsonNode table = get(T);
    assertThat(table.path("columns").toString())
        .isEqualTo(
            "[{\"name\":\"id\",\"type\":\"INTEGER\",\"nullable\":false,\"comment\":\"the key\"},"
                + "{\"name\":\"name\",\"type\":\"VARCHAR\",\"nullable\":true},"
                + "{\"name\":\"day\",\"type\":\"DATE\",\"nullable\":true}]");
    assertThat(table.path("version").asLong()).isEqualTo(3);
    assertThat(get(T + "?version=0").path("columns")).hasSize(2);
    JsonNode difference = get(T + "/diff?from=1&to=3");
    assertThat(difference.path("columns_added").path(0).path("name").asText()).isEqualTo("day");
    assertThat(difference.path("rows_before").asLong()).isEqualTo(3);
    assertThat(difference.path("rows_after").asLong()).isEqualTo(2);
    JsonNode statistics = get(T + "/statistics?version=1");
    assertThat(statistics.path("rows").asLong()).isEqualTo(3);
    assertThat(statistics.path("columns").path(1).path("null_count").asLong()).isEqualTo(2);
    assertThat(get(T + "/statistics").path("rows").asLong()).isEqualTo(2);
  }

  @Test
  void rowsThatChangedAndWhatColumnsHoldAreTold() {
    JsonNode changes = get(ROWS + "/changes?from=0&to=2");
    assertThat(changes.path("rows")).hasSize(4);
    assertThat(changes.has("next_page_token")).isFalse();
    assertThat(changes.path("rows").path(3).toString())
        .isEqualTo("{\"change\":\"delete\",\"version\":2,\"values\":{\"id\":\"3\"}}");
    JsonNode first = get(ROWS + "/changes?from=0&limit=1");
    assertThat(first.path("rows")).hasSize(1);
    List<String> paged = new ArrayList<>();
    for (String next = ""; next != null; ) {
      JsonNode page = get(ROWS + "/changes?from=0&to=2&limit=1&key=id&page_token=" + next);
      page.path("rows").forEach(row -> paged.add(row.toString()));
      next = page.path("next_page_token").asText(null);
    }
    List<String> whole = new ArrayList<>();
    changes.path("rows").forEach(row -> whole.add(row.toString()));
    assertThat(paged).isEqualTo(whole);
    assertThat(get(ROWS + "/changes?from=3").path("rows")).isEmpty();
    assertThat(get(ROWS + "/change-counts?from=0&to=2").toString())
        .isEqualTo("{\"from\":0,\"to\":2,\"added\":3,\"removed\":1,\"changed\":0}");
    assertThat(get(ROWS + "/change-counts?from=0&to=2&key=id").toString())
        .isEqualTo("{\"from\":0,\"to\":2,\"added\":2,\"removed\":0,\"changed\":0}");
    assertThat(get(ROWS + "/change-counts?from=3").path("added").asLong()).isZero();
    JsonNode profile = get(ROWS + "/profile?version=1");
    assertThat(profile.path("rows").asLong()).isEqualTo(3);
    assertThat(profile.path("columns").path(0).toString())
        .isEqualTo(
            "{\"column\":\"id\",\"null_count\":0,\"distinct_count\":3,\"least\":\"1\","
                + "\"greatest\":\"3\"}");
    assertThat(profile.path("columns").path(1).path("null_count").asLong()).isEqualTo(2);
    assertThat(get(ROWS + "/profile").path("columns").path(2).toString())
        .isEqualTo("{\"column\":\"day\",\"null_count\":2,\"distinct_count\":0}");
  }

  @Test
  void listsComeInPagesOfTheSizeThatIsAskedFor() {
    List<String> names = new ArrayList<>();
    String page = "";
    do {
      JsonNode answer = get("/api/v1/tables?limit=1" + page);
      assertThat(answer.path("tables")).hasSize(1);
      JsonNode table = answer.path("tables").path(0);
      names.add(table.path("catalog").asText() + " " + table.path("name").asText());
      page = "&page_token=" + answer.path("next_page_token").asText();
    } while (!page.endsWith("="));
    names.removeIf(name -> name.startsWith("system "));
    assertThat(names).containsExactlyInAnyOrder("main t", "main v", "main a/b ü.c", "main keyed");
    List<Long> versions = new ArrayList<>();
    page = "";
    do {
      JsonNode answer = get(T + "/history?limit=3" + page);
      answer.path("versions").forEach(version -> versions.add(version.path("version").asLong()));
      page = "&page_token=" + answer.path("next_page_token").asText();
    } while (!page.endsWith("="));
    assertThat(versions).containsExactly(3L, 2L, 1L, 0L);
  }

  /** Among Lakewise's own are foreign keys to tables that not all may see. */
  @Test
  void propertiesOfLakewiseAreNotShown() {
    String path = "/api/v1/tables/main/default/keyed";
    String answers = "";
    for (String version : List.of("", "?version=0")) {
      answers += get("/api/v1/tables/{catalog}/{schema}/{table}", path + version);
    }
    assertThat(answers).contains("delta.appendOnly").doesNotContain("lakewise.", "secret_one");
  }

  @Test
  void namesWithSlashesAreReachedEncoded() {
    String path = "/api/v1/tables/main/default/a%2Fb%20%C3%BC.c";
    assertThat(get("/api/v1/tables/{catalog}/{schema}/{table}", path).path("name").asText())
        .isEqualTo("a/b ü.c");
  }

  @Test
  void whatIsWrongIsSaidInOneForm() {
    String one = "/api/v1/tables/{catalog}/{schema}/{table}";
    String rows = "/api/v1/rows/{catalog}/{schema}/{table}";
    assertWrong(404, one, "/api/v1/tables/main/default/nothing");
    assertWrong(404, one, "/api/v1/tables/nothing/default/t");
    assertWrong(400, one + "/history", "/api/v1/tables/main/default/v/history");
    assertWrong(400, one, T + "?version=99");
    assertWrong(400, one, T + "?version=-1");
    assertWrong(400, one + "/diff", T + "/diff");
    assertWrong(400, rows + "/changes", ROWS + "/changes");
    assertWrong(400, rows + "/changes", ROWS + "/changes?from=3&to=1");
    assertWrong(400, rows + "/changes", ROWS + "/changes?from=0&limit=1001");
    assertWrong(400, rows + "/changes", ROWS + "/changes?from=0&key=nothing");
    assertWrong(400, rows + "/change-counts", ROWS + "/change-counts?from=0&key=id)--");
    assertWrong(400, rows + "/profile", ROWS + "/profile?version=99");
    assertWrong(404, rows + "/profile", "/api/v1/rows/main/default/nothing/profile");
    assertWrong(400, rows + "/changes", "/api/v1/rows/main/default/v/changes?from=0");
    assertWrong(400, one + "/diff", T + "/diff?from=x");
    assertWrong(400, one + "/history", T + "/history?page_token=eHg");
    String lineage = "/api/v1/lineage/tables/main/default/t";
    String ways = "/api/v1/lineage/tables/{catalog}/{schema}/{table}";
    for (String wrong : List.of("depth=0", "depth=21", "direction=up", "limit=1001", "limit=0")) {
      assertWrong(400, ways, lineage + "?" + wrong);
    }
    assertWrong(404, ways, "/api/v1/lineage/tables/main/default/nothing");
    assertWrong(
        404,
        "/api/v1/lineage/columns/{catalog}/{schema}/{table}/{column}",
        "/api/v1/lineage/columns/main/default/t/nothing");
    assertWrong(404, "/api/v1/warehouses/{warehouse}", "/api/v1/warehouses/nothing");
    for (String limit : List.of("0", "1001", "-1", "x", "99999999999999999999")) {
      assertWrong(400, "/api/v1/tables", "/api/v1/tables?limit=" + limit);
    }
    assertWrong(400, "/api/v1/tables", "/api/v1/tables?page_token=%25");
    for (String body :
        List.of(
            "{}",
            "[]",
            "{\"principal\":1}",
            "{\"principal\":\"x\",\"admin\":true}",
            "{\"principal\":\"everyone\"}",
            "{\"principal\":\"x\",\"days\":-1}",
            "{\"principal\":\"x\",\"days\":\"1\"}")) {
      Answer answer = server.ask("/api/v1/tokens", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertMatches("post", "/api/v1/tokens", "default", answer.json());
    }
  }

  private static void assertWrong(int status, String template, String path) {
    Answer answer = server.ask(path, null);
    assertThat(answer.status()).as(path + ": " + answer.body()).isEqualTo(status);
    assertMatches("get", template, "default", answer.json());
  }

  @Test
  void tokensAreMadeByAdminsAndEndAtOnce() {
    JsonNode made = server.ask("/api/v1/tokens", "{\"principal\":\"bob\",\"days\":1}").json();
    String bob = made.path("value").asText();
    String id = made.path("token").path("id").asText();
    assertThat(server.ask("/api/v1/queries", null, bearer(bob)).body())
        .isEqualTo("{\"queries\":[]}");
    assertThat(server.ask("/api/v1/tables", null, bearer(bob)).body()).isEqualTo("{\"tables\":[]}");
    String nothing = "/api/v1/tables/main/default/n";
    assertThat(server.ask(T, null, bearer(bob)).body().replace(".t ", ".n "))
        .isEqualTo(server.ask(nothing, null, bearer(bob)).body());
    for (String path :
        List.of(
            ROWS + "/changes?from=0",
            ROWS + "/change-counts?from=0",
            ROWS + "/profile",
            T + "/diff?from=0",
            T + "/history")) {
      Answer theirs = server.ask(path, null, bearer(bob));
      assertThat(theirs.status()).as(path).isEqualTo(404);
      assertThat(theirs.body().replace(".t ", ".n "))
          .as(path)
          .isEqualTo(
              server.ask(path.replace("/default/t/", "/default/n/"), null, bearer(bob)).body());
    }
    assertThat(server.ask("/api/v1/tokens", "{\"principal\":\"eve\"}", bearer(bob)).status())
        .isEqualTo(403);
    assertThat(server.ask("/api/v1/tokens", null, bearer(bob)).json().path("tokens")).hasSize(1);
    assertThat(server.ask("/api/v1/tokens", null).body()).contains(id).doesNotContain(bob);
    assertThat(server.delete("/api/v1/tokens/" + id, bob).status()).isEqualTo(200);
    assertThat(server.ask("/api/v1/queries", null, bearer(bob)).status()).isEqualTo(401);
  }
}
