package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.identity.IdentityClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A lake with a name of its own in everything that an admin can make, and a table to be shared. */
final class PlantedLake {

  /** What stands in each of the names. */
  static final String MARK = "planted";

  private static final List<String> STATEMENTS =
      List.of(
          "create schema planted_schema comment 'planted_words'",
          "create table planted_schema.planted_table (planted_column int comment 'planted_note')"
              + " comment 'planted_about'",
          "insert into planted_schema.planted_table values (1), (2)",
          "alter table planted_schema.planted_table set tags ('planted_tag' = 'planted_value')",
          "alter table planted_schema.planted_table add column planted_more string",
          "create view planted_schema.planted_view as"
              + " select planted_column as planted_other from planted_schema.planted_table",
          "create function planted_schema.planted_function(planted_argument int) returns boolean"
              + " return planted_argument < 5",
          "create table planted_schema.planted_filtered as select 1 as planted_number",
          "alter table planted_schema.planted_filtered"
              + " set row filter planted_schema.planted_function on (planted_number)",
          "create table planted_schema.planted_sealed as select 1 as planted_figure",
          "alter table planted_schema.planted_sealed alter column planted_figure"
              + " set tags ('planted_mark')",
          "create policy planted_policy on table planted_schema.planted_sealed"
              + " row filter planted_schema.planted_function to `account users`"
              + " for tables match columns has_tag('planted_mark') as c using columns (c)",
          "create group planted_group",
          "grant select on table planted_schema.planted_table to planted_group",
          "create volume planted_schema.planted_volume comment 'planted_files'",
          "grant read volume on volume planted_schema.planted_volume to planted_group",
          "create table planted_schema.planted_dropped as select 1 as planted_gone",
          "drop table planted_schema.planted_dropped",
          "create schema shared",
          "create table shared.seen as select 1 as x",
          "create table shared.planted_neighbour as select * from shared.seen",
          "create table planted_schema.planted_made as select x as planted_x from shared.seen",
          "create view shared.planted_late as select * from shared.seen",
          "insert into shared.seen select planted_column from planted_schema.planted_table",
          "grant select on table shared.seen to planted_group");

  /** What stands for a parameter of routes whose pattern begins so; the first that fits counts. */
  private record Value(String below, String parameter, String value) {}

  private final List<Value> values = new ArrayList<>();
  private final TestServer server;
  private final IdentityClient client;

  /** Plants into what a server serves. */
  PlantedLake(TestServer server, Path opened) {
    this.server = server;
    this.client = new IdentityClient(server);
    STATEMENTS.forEach(this::run);
    stored(opened);
    kept();
    people();
    for (String[] one :
        new String[][] {
          {":catalog", "main"},
          {":schema", "planted_schema"},
          {":table", "planted_table"},
          {":column", "planted_column"},
          {":securable_type", "table"},
          {":full_name", "main.planted_schema.planted_table"},
          {":chunk", "0"},
        }) {
      values.add(new Value("", one[0], one[1]));
    }
  }

  private String run(String statement) {
    JsonNode answer = server.run(statement);
    assertThat(answer.at("/status/state").asText()).as(answer.toString()).isEqualTo("SUCCEEDED");
    return answer.path("statement_id").asText();
  }

