package io.lakewise.server.databricks;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The statement API as it is written on the wire. */
class StatementApiTest {

  private static final String PATH = "/api/2.0/sql/statements";
  private static final Map<String, String> LINKS = Map.of("disposition", "EXTERNAL_LINKS");

  /** Runs until it is cancelled. */
  private static final String ENDLESS =
      "select count(*) from range(1000000000) a, range(1000000000) b where a.range = b.range + 0.5";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String state(JsonNode answer) {
    return answer.path("status").path("state").asText();
  }

  @Test
  void rowsAreTextsInTheAnswer() {
    JsonNode answer =
        server.run(
            "select 1 as i, 'é\"' as s, null as n, 1.50::decimal(5,2) as d, true as b,"
                + " date '2024-02-29' as day, timestamp '2024-01-02 03:04:05.6' as ts,"
                + " timestamptz '2024-01-02 03:04:05.000001+00' as tz, 'nan'::double as f,"
                + " [1,null] as l, map{'k':1.5} as m, {'a':'x','b':[date '2024-01-01']} as st,"
                + " 'ab'::blob as bin, 18446744073709551615::ubigint as u, 2::hugeint as h,"
                + " interval 1 day as iv, time '01:02:03' as t");
    assertThat(state(answer)).as(answer.toString()).isEqualTo("SUCCEEDED");
    assertThat(answer.path("result").path("data_array").toString())
        .isEqualTo(
            "[[\"1\",\"é\\\"\",null,\"1.50\",\"true\",\"2024-02-29\",\"2024-01-02T03:04:05.600\","
                + "\"2024-01-02T03:04:05.000001Z\",\"NaN\",\"[1,null]\",\"{\\\"k\\\":1.5}\","
                + "\"{\\\"a\\\":\\\"x\\\",\\\"b\\\":[\\\"2024-01-01\\\"]}\",\"YWI=\","
                + "\"18446744073709551615\",\"2\",\"P1D PT0S\",\"01:02:03\"]]");
    JsonNode columns = answer.path("manifest").path("schema").path("columns");
    assertThat(columns.findValuesAsText("type_text"))
        .containsExactly(
            "INT",
            "STRING",
            "STRING",
            "DECIMAL(5,2)",
            "BOOLEAN",
            "DATE",
            "TIMESTAMP_NTZ",
            "TIMESTAMP",
            "DOUBLE",
            "ARRAY<INT>",
            "MAP<STRING, DECIMAL(2,1)>",
            "STRUCT<a: STRING, b: ARRAY<DATE>>",
            "BINARY",
            "DECIMAL(20,0)",
            "DECIMAL(38,0)",
            "INTERVAL",
            "STRING");
    assertThat(answer.path("manifest").path("total_row_count").asInt()).isEqualTo(1);
    assertThat(answer.path("manifest").path("truncated").asBoolean()).isFalse();
  }

  @Test
  void changesAnswerHowManyRows() {
    JsonNode created = server.run("create or replace table changes (id int)");
    assertThat(state(created)).isEqualTo("SUCCEEDED");
    assertThat(created.path("manifest").path("schema").path("column_count").asInt()).isZero();
    assertThat(rows(server.run("insert into changes select * from range(5)")))
        .isEqualTo("[[\"5\"]]");
    JsonNode merged =
        server.run(
            "merge into changes using (select 1 as id) s on changes.id = s.id"
                + " when matched then delete when not matched then insert *");
    assertThat(merged.path("manifest").path("schema").findValuesAsText("name"))
        .containsExactly(
            "num_affected_rows", "num_deleted_rows", "num_inserted_rows", "num_updated_rows");
    assertThat(rows(merged)).isEqualTo("[[\"1\",\"1\",\"0\",\"0\"]]");
    assertThat(rows(server.run("select count(*) from changes"))).isEqualTo("[[\"4\"]]");
    assertThat(state(server.run("describe history changes"))).isEqualTo("SUCCEEDED");
    assertThat(state(server.run("explain select * from changes"))).isEqualTo("SUCCEEDED");
    assertThat(state(server.run("optimize changes"))).isEqualTo("SUCCEEDED");
  }

