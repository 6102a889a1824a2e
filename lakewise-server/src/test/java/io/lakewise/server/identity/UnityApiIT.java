package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.service.catalog.ColumnInfo;
import com.databricks.sdk.service.catalog.ColumnTypeName;
import com.databricks.sdk.service.catalog.CreateExternalLocation;
import com.databricks.sdk.service.catalog.CreateVolumeRequestContent;
import com.databricks.sdk.service.catalog.ExternalLocationInfo;
import com.databricks.sdk.service.catalog.ListCatalogsRequest;
import com.databricks.sdk.service.catalog.TableInfo;
import com.databricks.sdk.service.catalog.TableType;
import com.databricks.sdk.service.catalog.UpdateExternalLocation;
import com.databricks.sdk.service.catalog.UpdateVolumeRequestContent;
import com.databricks.sdk.service.catalog.VolumeInfo;
import com.databricks.sdk.service.catalog.VolumeType;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.server.TestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Volumes, external locations and policies by Databricks' API. */
class UnityApiIT {

  private static final String CATALOG = "/api/2.1/unity-catalog/";

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient http;
  private static WorkspaceClient client;
  private static String ben;

  @BeforeAll
  static void start() throws Exception {
    Path open = Files.createDirectories(folder.resolve("open"));
    server = new TestServer(folder, Map.of("threads", "1", "allow", open.toString()));
    http = new IdentityClient(server);
    client =
        new WorkspaceClient(
            new DatabricksConfig().setHost(server.server().address()).setToken(server.token()));
    http.user("ben");
    ben = http.token("ben");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void volumesAreMadeChangedAndDropped() throws Exception {
    VolumeInfo made =
        client
            .volumes()
            .create(
                new CreateVolumeRequestContent()
                    .setCatalogName("main")
                    .setSchemaName("default")
                    .setName("o'raw")
                    .setVolumeType(VolumeType.MANAGED)
                    .setComment("it's"));
    assertThat(made.getOwner()).isEqualTo("admin");
    assertThat(made.getComment()).isEqualTo("it's");
    assertThat(made.getFullName()).isEqualTo("main.default.o'raw");
    VolumeInfo changed =
        client
            .volumes()
            .update(
                new UpdateVolumeRequestContent()
                    .setName("main.default.o'raw")
                    .setNewName("raw")
                    .setComment("warm")
                    .setOwner("ben"));
    assertThat(List.of(changed.getName(), changed.getComment(), changed.getOwner()))
        .containsExactly("raw", "warm", "ben");
    assertThat(client.volumes().read("main.default.raw").getVolumeId())
        .isEqualTo(made.getVolumeId());
    Path place = Files.createDirectories(folder.resolve("open/place")).toRealPath();
    client
        .volumes()
        .create(
            new CreateVolumeRequestContent()
                .setCatalogName("main")
                .setSchemaName("default")
                .setName("external")
                .setVolumeType(VolumeType.EXTERNAL)
                .setStorageLocation("file://" + place));
    List<String> names = new ArrayList<>();
    client.volumes().list("main", "default").forEach(volume -> names.add(volume.getName()));
    assertThat(names).containsExactly("external", "raw");
    String all = CATALOG + "volumes?catalog_name=main&schema_name=default&max_results=1";
    JsonNode page = http.ask("GET", all, null, 200);
    assertThat(page.at("/volumes/0/storage_location").asText()).isEqualTo("file://" + place);
    String next = page.path("next_page_token").asText();
    assertThat(http.ask("GET", all + "&page_token=" + next, null, 200).toString())
        .contains("\"raw\"")
        .doesNotContain("external", "next_page_token");
    client.volumes().delete("main.default.external");
    client.volumes().delete("main.default.raw");
    assertThat(place).exists();
    http.ask("GET", CATALOG + "volumes/main.default.raw", null, 404);
  }

  @Test
  void namesAreListedToWhoSeesThem() throws Exception {
    for (String statement :
        List.of(
            "CREATE SCHEMA listed",
            "CREATE TABLE listed.facts (id INT NOT NULL, day DATE, cost DECIMAL(9,2), at TIMESTAMP)"
                + " PARTITIONED BY (day) COMMENT 'what was'",
            "CREATE VIEW listed.seen AS SELECT 1 AS one")) {
      assertThat(server.run(statement).toString()).as(statement).contains("SUCCEEDED");
    }
    List<String> names = new ArrayList<>();
    client.catalogs().list(new ListCatalogsRequest()).forEach(each -> names.add(each.getName()));
    client.schemas().list("main").forEach(each -> names.add(each.getFullName()));
    client.tables().list("main", "listed").forEach(each -> names.add(each.getFullName()));
    assertThat(names)
        .contains("main", "main.default", "main.listed", "main.listed.facts", "main.listed.seen");
    assertThat(client.catalogs().get("main").getOwner()).isNotEmpty();
    assertThat(client.schemas().get("main.listed").getOwner()).isEqualTo("admin");
    TableInfo facts = client.tables().get("main.listed.facts");
    assertThat(facts.getComment()).isEqualTo("what was");
    assertThat(facts.getTableType()).isEqualTo(TableType.MANAGED);
    assertThat(facts.getColumns().stream().map(ColumnInfo::getTypeName))
        .containsExactly(
            ColumnTypeName.INT,
            ColumnTypeName.DATE,
            ColumnTypeName.DECIMAL,
            ColumnTypeName.TIMESTAMP_NTZ);
    assertThat(facts.getColumns().stream().map(ColumnInfo::getPartitionIndex))
        .containsExactly(null, 0L, null, null);
    assertThat(facts.getColumns().stream().map(ColumnInfo::getNullable))
        .containsExactly(false, true, true, true);
    assertThat(client.tables().get("main.listed.seen").getViewDefinition()).contains("SELECT 1");
    assertThat(client.tables().exists("main.listed.facts").getTableExists()).isTrue();
    assertThat(client.tables().exists("main.listed.none").getTableExists()).isFalse();
    String tables = CATALOG + "tables?catalog_name=main&schema_name=listed";
    JsonNode page = http.ask("GET", tables + "&max_results=1&omit_columns=true", null, 200);
    assertThat(page.at("/tables/0").has("columns")).isFalse();
    String next = page.path("next_page_token").asText();
    assertThat(http.ask("GET", tables + "&page_token=" + next, null, 200).at("/tables/0/name"))
        .hasToString("\"seen\"");
    http.ask(ben, "GET", tables, null, 404);
    http.ask(ben, "GET", CATALOG + "tables/main.listed.facts", null, 404);
    http.ask(ben, "GET", CATALOG + "schemas/main.listed", null, 404);
    assertThat(http.ask(ben, "GET", CATALOG + "schemas?catalog_name=main", null, 200).toString())
        .contains("default")
        .doesNotContain("listed");
    http.ask("GET", CATALOG + "schemas?catalog_name=none", null, 404);
    http.ask("GET", CATALOG + "schemas", null, 400);
  }

  @Test
  void whatIsNotServedIsSaidInWords() throws Exception {
    JsonNode none = http.ask("GET", "/api/2.2/jobs/list", null, 404);
    assertThat(none.path("error_code").asText()).isEqualTo("ENDPOINT_NOT_FOUND");
    assertThat(none.path("message").asText()).contains("nothing at this path");
    assertThat(http.ask("POST", "/sql/1.0/warehouses/default", "{}", 404).path("message").asText())
        .contains("Thrift", "use_sea=True");
    assertThat(http.ask("DELETE", CATALOG + "catalogs/main", null, 405).path("message").asText())
        .contains("not by this method");
  }

  @Test
  void externalLocationsAreMadeChangedAndDropped() throws Exception {
    Path place = Files.createDirectories(folder.resolve("open/in")).toRealPath();
    ExternalLocationInfo made =
        client
            .externalLocations()
            .create(
                new CreateExternalLocation()
                    .setName("arrivals")
                    .setUrl("file://" + place)
                    .setCredentialName("none")
                    .setComment("what comes"));
    assertThat(made.getUrl()).isEqualTo("file://" + place);
    ExternalLocationInfo changed =
        client
            .externalLocations()
            .update(
                new UpdateExternalLocation()
                    .setName("arrivals")
                    .setNewName("inbox")
                    .setComment("x")
                    .setOwner("ben"));
    assertThat(List.of(changed.getName(), changed.getComment(), changed.getOwner()))
        .containsExactly("inbox", "x", "ben");
    assertThat(client.externalLocations().get("inbox").getOwner()).isEqualTo("ben");
    assertThat(http.ask(ben, "GET", CATALOG + "external-locations", null, 200).toString())
        .contains("inbox");
    http.ask(
        "POST",
        CATALOG + "volumes",
        "{'catalog_name':'main','schema_name':'default','name':'held','volume_type':'EXTERNAL',"
            + "'storage_location':'"
            + place
            + "/v'}",
        200);
    http.ask("DELETE", CATALOG + "external-locations/inbox", null, 400);
    http.ask("DELETE", CATALOG + "external-locations/inbox?force=true", null, 200);
    http.ask("DELETE", CATALOG + "external-locations/inbox", null, 404);
    http.ask("DELETE", CATALOG + "volumes/main.default.held", null, 200);
  }

  @Test
  void policiesAreMadeListedAndDropped() {
    for (String statement :
        List.of(
            "CREATE TABLE people (region STRING, name STRING, pay INT)",
            "INSERT INTO people VALUES ('EU', 'Ann', 1), ('US', 'Zed', 2)",
            "ALTER TABLE people ALTER COLUMN region SET TAGS ('region')",
            "ALTER TABLE people ALTER COLUMN name SET TAGS ('pii' = 'high')",
            "CREATE FUNCTION among(r STRING, a STRING, b STRING) RETURNS BOOLEAN RETURN r IN (a, b)",
            "CREATE FUNCTION star(s STRING) RETURNS STRING RETURN '*'")) {
      assertThat(server.run(statement).toString()).as(statement).contains("SUCCEEDED");
    }
    String filter =
        """
        {"name": "only eu", "on_securable_type": "SCHEMA", "on_securable_fullname": "main.default",
         "for_securable_type": "TABLE", "policy_type": "POLICY_TYPE_ROW_FILTER", "comment": "c",
         "to_principals": ["account users"], "except_principals": ["ben"],
         "match_columns": [{"condition": "hasTag(\\u0027region\\u0027)", "alias": "r"}],
         "row_filter": {"function_name": "main.default.among", "using":
           [{"alias": "r"}, {"constant": "\\u0027EU\\u0027"}, {"constant": "\\u0027\\u0027"}]}}
        """;
    JsonNode made = http.ask("POST", CATALOG + "policies", filter, 200);
    assertThat(made.at("/match_columns/0/condition").asText()).isEqualTo("has_tag('region')");
    assertThat(made.at("/row_filter/function_name").asText()).isEqualTo("main.default.among");
    assertThat(made.at("/row_filter/using").toString())
        .isEqualTo("[{\"alias\":\"r\"},{\"constant\":\"'EU'\"},{\"constant\":\"''\"}]");
    http.ask("POST", CATALOG + "policies", filter, 409);
    String mask =
        """
        {"policy_info": {"name": "stars", "on_securable_type": "TABLE",
         "on_securable_fullname": "main.default.people", "for_securable_type": "TABLE",
         "policy_type": "POLICY_TYPE_COLUMN_MASK", "to_principals": ["account users"],
         "when_condition": "NOT has_tag(\\u0027open\\u0027)",
         "match_columns": [{"condition": "hasTagValue(\\u0027pii\\u0027, \\u0027high\\u0027)",
           "alias": "p"}],
         "column_mask": {"function_name": "main.default.star", "on_column": "p"}}}
        """;
    http.ask("POST", CATALOG + "policies", mask, 200);
    assertThat(server.rows("SELECT * FROM people")).containsExactly("EU * 1");
    String schema = CATALOG + "policies/SCHEMA/main.default";
    String table = CATALOG + "policies/table/main.default.people";
    assertThat(http.ask("GET", schema, null, 200).at("/policies/0/name").asText())
        .isEqualTo("only eu");
    assertThat(http.ask("GET", table, null, 200).path("policies")).hasSize(1);
    assertThat(http.ask("GET", table + "?include_inherited=true", null, 200).path("policies"))
        .hasSize(2);
    assertThat(http.ask("GET", table + "/STARS", null, 200).at("/column_mask/on_column").asText())
        .isEqualTo("p");
    policiesAreChanged(schema + "/only%20eu", table + "/stars", made);
    http.ask("DELETE", schema + "/only%20eu", null, 200);
    http.ask("DELETE", schema + "/only%20eu", null, 404);
    http.ask("DELETE", table + "/stars", null, 200);
    assertThat(server.rows("SELECT name FROM people ORDER BY 1")).containsExactly("Ann", "Zed");
    for (String[] wrong :
        new String[][] {
          {"has_tag('x')) ON COLUMN a; DROP TABLE people --", "400"},
          {"has_tag('x') AS b, has_tag('y'", "400"},
          {"", "400"},
          {"true", "400"}
        }) {
      String condition = wrong[0].replace("'", "\\u0027");
      http.ask(
          "POST",
          CATALOG + "policies",
          filter.replace("hasTag(\\u0027region\\u0027)", condition).replace("only eu", "wrong"),
          Integer.parseInt(wrong[1]));
    }
    assertThat(http.ask("GET", schema, null, 200).path("policies")).isEmpty();
  }

  private static void policiesAreChanged(String filter, String mask, JsonNode made) {
    // What is told may be sent back, and changes nothing.
    String told = made.toString().replace("'", "\\u0027");
    assertThat(http.ask("PATCH", filter, told, 200)).isEqualTo(made);
    String us = "?update_mask=row_filter";
    JsonNode changed = http.ask("PATCH", filter + us, told.replace("EU", "US"), 200);
    assertThat(changed.at("/row_filter/using/1/constant").asText()).isEqualTo("'US'");
    assertThat(changed.path("comment").asText()).isEqualTo("c");
    assertThat(server.rows("SELECT * FROM people")).containsExactly("US * 2");
    // Only what the mask names changes, and what it names and the request has not goes.
    String body = "{'comment':'d','to_principals':['ben'],'except_principals':['admin']}";
    changed = http.ask("PATCH", filter + "?update_mask=comment,except_principals", body, 200);
    assertThat(changed.path("comment").asText()).isEqualTo("d");
    assertThat(changed.path("to_principals").toString()).isEqualTo("[\"account users\"]");
    assertThat(server.rows("SELECT region FROM people ORDER BY 1")).containsExactly("EU", "US");
    changed = http.ask("PATCH", filter + "?update_mask=comment,except_principals", "{}", 200);
    assertThat(changed.has("comment") || changed.has("except_principals")).isFalse();
    assertThat(server.rows("SELECT region FROM people")).containsExactly("US");
    String[] wrong = {
      "?update_mask=to_principals",
      "?update_mask=row_filter",
      "?update_mask=row_filter.using",
      "?update_mask=name",
    };
    for (String path : wrong) {
      http.ask("PATCH", filter + path, "{}", 400);
    }
    for (String each :
        List.of(
            "{'name':'other'}",
            "{'policy_type':'POLICY_TYPE_COLUMN_MASK'}",
            "{'on_securable_fullname':'main'}",
            "{'column_mask':{'function_name':'main.default.star','on_column':'r'}}",
            "{'owner':'ben'}")) {
      http.ask("PATCH", filter, each, 400);
    }
    http.ask("PATCH", mask + "s", "{'comment':'x'}", 404);
    http.ask(ben, "PATCH", mask, "{'comment':'x'}", 404);
    assertThat(http.ask("GET", filter, null, 200)).isEqualTo(changed);
  }

  /** Who writes a comment does not let another function decide that has taken the first's name. */
  @Test
  void aPolicyIsNotChangedToAnotherFunctionUnawares() {
    String function = "CREATE FUNCTION brief.ours() RETURNS BOOLEAN RETURN ";
    for (String statement :
        List.of(
            "CREATE SCHEMA brief",
            function + "false",
            "CREATE TABLE counted (id INT)",
            "CREATE POLICY p ON TABLE counted ROW FILTER brief.ours TO ben FOR TABLES",
            "DROP SCHEMA brief CASCADE",
            "CREATE SCHEMA brief",
            function + "true")) {
      assertThat(server.run(statement).toString()).as(statement).contains("SUCCEEDED");
    }
    String policy = CATALOG + "policies/TABLE/main.default.counted/p";
    for (String change :
        List.of("{'comment':'x'}", "{'row_filter':{'function_name':'MAIN.brief.ours'}}")) {
      assertThat(http.ask("PATCH", policy, change, 400).path("message").asText())
          .contains("another");
    }
    http.ask("DELETE", policy, null, 200);
  }

  @Test
  void whatIsWrongIsSaid() {
    String volume = "{'catalog_name':'main','schema_name':'default','name':'n',";
    for (String body :
        List.of(
            "{}",
            volume + "'volume_type':'OTHER'}",
            volume + "'volume_type':'EXTERNAL'}",
            volume + "'volume_type':'MANAGED','storage_location':'x'}",
            volume + "'volume_type':'MANAGED','comment':1}",
            volume + "'volume_type':'MANAGED','encryption_details':{}}",
            volume + "'volume_type':'EXTERNAL','storage_location':'s3://b/x'}",
            volume + "'volume_type':'EXTERNAL','storage_location':'/etc'}")) {
      http.ask("POST", CATALOG + "volumes", body, 400);
    }
    http.ask(
        "POST",
        CATALOG + "volumes",
        "{'catalog_name':'main','schema_name':'none','name':'n','volume_type':'MANAGED'}",
        404);
    http.ask("GET", CATALOG + "volumes?catalog_name=main", null, 400);
    http.ask("GET", CATALOG + "volumes?catalog_name=main&schema_name=none", null, 404);
    http.ask("GET", CATALOG + "volumes/none", null, 400);
    http.ask(
        "POST", CATALOG + "external-locations", "{'name':'l','url':'x','read_only':true}", 400);
    http.ask("POST", CATALOG + "external-locations", "{'name':'l','url':'/etc'}", 400);
    http.ask("GET", CATALOG + "external-locations?max_results=x", null, 400);
    http.ask("GET", CATALOG + "policies/VOLUME/main.default.x", null, 400);
    http.ask(ben, "POST", CATALOG + "volumes", volume + "'volume_type':'MANAGED'}", 403);
  }
}
