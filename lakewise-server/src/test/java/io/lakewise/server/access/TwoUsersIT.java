package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.Viewer;
import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import io.lakewise.server.Waiting;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two users of one server, over HTTP: what is another's does not exist. */
class TwoUsersIT {

  private static final String STATEMENTS = "/api/2.0/sql/statements";
  private static final String ENDLESS =
      "select count(*) from range(100000000) a, range(100000000) b where a.range % 7 = 9";
  private static final String HISTORY = "/api/2.0/sql/history/queries";

  @TempDir private static Path folder;
  private static TestServer server;
  private static TestTokens tokens;
  private static String ann;
  private static String bob;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
    tokens = new TestTokens(folder.resolve("lake"));
    ann = tokens.make("a", "ann", Optional.empty());
    bob = tokens.make("b", "bob", Optional.empty());
  }

  @AfterAll
  static void stop() {
    server.close();
    assertThat(tokens.tokens().list(Viewer.LOCAL))
        .filteredOn(token -> token.id().equals("a"))
        .allMatch(token -> token.lastUsedAt().isPresent());
    tokens.close();
  }

  private static Answer ask(String token, String path, String body) {
    return server.ask(path, body, Map.of("Authorization", "Bearer " + token));
  }

  private static JsonNode run(String token, String statement, String fields) {
    String wait = statement.equals(ENDLESS) ? "0s" : "50s";
    String body =
        "{\"warehouse_id\":\"default\",\"wait_timeout\":\""
            + wait
            + "\",\"statement\":\""
            + statement
            + "\""
            + fields
            + "}";
    Answer answer = ask(token, STATEMENTS, body);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json();
  }

  private static String error(String token, String statement) {
    return run(token, statement, "").path("status").path("error").toString();
  }

  private static void assertSameAsNothing(String token, String path, String id, String body) {
    String nothing = UUID.randomUUID().toString();
    Answer theirs = ask(token, path.replace("ID", id), body);
    Answer none = ask(token, path.replace("ID", nothing), body);
    assertThat(theirs.status()).as(path).isEqualTo(none.status());
    assertThat(theirs.body().replace(id, nothing)).as(path).isEqualTo(none.body());
    assertThat(theirs.response().headers().map().keySet())
        .as(path)
        .isEqualTo(none.response().headers().map().keySet());
  }

  @Test
  void statementsAndResultsOfAnotherDoNotExist() {
    JsonNode mine =
        run(ann, "select range as n from range(100)", ",\"disposition\":\"EXTERNAL_LINKS\"");
    String id = mine.path("statement_id").asText();
    for (String other : List.of(bob, server.token())) {
      assertSameAsNothing(other, STATEMENTS + "/ID", id, null);
      assertSameAsNothing(other, STATEMENTS + "/ID/result/chunks/0", id, null);
      assertSameAsNothing(other, STATEMENTS + "/ID/cancel", id, "{}");
      assertThat(ask(other, HISTORY + "?max_results=1000", null).body()).doesNotContain(id);
      assertThat(ask(other, HISTORY + "?filter_by.statement_ids=" + id, null).body())
          .doesNotContain(id);
    }
    assertThat(ask(ann, STATEMENTS + "/" + id, null).json().path("status").path("state").asText())
        .isEqualTo("SUCCEEDED");
    assertThat(ask(ann, HISTORY, null).body()).contains(id);
  }

  @Test
  void aStatementThatRunsIsCancelledByItsOwnerAlone() {
    JsonNode running = run(ann, ENDLESS, "");
    String id = running.path("statement_id").asText();
    assertSameAsNothing(bob, STATEMENTS + "/ID/cancel", id, "{}");
    assertThat(ask(ann, STATEMENTS + "/" + id, null).json().path("status").path("state").asText())
        .isIn("PENDING", "RUNNING");
    ask(ann, STATEMENTS + "/" + id + "/cancel", "{}");
  }

  @Test
  void linksAreGoodForTheirOwnResultAlone() {
    String fields = ",\"disposition\":\"EXTERNAL_LINKS\",\"format\":\"CSV\"";
    JsonNode mine = run(ann, "select 'secret of ann' as x", fields);
    JsonNode his = run(bob, "select 'bob' as x", fields);
    String link = link(his);
    assertThat(server.ask(link, null, Map.of()).body()).contains("bob");
    String forged =
        link.replace(his.path("statement_id").asText(), mine.path("statement_id").asText());
    String nothing = link.replace(his.path("statement_id").asText(), UUID.randomUUID().toString());
    Answer theirs = server.ask(forged, null, Map.of("Authorization", "Bearer " + bob));
    Answer none = server.ask(nothing, null, Map.of("Authorization", "Bearer " + bob));
    assertThat(theirs.status()).isEqualTo(none.status()).isGreaterThanOrEqualTo(400);
    assertThat(theirs.body()).isEqualTo(none.body());
  }

  private static String link(JsonNode answer) {
    String link =
        answer.path("result").path("external_links").path(0).path("external_link").asText();
    assertThat(link).as(answer.toString()).isNotEmpty();
    return link;
  }

  @Test
  void aTableOfAnotherDoesNotExistWhoeverAskedBefore() {
    run(ann, "create table hers as select 1 as x", "");
    assertThat(run(ann, "select * from hers", "").path("status").path("state").asText())
        .isEqualTo("SUCCEEDED");
    for (String statement :
        List.of(
            "select * from NAME",
            "describe table NAME",
            "describe history NAME",
            "drop table NAME",
            "delete from NAME",
            "insert into NAME values (1)",
            "create view v_NAME as select * from NAME",
            "alter table NAME rename to other",
            "optimize NAME",
            "vacuum NAME")) {
      String theirs = error(bob, statement.replace("NAME", "hers"));
      String none = error(bob, statement.replace("NAME", "nope"));
      assertThat(theirs.replace("hers", "nope")).as(statement).isEqualTo(none).isNotEmpty();
    }
    assertThat(run(bob, "show tables", "").path("result").toString()).doesNotContain("hers");
    assertThat(run(bob, "select * from information_schema.tables", "").path("result").toString())
        .doesNotContain("hers");
    assertThat(run(ann, "select * from hers", "").path("result").path("data_array").toString())
        .isEqualTo("[[\"1\"]]");
  }

  @Test
  void tokensOfAnotherAreNeitherSeenNorEnded() {
    Answer theirs = server.delete("/api/v1/tokens/a", bob);
    Answer none = server.delete("/api/v1/tokens/zzz", bob);
    assertThat(theirs.status()).isEqualTo(none.status()).isGreaterThanOrEqualTo(400);
    assertThat(theirs.body().replace("'a'", "'zzz'").replace(" a ", " zzz "))
        .isEqualTo(none.body());
    assertThat(ask(bob, "/api/v1/tokens", null).json().path("tokens").findValuesAsText("principal"))
        .containsOnly("bob");
    assertThat(ask(ann, HISTORY, null).status()).isEqualTo(200);
  }

  @Test
  void recordsOfAllAndOwnListsTellNothingOfAnother() {
    String id = run(ann, "select 'asked by ann'", "").path("statement_id").asText();
    String theirs = error(bob, "select * from system.query.history");
    assertThat(theirs.replace("history", "nothing"))
        .isEqualTo(error(bob, "select * from system.query.nothing"))
        .isNotEmpty();
    assertThat(ask(ann, "/api/v1/queries", null).body()).contains(id);
    for (String other : List.of(bob, server.token())) {
      assertThat(ask(other, "/api/v1/queries", null).body()).doesNotContain(id, "asked by ann");
      assertThat(ask(other, HISTORY + "?include_metrics=true", null).body())
          .doesNotContain(id, "asked by ann");
    }
  }

  @Test
  void aWarehouseOfAnotherIsNotChanged() {
    String body = "{\"name\":\"hers\",\"cluster_size\":\"2X-Small\",\"auto_stop_mins\":7}";
    String path = "/api/2.0/sql/warehouses";
    assertThat(ask(ann, path, body).status()).isEqualTo(403);
    server.run("GRANT CREATE WAREHOUSE ON METASTORE TO `account users`");
    String one = path + "/" + ask(ann, path, body).json().path("id").asText();
    for (String action : List.of("/edit", "/stop")) {
      assertThat(ask(bob, one + action, "{\"auto_stop_mins\":1}").status())
          .as(action)
          .isBetween(400, 404);
    }
    assertThat(server.delete(one, bob).status()).isBetween(400, 404);
    assertThat(ask(ann, one, null).json().path("auto_stop_mins").asInt()).isEqualTo(7);
    assertThat(server.delete(one, ann).status()).isEqualTo(200);
  }

  @Test
  void whatTellsOfAllIsForAdminsAlone() {
    assertThat(ask(bob, "/metrics", null).status()).isEqualTo(403);
    assertThat(ask(server.token(), "/metrics", null).status()).isEqualTo(200);
  }

  /** A request that runs while its token is seen to be revoked is cut off. */
  private static boolean isRefused(String token) {
    try {
      return ask(token, HISTORY, null).status() == 401;
    } catch (UncheckedIOException cut) {
      return false;
    }
  }

  @Test
  void aTokenWorksUntilItIsRevokedOrExpires() throws Exception {
    String old = tokens.make("old", "old", Optional.of(Instant.now().minusSeconds(1)));
    assertThat(ask(old, HISTORY, null).status()).isEqualTo(401);
    String cat = tokens.make("c", "cat", Optional.empty());
    assertThat(ask(cat, HISTORY, null).status()).isEqualTo(200);
    tokens.tokens().revoke(Viewer.LOCAL, "c");
    Waiting.until("the token is refused", () -> isRefused(cat));
    assertThat(ask(cat, HISTORY, null).body()).isEqualTo(ask("lkw_wrong", HISTORY, null).body());
  }
}
