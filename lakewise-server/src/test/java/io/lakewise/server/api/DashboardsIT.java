package io.lakewise.server.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Dashboards over HTTP, of two people, and how old the answers are that they show. */
class DashboardsIT extends OverApi {

  private static final String ALL = "/api/v1/dashboards";
  private static final String PLACE = "'place':{'x':0,'y':0,'w':6,'h':4}";
  private static final String ITEM =
      "{'id':'a','title':'Sales','kind':'CHART','sql':'select 1 where :day is null',"
          + "'chart':{'kind':'BAR','x':'day'},"
          + PLACE
          + "}";
  private static final String FILTER =
      "{'name':'day','label':'Day','type':'DATE','initial':'2026-02-28'}";

  private static String definition(String items, String filters) {
    return "{'items':[%s],'filters':[%s]}".formatted(items, filters);
  }

  private static JsonNode create(String token, String name, String definition, int status) {
    return ask(token, ALL, "{'name':'%s','definition':%s}".formatted(name, definition), status);
  }

  private static String made(String token, String name) {
    return ALL
        + "/"
        + create(token, name, definition(ITEM, FILTER), 200).at("/dashboard/id").asText();
  }

  private static String refused(String items, String filters) {
    return create(ann, "refused", definition(items, filters), 400).path("message").asText();
  }

  @Test
  void oneIsKeptAsItWasSentAndChangedByThoseItIsSharedWith() {
    String own = made(ann, "sales");
    JsonNode whole = ask(ann, own, null, 200);
    assertThat(whole.at("/content/definition").toString().replace('"', '\''))
        .isEqualTo(definition(ITEM, FILTER));
    for (String path : List.of(own, own + "/versions", own + "/shares")) {
      assertThat(ask(bob, path, null, 404).path("message").asText())
          .isEqualTo(
              "Dashboard %s does not exist.".formatted(own.substring(own.lastIndexOf('/') + 1)));
    }
    String empty = "{'base_version':1,'definition':{'items':[],'filters':[]}}";
    ask(bob, own + "/versions", empty, 404);
    assertThat(ask(bob, ALL, null, 200).path("dashboards")).isEmpty();

    ask(ann, own + "/shares", "{'principal':'bob','privilege':'CAN_RUN'}", 200);
    assertThat(ask(bob, ALL, null, 200).findValuesAsText("name")).containsExactly("sales");
    ask(bob, own + "/versions", empty, 403);
    ask(ann, own + "/shares", "{'principal':'bob','privilege':'CAN_EDIT'}", 200);
    assertThat(ask(bob, own + "/versions", empty, 200).at("/content/definition/items")).isEmpty();
    assertThat(ask(ann, own + "/versions", empty, 409).path("message").asText())
        .startsWith("Version 2 was made by bob");
    assertThat(ask(ann, own + "?version=1", null, 200).at("/content/definition/items")).hasSize(1);
    assertThat(ask(ann, own + "/versions", null, 200).findValuesAsText("version"))
        .containsExactly("2", "1");
    ask(ann, own + "/shares", "{'principal':'bob','privilege':'NONE'}", 200);
    ask(bob, own, null, 404);
  }

  @Test
  void whatIsNoDashboardIsRefusedInWords() {
    assertThat(refused(ITEM.replace("'w':6", "'w':13"), ""))
        .isEqualTo("items[0].place.w is 13 (expected: 1 to 12).");
    assertThat(refused(ITEM.replace("'x':0", "'x':-1"), "")).contains("items[0].place.x is -1");
    assertThat(refused(ITEM.replace("'x':0", "'x':7"), "")).contains("(expected: 1 to 5)");
    assertThat(refused(ITEM + "," + ITEM.replace("'a'", "'b'"), ""))
        .isEqualTo("The items 'a' and 'b' lie on each other.");
    assertThat(refused(ITEM + "," + ITEM.replace("'y':0", "'y':9"), "")).contains("the id 'a'");
    assertThat(refused(ITEM.replace("'kind':'CHART'", "'kind':'chart'"), ""))
        .contains("items[0].kind", "TABLE, CHART, NUMBER, TEXT");
    assertThat(refused(ITEM.replace("CHART", "TABLE"), "")).contains("items[0].chart");
    assertThat(refused(ITEM.replace("'sql'", "'saved_query'"), "")).contains("no id of a saved");
    assertThat(refused(ITEM.replace("'sql'", "'saved_query':'q','sql'"), "")).contains("not both");
    assertThat(refused(ITEM.replace("'title'", "'colour':'red','title'"), ""))
        .isEqualTo("There is no field 'definition.items[0].colour'.");
    assertThat(refused(ITEM.replace("'h':4", "'h':4,'z':1"), "")).contains("items[0].place.z");
    assertThat(refused("{'id':'t','title':'','kind':'TEXT'," + PLACE + "}", ""))
        .contains("items[0].text");
    assertThat(refused("", FILTER.replace("'day'", "'a b'"))).contains("filters[0].name");
    assertThat(refused("", FILTER + "," + FILTER.replace("'day'", "'DAY'"))).contains("'DAY'");
    assertThat(refused("", FILTER.replace("28", "30"))).contains("filters[0].initial", "DATE");
    assertThat(refused("", FILTER.replace("DATE", "CHOICE"))).contains("filters[0].choices");
    assertThat(refused(ITEM.replace("select 1 where :day is null", "drop table t"), ""))
        .startsWith("items[0].sql is refused: Only a query is asked here");
    assertThat(
            refused("", FILTER.replace("DATE','initial", "CHOICE','choices':'grant all','initial")))
        .startsWith("filters[0].choices is refused: ");
    create(ann, "refused", "[]", 400);
    create(ann, "refused", "{'items':[]}", 400);
  }