  private void stored(Path opened) {
    run("create catalog planted_catalog");
    Path place;
    try {
      place = Files.createDirectories(opened.resolve("planted_place"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("create external location planted_location url 'file://%s'".formatted(place));
    String file = "Volumes/main/planted_schema/planted_volume/planted_file";
    assertThat(
            server
                .call("PUT", "/api/2.0/fs/files/" + file, "planted_bytes", server.token())
                .status())
        .isEqualTo(204);
    values.add(new Value("/api/2.0/fs/directories/", "*", file.replace("/planted_file", "")));
    values.add(new Value("/api/2.0/fs/", "*", file));
    String unity = "/api/2.1/unity-catalog/";
    values.add(new Value(unity + "catalogs", ":name", "planted_catalog"));
    values.add(new Value(unity + "schemas", ":full_name", "main.planted_schema"));
    values.add(new Value(unity + "volumes", ":name", "main.planted_schema.planted_volume"));
    values.add(new Value(unity + "external-locations", ":name", "planted_location"));
    values.add(new Value(unity + "policies", ":full_name", "main.planted_schema.planted_sealed"));
    values.add(new Value(unity + "policies", ":name", "planted_policy"));
  }

  /** What the console keeps, and what was asked. */
  private void kept() {
    String statement =
        run("select 'planted_row' as planted_name from planted_schema.planted_table");
    for (String below : List.of("/api/2.0/sql/statements", "/api/v1/statements", "/results")) {
      values.add(new Value(below, ":id", statement));
    }
    String query =
        made(
            "saved-queries",
            "'folder':'planted_folder','text':'select 1 as planted_answer'",
            "/query/id");
    made(
        "dashboards",
        "'folder':'planted_boards','definition':{'filters':[],'items':[{'id':'a','kind':'TEXT',"
            + "'title':'','text':'planted_text','place':{'x':0,'y':0,'w':6,'h':3}}]}",
        "/dashboard/id");
    String rest =
        "'query_id':'%s','schedule':{'quartz_cron_expression':'0 0 8 1 1 ?','timezone_id':'UTC'}"
            .formatted(query);
    made(
        "schedules",
        rest + ",'formats':['CSV'],'webhook_url':'http://127.0.0.1:9/planted_hook'",
        "/schedule/id");
    made(
        "alerts",
        rest
            + ",'evaluation':{'source':{'name':'planted_answer'},'comparison_operator':'GREATER_THAN',"
            + "'threshold':{'value':{'double_value':4}}},'webhook_url':'http://127.0.0.1:9/planted_hook'",
        "/alert/id");
    String warehouses = "/api/2.0/sql/warehouses";
    String warehouse =
        client
            .ask("POST", warehouses, "{'name':'planted_warehouse','cluster_size':'2X-Small'}", 200)
            .path("id")
            .asText();
    values.add(new Value(warehouses, ":id", warehouse));
    String permissions = "/api/2.0/permissions/";
    client.ask(
        "PATCH",
        permissions + "warehouses/" + warehouse,
        "{'access_control_list':[{'group_name':'planted_group','permission_level':'CAN_USE'}]}",
        200);
    values.add(new Value(permissions, ":id", warehouse));
    values.add(new Value("/api/v1/warehouses", ":warehouse", "planted_warehouse"));
  }

  private String made(String kind, String fields, String id) {
    String path = "/api/v1/" + kind;
    String body = "{'name':'planted_%s',%s}".formatted(kind, fields);
    String made = client.ask("POST", path, body, 200).at(id).asText();
    values.add(new Value(path, ":id", made));
    if (kind.equals("saved-queries") || kind.equals("dashboards")) {
      String share = "{'principal':'planted_group','privilege':'CAN_RUN'}";
      client.ask("POST", path + "/" + made + "/shares", share, 200);
    }
    return made;
  }

  private void people() {
    String scim = IdentityClient.SCIM;
    values.add(new Value(scim + "Users", ":id", client.user("planted@example.org")));
    String group =
        client
            .ask("GET", scim + "Groups?filter=displayName%20eq%20%22planted_group%22", null, 200)
            .at("/Resources/0/id")
            .asText();
    values.add(new Value(scim + "Groups", ":id", group));
    String principal =
        client
            .ask(
                "POST",
                scim + "ServicePrincipals",
                "{'applicationId':'planted_robot','displayName':'planted_robot'}",
                201)
            .path("id")
            .asText();
    values.add(new Value(scim + "ServicePrincipals", ":id", principal));
    values.add(new Value("/api/2.0/accounts/", ":id", principal));
    values.add(new Value("/api/2.0/accounts/", ":account_id", "lakewise"));
    values.add(new Value(scim, ":id", "User"));
    String token =
        client
            .ask("POST", "/api/2.0/token/create", "{'comment':'planted_token'}", 200)
            .at("/token_info/token_id")
            .asText();
    values.add(new Value("/api/2.0/token-management", ":token_id", token));
  }

  /** A path that a route serves, with what was planted. */
  String path(String pattern) {
    return path(pattern, Map.of());
  }

  /** The same, with other values of some parameters. */
  String path(String pattern, Map<String, String> others) {
    StringBuilder path = new StringBuilder();
    for (String part : pattern.substring(1).split("/", -1)) {
      path.append('/')
          .append(
              part.startsWith(":") || part.equals("*")
                  ? others.getOrDefault(part, value(pattern, part))
                  : part);
    }
    return path.toString();
  }

  /** What was planted for a parameter of a route. */
  String value(String pattern, String parameter) {
    return values.stream()
        .filter(one -> pattern.startsWith(one.below) && parameter.equals(one.parameter))
        .findFirst()
        .orElseThrow(
            () -> new AssertionError("What is planted for " + parameter + " of " + pattern))
        .value;
  }
}
