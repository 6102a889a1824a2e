package io.lakewise.server.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.identity.IdentityClient;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports and alerts of two people, sent to a webhook. */
class SchedulesIT {

  private static final String CRON =
      "'schedule':{'quartz_cron_expression':'0 0 8 1 1 ?','timezone_id':'Europe/Vienna'}";

  @TempDir private static Path folder;
  private static ListeningHook hook;
  private static TestServer server;
  private static IdentityClient client;
  private static String ann;
  private static String bob;

  @BeforeAll
  static void start() throws IOException {
    hook = new ListeningHook();
    startServer();
    client.user("ann@x.org");
    client.user("bob@x.org");
    ann = client.token("ann@x.org");
    bob = client.token("bob@x.org");
    server.run(
        "create table main.default.sales as select * from (values ('<a>', 3), ('b', 7)) v(name, n)");
    server.run("grant select on table main.default.sales to `ann@x.org`");
  }

  private static void startServer() {
    server =
        new TestServer(
            folder, Map.of("threads", "1", "webhook-allow", "127.0.0.1", "memory", "512MB"));
    client = new IdentityClient(server);
  }

  @AfterAll
  static void stop() {
    server.close();
    hook.close();
  }

  private static String saved(String token, String text) {
    ObjectNode body = JsonAnswers.object().put("name", "q " + text.hashCode()).put("text", text);
    return client
        .ask(token, "POST", "/api/v1/saved-queries", body.toString().replace("'", "\\u0027"), 200)
        .at("/query/id")
        .asText();
  }

  private static JsonNode report(String token, String query, String hookPath) {
    return client.ask(
        token,
        "POST",
        "/api/v1/schedules",
        "{'name':'Sales <b>','query_id':'%s',%s,'formats':['CSV','XLSX','HTML'],'webhook_url':'%s'}"
            .formatted(query, CRON, hook.url(hookPath)),
        200);
  }