  @Test
  void whatIsTooMuchIsRefused() {
    assertThat(refused(rows(51, 10), "")).contains("51 items (expected: at most 50)");
    assertThat(refused(rows(50, 6000), "")).contains("bytes (expected: at most 262144)");
    create(ann, "large", definition(rows(50, 4000), ""), 200);
  }

  private static String rows(int count, int letters) {
    return IntStream.range(0, count)
        .mapToObj(
            row ->
                "{'id':'%d','title':'','kind':'TEXT','text':'%s','place':{'x':0,'y':%d,'w':1,'h':1}}"
                    .formatted(row, "x".repeat(letters), row))
        .collect(Collectors.joining(","));
  }

  private static JsonNode run(String sql) {
    JsonNode answer = server.run(sql);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
    return answer;
  }

  private static JsonNode runBy(String token, String sql) {
    String body = "{'warehouse_id':'default','wait_timeout':'50s','statement':'%s'}".formatted(sql);
    JsonNode answer = ask(token, "/api/2.0/sql/statements", body, 200);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
    return answer;
  }

  private static JsonNode freshness(String token, JsonNode statement, int status) {
    String id = statement.path("statement_id").asText();
    return ask(token, "/api/v1/statements/" + id + "/freshness", null, status);
  }

  @Test
  void anAnswerIsCurrentUntilATableThatItReadChanges() {
    run("create schema fresh");
    run("create table fresh.a as select 1 as n");
    run("create view fresh.v as select sum(n) as total from fresh.a");
    JsonNode first = run("select total from fresh.v");
    assertThat(freshness(server.token(), first, 200).path("current").asBoolean()).isTrue();
    assertThat(freshness(server.token(), first, 200).path("from_result_cache").asBoolean())
        .isFalse();
    JsonNode second = run("select total from fresh.v");
    assertThat(freshness(server.token(), second, 200).path("from_result_cache").asBoolean())
        .isTrue();
    assertThat(freshness(server.token(), second, 200).path("current").asBoolean()).isTrue();

    run("insert into fresh.a values (2)");
    assertThat(freshness(server.token(), first, 200).path("current").asBoolean()).isFalse();
    assertThat(freshness(server.token(), second, 200).path("current").asBoolean()).isFalse();
    JsonNode third = run("select total from fresh.v");
    assertThat(third.at("/result/data_array/0/0").asText()).isEqualTo("3");
    assertThat(freshness(server.token(), third, 200).path("current").asBoolean()).isTrue();
    run("drop view fresh.v");
    run("drop table fresh.a");
    assertThat(freshness(server.token(), third, 200).path("current").asBoolean()).isFalse();
    freshness(bob, third, 404);
  }

  @Test
  void freshnessEndsWithTheRightToReadWhatWasNamed() {
    run("create schema ending");
    run("create table ending.a as select 1 as n");
    run("create table ending.b as select 1 as n");
    run("create view ending.v as select n from ending.b");
    run("grant use schema on schema ending to bob");
    run("grant select on table ending.a to bob");
    run("grant select on view ending.v to bob");
    JsonNode named = runBy(bob, "select n from ending.a");
    JsonNode viewed = runBy(bob, "select n from ending.v");
    assertThat(freshness(bob, named, 200).path("current").asBoolean()).isTrue();
    assertThat(freshness(bob, viewed, 200).path("current").asBoolean()).isTrue();
    run("revoke select on table ending.a from bob");
    assertThat(freshness(bob, named, 404).path("message").asText())
        .isEqualTo("The statement " + named.path("statement_id").asText() + " was not found.");
    assertThat(freshness(bob, viewed, 200).path("current").asBoolean()).isTrue();
  }

  @Test
  void whoIsShownADashboardReadsByItsOwnRights() {
    run("create schema hidden");
    run("create table hidden.t as select 'seen by few' as secret");
    String own = made(ann, "rights");
    ask(ann, own + "/shares", "{'principal':'bob','privilege':'CAN_RUN'}", 200);
    JsonNode answer =
        ask(
            bob,
            "/api/2.0/sql/statements",
            "{'warehouse_id':'default','wait_timeout':'50s','statement':'select secret from"
                + " hidden.t'}",
            200);
    assertThat(answer.at("/status/state").asText()).isEqualTo("FAILED");
    assertThat(answer.toString()).doesNotContain("seen by few");
  }
}