  private static String rows(JsonNode answer) {
    return answer.path("result").path("data_array").toString();
  }

  @Test
  void whatNeverComesIsSaidSo() {
    JsonNode answer =
        server.run(
            "select 'infinity'::timestamp_s, '-infinity'::timestamp, 'infinity'::timestamptz,"
                + " 'infinity'::timestamp_ns, 'infinity'::date, '-infinity'::date,"
                + " [date 'infinity', date '2024-02-29']");
    assertThat(rows(answer))
        .isEqualTo(
            "[[\"infinity\",\"-infinity\",\"infinity\",\"infinity\",\"infinity\",\"-infinity\","
                + "\"[\\\"infinity\\\",\\\"2024-02-29\\\"]\"]]");
  }

  @Test
  void theEndOfTheDayIsATime() {
    assertThat(rows(server.run("select '12:30:00'::time, ['24:00:00'::time, '23:59:59.5'::time]")))
        .isEqualTo("[[\"12:30:00\",\"[\\\"24:00:00\\\",\\\"23:59:59.5\\\"]\"]]");
  }

  @Test
  void enumsAreTheirNamesWhereverTheyStand() {
    JsonNode answer =
        server.run(
            "select x, [x, 'b'] as l, {'m': map {'b'::enum('a', 'b'): x}} as s"
                + " from (values ('b'::enum('a', 'b')), (null)) t(x)");
    assertThat(rows(answer))
        .isEqualTo(
            "[[\"b\",\"[\\\"b\\\",\\\"b\\\"]\",\"{\\\"m\\\":{\\\"b\\\":\\\"b\\\"}}\"],"
                + "[null,\"[null,\\\"b\\\"]\",\"{\\\"m\\\":{\\\"b\\\":null}}\"]]");
    JsonNode cut =
        server.run("select ['b'::enum('a', 'b')] from range(5000)", Map.of("row_limit", 2));
    assertThat(rows(cut)).isEqualTo("[[\"[\\\"b\\\"]\"],[\"[\\\"b\\\"]\"]]");
  }

  @Test
  void aNumberThatIsTooLargeToBeSentIsNotAnother() {
    String most = "340282366920938463463374607431768211455";
    for (String query : List.of("select ", "select range, ")) {
      for (String value : List.of("::uhugeint", "::uhugeint]", "::uhugeint]]")) {
        String list = "[".repeat(value.length() - "::uhugeint".length());
        JsonNode error =
            server.run(query + list + most + value + " as big from range(3)").at("/status/error");
        assertThat(error.path("error_code").asText()).as(value).isEqualTo("BAD_REQUEST");
        assertThat(error.path("message").asText()).contains("The column big", "2^127", "VARCHAR");
      }
    }
    String half = "170141183460469231731687303715884105727";
    assertThat(rows(server.run("select " + half + "::uhugeint, null::uhugeint, [7::uhugeint]")))
        .isEqualTo("[[\"" + half + "\",null,\"[7]\"]]");
  }

  @Test
  void whatIsNestedTooDeepToBeSentIsRefusedInWords() {
    String deep = "select " + "[".repeat(70) + "1" + "]".repeat(70);
    JsonNode error = server.run(deep).at("/status/error");
    assertThat(error.path("error_code").asText()).as(error.toString()).isEqualTo("BAD_REQUEST");
    assertThat(error.path("message").asText()).contains("nested more than 64 deep");
    assertThat(state(server.run(deep + "::varchar"))).isEqualTo("SUCCEEDED");
  }

  @Test
  void parametersAreValues() {
    JsonNode answer =
        server.run(
            "select :a, :b + 1, :c, 41 < :d",
            Map.of(
                "parameters",
                List.of(
                    Map.of("name", "a", "value", "'; drop table x; --"),
                    Map.of("name", "b", "value", "41", "type", "INT"),
                    Map.of("name", "c"),
                    Map.of("name", "d", "value", "42"))));
    assertThat(rows(answer)).isEqualTo("[[\"'; drop table x; --\",\"42\",null,\"true\"]]");
  }