  /** Runs one now, and waits for the end. */
  private static JsonNode ran(String token, String path) throws InterruptedException {
    String run = client.ask(token, "POST", path + "/run", "{}", 200).path("id").asText();
    for (int tries = 0; tries < 600; tries++) {
      JsonNode newest = client.ask(token, "GET", path + "/runs", null, 200).at("/runs/0");
      assertThat(newest.path("id").asText()).isEqualTo(run);
      if (!newest.path("state").asText().equals("RUNNING")) {
        return newest;
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    throw new AssertionError("The run did not end");
  }

  @Test
  void aReportIsSentSignedWithAllItsFiles() throws Exception {
    String query = saved(ann, "select name, n from main.default.sales order by n");
    JsonNode made = report(ann, query, "/hook");
    String secret = made.path("webhook_secret").asText();
    String path = "/api/v1/schedules/" + made.at("/schedule/id").asText();
    assertThat(made.at("/schedule/next_run_at").asText()).contains("-01-01T07:00:00");
    assertThat(client.ask(ann, "GET", path, null, 200).has("webhook_secret")).isFalse();
    hook.failNext();
    hook.posted().clear();
    JsonNode run = ran(ann, path);
    assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
    assertThat(run.path("sent_to")).hasSize(1);
    ListeningHook.Posted posted = hook.posted().remove();
    JsonNode body = posted.json();
    assertThat(body.path("rows").asInt()).isEqualTo(2);
    assertThat(body.at("/schedule/owner").asText()).isEqualTo("ann@x.org");
    assertThat(new String(ListeningHook.attachment(body, ".csv"), StandardCharsets.UTF_8))
        .isEqualTo("name,n\r\n<a>,3\r\nb,7\r\n");
    assertThat(ListeningHook.attachment(body, ".xlsx")).startsWith('P', 'K');
    String page = new String(ListeningHook.attachment(body, ".html"), StandardCharsets.UTF_8);
    assertThat(page).contains("&lt;a&gt;", "Sales &lt;b&gt;").doesNotContain("<script", "<a>");
    String image = page.replaceAll("(?s).*base64,([^\"]*)\".*", "$1");
    assertThat(ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(image))).getWidth())
        .isEqualTo(640);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(
        new SecretKeySpec(
            Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
    mac.update(
        (posted.header("Webhook-id") + "." + posted.header("Webhook-timestamp") + ".")
            .getBytes(StandardCharsets.UTF_8));
    assertThat(posted.header("Webhook-signature"))
        .isEqualTo("v1," + Base64.getEncoder().encodeToString(mac.doFinal(posted.body())));
  }

  @Test
  void itRunsWithTheRightsThatItsOwnerHasThen() throws Exception {
    String query = saved(ann, "select sum(n) as total from main.default.sales");
    String path = "/api/v1/schedules/" + report(ann, query, "/hook").at("/schedule/id").asText();
    client.ask(bob, "GET", path, null, 404);
    client.ask(bob, "POST", path + "/run", "{}", 404);
    client.ask(bob, "DELETE", path, null, 404);
    assertThat(client.ask(bob, "GET", "/api/v1/schedules", null, 200).path("schedules")).isEmpty();
    assertThat(
            client
                .ask(
                    bob,
                    "POST",
                    "/api/v1/schedules",
                    "{'name':'x','query_id':'%s',%s,'formats':['CSV'],'webhook_url':'%s'}"
                        .formatted(query, CRON, hook.url("/hook")),
                    404)
                .path("message")
                .asText())
        .contains("does not exist");
    server.run("revoke select on table main.default.sales from `ann@x.org`");
    hook.posted().clear();
    JsonNode run = ran(ann, path);
    server.run("grant select on table main.default.sales to `ann@x.org`");
    assertThat(run.path("state").asText()).isEqualTo("FAILED");
    assertThat(run.path("message").asText()).contains("sales");
    JsonNode told = client.ask(server.token(), "GET", path + "/runs", null, 200).at("/runs/0");
    assertThat(told.path("message").asText()).isEqualTo("The query failed (USER).");
    assertThat(hook.posted()).isEmpty();
    String writing = saved(ann, "create table main.default.made as select 1");
    String other = "/api/v1/schedules/" + report(ann, writing, "/hook").at("/schedule/id").asText();
    assertThat(ran(ann, other).path("message").asText()).startsWith("Only a query runs by itself");
  }

  @Test
  void aQueryThatSomebodyElseHasChangedIsNotRunWithItsSchedulersRights() throws Exception {
    String query = saved(bob, "select 1 as one");
    String id = "/api/v1/saved-queries/" + query;
    client.ask(
        bob, "POST", id + "/shares", "{'principal':'ann@x.org','privilege':'CAN_EDIT'}", 200);
    String path = "/api/v1/schedules/" + report(ann, query, "/hook").at("/schedule/id").asText();
    client.ask(ann, "POST", id + "/versions", "{'base_version':1,'text':'select 2 as two'}", 200);
    assertThat(ran(ann, path).path("state").asText()).as("her own change").isEqualTo("SUCCEEDED");
    client.ask(
        bob,
        "POST",
        id + "/versions",
        "{'base_version':2,'text':'select n from main.default.sales'}",
        200);
    hook.posted().clear();
    assertThat(ran(ann, path).path("message").asText()).contains("changed the saved query since");
    String same =
        "{'name':'Sales','query_id':'%s',%s,'formats':['CSV'],'webhook_url':'%s'}"
            .formatted(query, CRON, hook.url("/hook"));
    client.ask(server.token(), "PUT", path, same, 200);
    assertThat(ran(ann, path).path("state").asText()).as("an admin's word").isEqualTo("FAILED");
    assertThat(hook.posted()).isEmpty();
    client.ask(ann, "PUT", path, same, 200);
    assertThat(ran(ann, path).path("state").asText()).as("her own word").isEqualTo("SUCCEEDED");
  }

  private static String dashboard(String token, String name, String items) {
    return client
        .ask(
            token,
            "POST",
            "/api/v1/dashboards",
            "{'name':'%s','definition':%s}".formatted(name, definition(items)),
            200)
        .at("/dashboard/id")
        .asText();
  }

  private static String definition(String items) {
    return "{'filters':[{'name':'least','label':'At least','type':'NUMBER','initial':'4'},{'name':'who','type':'TEXT'}],'items':["
        + items
        + "]}";
  }

  private static String item(int row, String kind, String rest) {
    return "{'id':'i%d','title':'%s <i>','kind':'%s','place':{'x':0,'y':%d,'w':6,'h':1},%s}"
        .formatted(row, kind, kind, row, rest);
  }

  private static String dashboardReport(String token, String dashboard) {
    return "/api/v1/schedules/"
        + client
            .ask(token, "POST", "/api/v1/schedules", ofDashboard(dashboard, ""), 200)
            .at("/schedule/id")
            .asText();
  }

  private static String ofDashboard(String dashboard, String waiting) {
    return "{'name':'Board','dashboard_id':'%s',%s,'formats':['CSV','XLSX','HTML'],'webhook_url':'%s'}"
        .formatted(dashboard, CRON.replace("Vienna'", "Vienna'" + waiting), hook.url("/hook"));
  }

  @Test
  void aDashboardIsSentAsOnePageWithAFileForEachFormat() throws Exception {
    String query = saved(ann, "select name, n from main.default.sales order by name");
    String sql = "'sql':'select sum(n) as total from main.default.sales where n >= :least'";
    String asked =
        item(2, "TABLE", "'saved_query':'" + query + "'")
            + ","
            + item(0, "TEXT", "'text':'Read <b>this</b>'")
            + ","
            + item(1, "NUMBER", sql)
            + ","
            + item(
                3,
                "CHART",
                "'chart':{'kind':'BAR','x':'name','y':'n'},'saved_query':'" + query + "'");
    String board = dashboard(ann, "Week", asked);
    String path = dashboardReport(ann, board);
    hook.posted().clear();
    JsonNode run = ran(ann, path);
    assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
    JsonNode body = hook.posted().remove().json();
    assertThat(body.at("/dashboard/name").asText()).isEqualTo("Week");
    assertThat(body.at("/items/0/title").asText()).isEqualTo("NUMBER <i>");
    assertThat(body.at("/items").findValuesAsText("rows")).containsExactly("1", "2", "2");
    String page = new String(ListeningHook.attachment(body, ".html"), StandardCharsets.UTF_8);
    assertThat(page)
        .contains("At least: 4", "Read &lt;b&gt;this", ">7</p>", "&lt;a&gt;", "base64,")
        .contains("<td class=\"cell\" valign=\"top\" width=\"50%\">")
        .doesNotContain("<b>", "<i>");
    assertThat(ListeningHook.unpacked(ListeningHook.attachment(body, ".zip"), folder))
        .containsExactly(
            Map.entry("NUMBER _i_.csv", "total\r\n7\r\n"),
            Map.entry("TABLE _i_.csv", "name,n\r\n<a>,3\r\nb,7\r\n"),
            Map.entry("CHART _i_.csv", "name,n\r\n<a>,3\r\nb,7\r\n"));
    assertThat(
            ListeningHook.unpacked(ListeningHook.attachment(body, ".xlsx"), folder)
                .get("xl/workbook.xml"))
        .contains("NUMBER &lt;i&gt;", "TABLE &lt;i&gt;", "CHART &lt;i&gt;");
    client.ask(
        ann,
        "POST",
        "/api/v1/dashboards/" + board + "/versions",
        "{'base_version':1,'definition':%s}"
            .formatted(
                definition(
                    asked
                        + ","
                        + item(4, "TABLE", "'sql':'select secret from main.default.sales'"))),
        200);
    JsonNode broken = ran(ann, path);
    assertThat(broken.path("state").asText()).isEqualTo("FAILED");
    assertThat(broken.path("message").asText()).contains("TABLE <i>: ", "secret");
    assertThat(broken.path("sent_to")).as("the rest").hasSize(1);
    JsonNode rest = hook.posted().remove().json();
    assertThat(rest.at("/items/3/error").asText()).isEqualTo("The query failed (USER).");
    assertThat(new String(ListeningHook.attachment(rest, ".html"), StandardCharsets.UTF_8))
        .contains("The query failed (USER).")
        .doesNotContain("secret");
  }

  @Test
  void valuesThatNoPictureAndNoClockHasAreInAReport() throws Exception {
    String text =
        "select day, n, time \\u002724:00:00\\u0027 as t from (values (date \\u00272024-02-29\\u0027, 1),"
            + " (date \\u0027infinity\\u0027, 2)) v(day, n)";
    String lines = "'chart':{'kind':'LINE','x':'day','y':'n'},'sql':'";
    String chart = item(0, "CHART", lines + text + "'");
    hook.posted().clear();
    JsonNode run = ran(ann, dashboardReport(ann, dashboard(ann, "Ends", chart)));
    assertThat(run.path("state").asText()).as(run.toString()).isEqualTo("SUCCEEDED");
    JsonNode body = hook.posted().remove().json();
    assertThat(new String(ListeningHook.attachment(body, ".html"), StandardCharsets.UTF_8))
        .as("a picture")
        .contains("base64,");
    assertThat(ListeningHook.unpacked(ListeningHook.attachment(body, ".zip"), folder))
        .containsExactly(
            Map.entry(
                "CHART _i_.csv", "day,n,t\r\n2024-02-29,1,24:00:00\r\ninfinity,2,24:00:00\r\n"));
  }

  @Test
  void whatOthersChangeOnADashboardOrInItsQueriesIsNotAskedWithItsSchedulersRights()
      throws Exception {
    String query = saved(bob, "select 11 as eleven");
    share(bob, "saved-queries", query);
    String fine = item(1, "NUMBER", "'sql':'select 1 as one'");
    String asked = item(0, "TABLE", "'saved_query':'" + query + "'") + "," + fine;
    String board = dashboard(bob, "Shared", asked);
    share(bob, "dashboards", board);
    String path = dashboardReport(ann, board);
    assertThat(ran(ann, path).path("state").asText()).isEqualTo("SUCCEEDED");
    hook.posted().clear();
    client.ask(
        bob,
        "POST",
        "/api/v1/saved-queries/" + query + "/versions",
        "{'base_version':1,'text':'select n from main.default.sales'}",
        200);
    JsonNode run = ran(ann, path);
    assertThat(run.path("message").asText())
        .startsWith("TABLE <i>: Somebody else than its owner has changed the saved query");
    assertThat(hook.posted().remove().json().at("/items/0").has("rows")).isFalse();
    for (String waiting : List.of(",'pause_status':'PAUSED'", "")) {
      client.ask(ann, "PUT", path, ofDashboard(board, waiting), 200);
      assertThat(ran(ann, path).path("state").asText()).as("to wait or go on").isEqualTo("FAILED");
    }
    client.ask(ann, "PUT", path, ofDashboard(board, ""), 200);
    assertThat(ran(ann, path).path("state").asText()).as("her word").isEqualTo("SUCCEEDED");
    hook.posted().clear();
    String other = saved(bob, "select n + 0 as n from main.default.sales");
    share(bob, "saved-queries", other);
    client.ask(
        bob,
        "POST",
        "/api/v1/dashboards/" + board + "/versions",
        "{'base_version':1,'definition':%s}"
            .formatted(definition(item(0, "TABLE", "'saved_query':'" + other + "'") + "," + fine)),
        200);
    assertThat(ran(ann, path).path("message").asText())
        .startsWith("Somebody else than its owner has changed the dashboard since");
    client.ask(server.token(), "PUT", path, ofDashboard(board, ""), 200);
    assertThat(ran(ann, path).path("state").asText()).as("an admin's word").isEqualTo("FAILED");
    assertThat(hook.posted()).isEmpty();
    client.ask(
        bob, "POST", "/api/v1/schedules", ofDashboard(board, "").replace(board, "none"), 404);
    client.ask(
        ann,
        "POST",
        "/api/v1/schedules",
        ofDashboard(board, "")
            .replace("'dashboard_id'", "'query_id':'" + query + "','dashboard_id'"),
        400);
  }

  @Test
  void aQueryThatItsSchedulerPutsOnADashboardLaterIsAgreedToByAnotherWord() throws Exception {
    String query = saved(bob, "select n from main.default.sales");
    share(bob, "saved-queries", query);
    String board = dashboard(ann, "Own", item(0, "NUMBER", "'sql':'select 1 as one'"));
    String path = dashboardReport(ann, board);
    client.ask(
        ann,
        "POST",
        "/api/v1/dashboards/" + board + "/versions",
        "{'base_version':1,'definition':%s}"
            .formatted(definition(item(0, "TABLE", "'saved_query':'" + query + "'"))),
        200);
    hook.posted().clear();
    assertThat(ran(ann, path).path("message").asText())
        .contains("was not asked, or not to be seen, when it was scheduled");
    assertThat(hook.posted()).isEmpty();
    client.ask(ann, "PUT", path, ofDashboard(board, ""), 200);
    assertThat(ran(ann, path).path("state").asText()).isEqualTo("SUCCEEDED");
  }

  private static void share(String token, String kind, String id) {
    client.ask(
        token,
        "POST",
        "/api/v1/" + kind + "/" + id + "/shares",
        "{'principal':'ann@x.org','privilege':'CAN_RUN'}",
        200);
  }

  @Test
  void whoIsDeactivatedOrForgottenSendsNothing() throws Exception {
    String id = client.user("carl@x.org");
    String carl = client.token("carl@x.org");
    String made = report(carl, saved(carl, "select 1 as one"), "/hook").at("/schedule/id").asText();
    String path = "/api/v1/schedules/" + made;
    hook.posted().clear();
    client.ask(
        "PATCH",
        IdentityClient.SCIM + "Users/" + id,
        "{'schemas':['urn:ietf:params:scim:api:messages:2.0:PatchOp'],'Operations':[{'op':'replace','path':'active','value':false}]}",
        200);
    assertThat(ran(server.token(), path).path("message").asText()).contains("is deactivated");
    client.ask("DELETE", IdentityClient.SCIM + "Users/" + id, null, 204);
    assertThat(ran(server.token(), path).path("message").asText()).contains("is not known");
    assertThat(hook.posted()).isEmpty();
  }

  @Test
  void redirectsAreNotFollowedAndHostsThatAreNotAllowedNotAsked() throws Exception {
    String query = saved(ann, "select 2 as two");
    String path =
        "/api/v1/schedules/" + report(ann, query, "/elsewhere").at("/schedule/id").asText();
    hook.posted().clear();
    assertThat(ran(ann, path).path("message").asText()).contains("status 307");
    String inside =
        client
            .ask(
                ann,
                "POST",
                "/api/v1/schedules",
                "{'name':'x','query_id':'%s',%s,'formats':['CSV'],'webhook_url':'http://localhost:%d/hook'}"
                    .formatted(query, CRON, hook.port()),
                200)
            .at("/schedule/id")
            .asText();
    assertThat(ran(ann, "/api/v1/schedules/" + inside).path("message").asText())
        .contains("webhook-allow");
    assertThat(hook.posted()).isEmpty();
    for (String wrong :
        List.of(
            "'formats':[],'webhook_url':'http://x.org'",
            "'formats':['CSV']",
            "'formats':['CSV'],'emails':['a@x.org']",
            "'formats':['CSV'],'webhook_url':'http://2130706433/'")) {
      client.ask(
          ann,
          "POST",
          "/api/v1/schedules",
          "{'name':'x','query_id':'%s',%s,%s}".formatted(query, CRON, wrong),
          400);
    }
  }

  @Test
  void anAlertTellsItsChangesAndKnowsThemAfterARestart() throws Exception {
    String query = saved(ann, "select max(n) as top from main.default.sales");
    String rule =
        "'evaluation':{'source':{'name':'top'},'comparison_operator':'GREATER_THAN','threshold':{'value':{'double_value':6.5}},'notification':{'notify_on_ok':true}}";
    String id =
        client
            .ask(
                ann,
                "POST",
                "/api/v1/alerts",
                "{'name':'Top','query_id':'%s',%s,%s,'webhook_url':'%s'}"
                    .formatted(query, CRON, rule, hook.url("/hook")),
                200)
            .at("/alert/id")
            .asText();
    String path = "/api/v1/alerts/" + id;
    hook.posted().clear();
    JsonNode first = ran(ann, path);
    assertThat(first.path("alert_state").asText()).as(first.toString()).isEqualTo("TRIGGERED");
    assertThat(first.path("value").asText()).isEqualTo("7");
    JsonNode told = client.ask(server.token(), "GET", path + "/runs", null, 200).at("/runs/0");
    assertThat(told.path("alert_state").asText()).isEqualTo("TRIGGERED");
    assertThat(told.path("value").asText("")).as("to an admin").isEmpty();
    assertThat(hook.posted().remove().json().path("state").asText()).isEqualTo("TRIGGERED");
    server.close();
    startServer();
    assertThat(client.ask(ann, "GET", path, null, 200).at("/alert/state").asText())
        .isEqualTo("TRIGGERED");
    assertThat(ran(ann, path).path("sent_to")).isEmpty();
    assertThat(hook.posted()).isEmpty();
    server.run("update main.default.sales set n = 6 where n = 7");
    assertThat(ran(ann, path).path("alert_state").asText()).isEqualTo("OK");
    server.run("update main.default.sales set n = 7 where n = 6");
    assertThat(hook.posted().remove().json().path("previous_state").asText())
        .isEqualTo("TRIGGERED");
    client.ask(ann, "GET", "/api/v1/schedules/" + id, null, 404);
    client.ask(ann, "DELETE", path, null, 200);
    client.ask(ann, "GET", path, null, 404);
  }
}