  @Test
  void aFailedStatementSaysWhy() {
    JsonNode answer = server.run("select * from nowhere");
    assertThat(state(answer)).isEqualTo("FAILED");
    assertThat(answer.path("status").path("error").path("error_code").asText())
        .isEqualTo("BAD_REQUEST");
    assertThat(answer.path("status").path("error").path("message").asText())
        .contains("main.default.nowhere does not exist");
  }

  @Test
  void limitsCutTheResultAndSaySo() {
    JsonNode rows = server.run("select * from range(100000)", Map.of("row_limit", 70_000));
    assertThat(rows.path("manifest").path("total_row_count").asInt()).isEqualTo(70_000);
    assertThat(rows.path("manifest").path("truncated").asBoolean()).isTrue();
    JsonNode exact = server.run("select * from range(10)", Map.of("row_limit", 10));
    assertThat(exact.path("manifest").path("truncated").asBoolean()).isFalse();
    JsonNode bytes = server.run("select * from range(100000)", Map.of("byte_limit", 8_192));
    assertThat(bytes.path("manifest").path("truncated").asBoolean()).isTrue();
    assertThat(bytes.path("manifest").path("total_row_count").asInt()).isBetween(500, 1024);
  }

  @Test
  void whatIsTooLargeInlineNeedsLinks() {
    String large = "select repeat('x', 1000) from range(40000)";
    JsonNode answer = server.run(large);
    assertThat(state(answer)).isEqualTo("FAILED");
    assertThat(answer.toString()).contains("EXTERNAL_LINKS");
    JsonNode linked = server.run(large, LINKS);
    assertThat(linked.path("manifest").path("total_row_count").asInt()).isEqualTo(40_000);
    assertThat(fetchAll(linked, "JSON_ARRAY")).isEqualTo(40_000);
  }

  @Test
  void chunksAreFetchedInlineOrFromLinksInEachFormat() {
    String query = "select range as i, 'text ' || repeat('x', 30) || range as s from range(300000)";
    for (String format : List.of("ARROW_STREAM", "CSV", "JSON_ARRAY")) {
      Map<String, String> fields = new HashMap<>(LINKS);
      fields.put("format", format);
      JsonNode answer = server.run(query, fields);
      assertThat(answer.path("manifest").path("total_chunk_count").asInt()).isGreaterThan(1);
      assertThat(fetchAll(answer, format)).as(format).isEqualTo(300_000);
    }
    JsonNode answer = server.run(query);
    long rows = 0;
    JsonNode result = answer.path("result");
    while (true) {
      assertThat(result.path("row_offset").asLong()).isEqualTo(rows);
      assertThat(result.path("data_array").get(0).get(0).asLong()).isEqualTo(rows);
      rows += result.path("data_array").size();
      if (!result.has("next_chunk_internal_link")) {
        break;
      }
      result = server.ask(result.path("next_chunk_internal_link").asText(), null).json();
    }
    assertThat(rows).isEqualTo(300_000);
  }

  private static long fetchAll(JsonNode answer, String format) {
    long rows = 0;
    JsonNode result = answer.path("result");
    while (true) {
      JsonNode link = result.path("external_links").get(0);
      rows += fetched(link.path("external_link").asText(), format);
      if (!link.has("next_chunk_index")) {
        return rows;
      }
      String chunk = "/result/chunks/" + link.path("next_chunk_index").asInt();
      result = server.ask(PATH + "/" + answer.path("statement_id").asText() + chunk, null).json();
    }
  }

  private static long fetched(String link, String format) {
    try (var stream = URI.create(link).toURL().openStream()) {
      byte[] bytes = stream.readAllBytes();
      if (format.equals("JSON_ARRAY")) {
        return new com.fasterxml.jackson.databind.ObjectMapper().readTree(bytes).size();
      }
      if (format.equals("CSV")) {
        String text = new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
        long lines = text.lines().count();
        return text.startsWith("i,s") ? lines - 1 : lines;
      }
      long rows = 0;
      try (RootAllocator allocator = new RootAllocator();
          ArrowStreamReader reader =
              new ArrowStreamReader(new ByteArrayInputStream(bytes), allocator)) {
        while (reader.loadNextBatch()) {
          rows += reader.getVectorSchemaRoot().getRowCount();
        }
      }
      return rows;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void aLinkIsGoodAsItWasGivenAlone() {
    String link =
        server
            .run("select 1", LINKS)
            .path("result")
            .path("external_links")
            .get(0)
            .path("external_link")
            .asText();
    assertThat(server.ask(link, null, Map.of()).status()).isEqualTo(200);
    assertThat(server.ask(link.replace("/0?", "/1?"), null, Map.of()).status()).isEqualTo(403);
    assertThat(server.ask(link.replace("expires=", "expires=9"), null, Map.of()).status())
        .isEqualTo(403);
    assertThat(server.ask(link + "x", null, Map.of()).status()).isEqualTo(403);
    assertThat(server.ask(link.replaceAll("[?].*", ""), null, Map.of()).status()).isEqualTo(403);
  }

  @Test
  void aStatementCanBeLeftAloneAndCancelled() throws Exception {
    JsonNode begun = server.run(ENDLESS, Map.of("wait_timeout", "0s"));
    assertThat(state(begun)).isIn("PENDING", "RUNNING");
    String path = PATH + "/" + begun.path("statement_id").asText();
    assertThat(server.ask(path + "/result/chunks/0", null).status()).isEqualTo(400);
    assertThat(server.ask(path + "/cancel", "").status()).isEqualTo(200);
    assertThat(finalState(path)).isEqualTo("CANCELED");
    JsonNode quick = server.run("select 7", Map.of("wait_timeout", "0s"));
    assertThat(finalState(PATH + "/" + quick.path("statement_id").asText())).isEqualTo("SUCCEEDED");
  }

  private static String finalState(String path) throws InterruptedException {
    for (int i = 0; i < 600; i++) {
      String state = state(server.ask(path, null).json());
      if (!List.of("PENDING", "RUNNING").contains(state)) {
        return state;
      }
      Thread.sleep(50);
    }
    throw new AssertionError("it did not end");
  }

  @Test
  void theWaitCanEndTheStatement() {
    JsonNode answer =
        server.run(ENDLESS, Map.of("wait_timeout", "5s", "on_wait_timeout", "CANCEL"));
    assertThat(state(answer)).isEqualTo("CANCELED");
  }

  @Test
  void theCurrentSchemaIsChosen() {
    server.run("create schema if not exists other");
    server.run("create or replace table other.here as select 5 as five");
    assertThat(rows(server.run("select * from here", Map.of("schema", "other"))))
        .isEqualTo("[[\"5\"]]");
    assertThat(rows(server.run("select * from here", Map.of("catalog", "main", "schema", "other"))))
        .isEqualTo("[[\"5\"]]");
    assertThat(state(server.run("select 1", Map.of("schema", "x`; drop table y"))))
        .isEqualTo("FAILED");
  }

  @Test
  void wrongRequestsAreRefused() {
    Map<String, Integer> wrong = new HashMap<>();
    wrong.put("{", 400);
    wrong.put("[]", 400);
    wrong.put("{}", 400);
    wrong.put("{\"statement\":\"select 1\",\"warehouse_id\":\"other\"}", 404);
    wrong.put("{\"statement\":\"select 1\",\"wait_timeout\":\"4s\"}", 400);
    wrong.put("{\"statement\":\"select 1\",\"wait_timeout\":\"51s\"}", 400);
    wrong.put("{\"statement\":\"select 1\",\"format\":\"CSV\"}", 400);
    wrong.put("{\"statement\":\"select 1\",\"row_limit\":0}", 400);
    wrong.put("{\"statement\":\"select 1\",\"on_wait_timeout\":\"STOP\"}", 400);
    wrong.put("{\"statement\":\"select 1\",\"nonsense\":1}", 400);
    wrong.put("{\"statement\":\"select 1\",\"parameters\":[{\"value\":\"1\"}]}", 400);
    wrong.forEach(
        (body, status) -> {
          TestServer.Answer answer = server.ask(PATH, body);
          assertThat(answer.status()).as(body).isEqualTo(status);
          assertThat(answer.json().path("error_code").asText()).as(body).isNotEmpty();
          assertThat(answer.json().path("message").asText()).as(body).isNotEmpty();
        });
    assertThat(server.ask(PATH + "/nothing", null).status()).isEqualTo(404);
    TestServer.Answer elsewhere = server.ask("/api/2.0/jobs/list", null);
    assertThat(elsewhere.status()).isEqualTo(404);
    assertThat(elsewhere.json().path("error_code").asText()).isEqualTo("ENDPOINT_NOT_FOUND");
  }

  @Test
  void whatIsOnlyToBeShownIsAQuery() {
    server.run("create or replace table shown as select 1 as n");
    for (String other :
        List.of(
            "drop table shown",
            "grant all privileges on table shown to mallory",
            "delete from shown",
            "with x as (select 2 as n) insert into shown select n from x",
            "insert into shown values (2)",
            "call pragma_version()",
            "execute stored",
            "select 1; drop table shown",
            "/* select */ drop table shown",
            "explain analyze delete from shown",
            "use schema default",
            "nothing")) {
      TestServer.Answer answer = shown(other, "true");
      assertThat(answer.status()).as(other).isEqualTo(400);
      assertThat(answer.json().has("statement_id")).as(other).isFalse();
    }
    assertThat(shown("drop table shown", "true").json().path("message").asText())
        .startsWith("Only a query is asked here");
    for (String writing :
        List.of(
            "with x as (select 1) delete from shown",
            "with x as (delete from shown returning n) select n from x")) {
      TestServer.Answer answer = shown(writing, "true");
      boolean done = answer.status() == 200 && state(answer.json()).equals("SUCCEEDED");
      assertThat(done).as(writing + answer.body()).isFalse();
    }
    assertThat(shown("select 1", "'yes'").status()).isEqualTo(400);
    JsonNode rows = shown("with x as (select n from shown) from x", "true").json();
    assertThat(rows.at("/result/data_array").toString()).isEqualTo("[[\"1\"]]");
    assertThat(state(shown("drop table shown", "false").json())).isEqualTo("SUCCEEDED");
  }

  private static TestServer.Answer shown(String text, String only) {
    return server.ask(
        PATH,
        "{'statement':'%s','warehouse_id':'default','wait_timeout':'50s','lakewise_query_only':%s}"
            .formatted(text, only)
            .replace('\'', '"'));
  }

  @Test
  void theHistoryKnowsWhatRan() {
    String id = server.run("select 'planted'").path("statement_id").asText();
    JsonNode found =
        server
            .ask("/api/2.0/sql/history/queries?filter_by.statement_ids=" + id, null)
            .json()
            .path("res");
    assertThat(found).hasSize(1);
    assertThat(found.get(0).path("query_text").asText()).isEqualTo("select 'planted'");
    assertThat(found.get(0).path("status").asText()).isEqualTo("FINISHED");
    JsonNode page = server.ask("/api/2.0/sql/history/queries?max_results=1", null).json();
    String ever =
        "/api/2.0/sql/history/queries?max_results=1&filter_by.query_start_time_range.start_time_ms=%d"
            + "&filter_by.query_start_time_range.end_time_ms=%d";
    for (long end : List.of(9_999_999_999_999L, Long.MAX_VALUE)) {
      assertThat(server.ask(ever.formatted(-end, end), null).json().path("res")).hasSize(1);
    }
    assertThat(page.path("res")).hasSize(1);
    String own = "filter_by.statement_ids=" + id;
    String others = "&filter_by.without_query_tag=lakewise_source";
    String tagged =
        server
            .ask(
                PATH,
                "{\"statement\": \"select 1\", \"warehouse_id\": \"default\", \"wait_timeout\":"
                    + " \"50s\", \"query_tags\": [{\"key\": \"lakewise_source\", \"value\":"
                    + " \"console\"}]}")
            .json()
            .path("statement_id")
            .asText();
    String history = "/api/2.0/sql/history/queries?";
    assertThat(server.ask(history + own + others, null).json().path("res")).hasSize(1);
    String ofTagged = "filter_by.statement_ids=" + tagged;
    assertThat(server.ask(history + ofTagged, null).json().path("res")).hasSize(1);
    assertThat(server.ask(history + ofTagged + others, null).json().path("res")).isEmpty();
    assertThat(server.ask("/metrics", null).body())
        .contains("lakewise_statements_seconds_count")
        .doesNotContain("planted");
  }
}
