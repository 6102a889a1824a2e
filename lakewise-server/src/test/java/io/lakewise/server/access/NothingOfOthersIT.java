package io.lakewise.server.access;

import static io.lakewise.server.access.PlantedLake.MARK;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import io.lakewise.server.Waiting;
import io.lakewise.server.identity.IdentityClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Who has no rights on them reads none of the names that an admin has planted in everything that a
 * lake has: by no route that is served, and by nothing that SQL shows. The admin reads them, so
 * that what is asked is what is there, and a new route is asked for too.
 */
class NothingOfOthersIT {

  /** What is the same for all, or has only words of the server's own. */
  private static final Set<String> WITHOUT_NAMES =
      new TreeSet<>(
          List.of(
              "/api/2.0/accounts/:account_id/servicePrincipals/:id/credentials/secrets",
              "/api/2.0/accounts/servicePrincipals/:id/credentials/secrets",
              "/api/2.0/permissions/sql/warehouses/:id/permissionLevels",
              "/api/2.0/permissions/warehouses/:id/permissionLevels",
              "/api/2.0/preview/scim/v2/Me",
              "/api/2.0/preview/scim/v2/ResourceTypes",
              "/api/2.0/preview/scim/v2/ResourceTypes/:id",
              "/api/2.0/preview/scim/v2/Schemas",
              "/api/2.0/preview/scim/v2/Schemas/:id",
              "/api/2.0/preview/scim/v2/ServiceProviderConfig",
              "/api/2.1/unity-catalog/tables/:full_name/exists",
              "/api/v1/alerts/:id/runs",
              "/api/v1/dashboards/:id/versions",
              "/api/v1/openapi.json",
              "/api/v1/rows/:catalog/:schema/:table/change-counts",
              "/api/v1/schedules/:id/runs",
              "/api/v1/server",
              "/api/v1/session",
              "/api/v1/sessions",
              "/api/v1/sign-in",
              "/api/v1/statements/:id/freshness",
              "/api/v1/statements/:id/progress",
              "/api/v1/tables/:catalog/:schema/:table/history",
              "/api/v1/warehouses/:warehouse/queue",
              "/results/:id/:chunk"));

  /** What some routes want to be asked. */
  private static final Map<String, String> QUERIES =
      Map.of(
          "/api/v1/search", "?q=planted",
          "/api/v1/statements/:id/download", "?format=csv",
          "/api/v1/tables/:catalog/:schema/:table/diff", "?from=0",
          "/api/v1/rows/:catalog/:schema/:table/changes", "?from=0",
          "/api/v1/rows/:catalog/:schema/:table/change-counts", "?from=0",
          "/api/2.1/unity-catalog/schemas", "?catalog_name=main",
          "/api/2.1/unity-catalog/tables", "?catalog_name=main&schema_name=planted_schema",
          "/api/2.1/unity-catalog/volumes", "?catalog_name=main&schema_name=planted_schema");

  /** What SQL shows beside the tables of {@code system}. */
  private static final List<String> SHOWN =
      List.of(
          "select * from system.information_schema.schemata",
          "select * from system.information_schema.tables",
          "select * from system.information_schema.views",
          "select * from system.information_schema.columns",
          "select * from system.information_schema.routines",
          "select * from system.information_schema.parameters",
          "select * from system.information_schema.table_tags",
          "select * from system.information_schema.column_tags",
          "select * from system.information_schema.row_filters",
          "select * from system.information_schema.volumes",
          "select * from system.information_schema.volume_privileges",
          "select * from system.information_schema.external_locations",
          "show schemas",
          "show tables in shared",
          "show views in shared",
          "show volumes in planted_schema",
          "show external locations",
          "show tables dropped in planted_schema");

  @TempDir private static Path folder;
  private static TestServer server;
  private static PlantedLake planted;
  private static String nobody;
  private static String guest;

  @BeforeAll
  static void start() throws Exception {
    Path open = Files.createDirectories(folder.resolve("open")).toRealPath();
    server =
        new TestServer(
            folder,
            Map.of(
                "threads",
                "1",
                "memory",
                "512MB",
                "allow",
                open.toString(),
                "webhook-allow",
                "127.0.0.1"));
    planted = new PlantedLake(server, open);
    String computed = planted.path("/api/v1/statements/:id/operators");
    Waiting.until("is recorded", () -> server.ask(computed, null).status() == 200);
    IdentityClient client = new IdentityClient(server);
    client.user("nobody@example.org");
    nobody = client.token("nobody@example.org");
    client.user("guest@example.org");
    guest = client.token("guest@example.org");
    server.run("grant use schema on schema shared to `guest@example.org`");
    server.run("grant select on table shared.seen to `guest@example.org`");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static List<String> read() {
    return server.server().routes().stream()
        .filter(route -> route.startsWith("GET ") && !route.contains("FlightService"))
        .map(route -> route.substring("GET ".length()))
        .filter(route -> route.startsWith("/api/") || route.startsWith("/results/"))
        .sorted()
        .toList();
  }

  private static String planted(String route) {
    return planted.path(route) + QUERIES.getOrDefault(route, "");
  }

  private static Answer get(String token, String path) {
    Answer answer = server.ask(path, null, Map.of("Authorization", "Bearer " + token));
    assertThat(answer.status()).as(path).isLessThan(500);
    return answer;
  }

  @Test
  void anAdminReadsByEachRouteWhatIsPlanted() {
    Set<String> silent = new TreeSet<>();
    for (String route : read()) {
      Answer answer = get(server.token(), planted(route));
      if (answer.status() != 200 || !answer.body().contains(MARK)) {
        silent.add(route);
      }
    }
    assertThat(silent).isEqualTo(WITHOUT_NAMES);
  }

  /** The names of people and groups are known to all, who share with them; SCIM's words too. */
  private static boolean isForAll(String route) {
    return route.startsWith(IdentityClient.SCIM);
  }

  @Test
  void forWhoMayNotSeeItWhatIsPlantedIsNotThere() {
    for (String token : List.of(nobody, guest)) {
      for (String route : read()) {
        if (!isForAll(route)) {
          assertSameAsMissing(token, route);
        }
      }
    }
  }

  private static void assertSameAsMissing(String token, String route) {
    String there = planted(route);
    String missing = there.replace(MARK, "missing");
    Map<String, String> ids = new HashMap<>();
    for (String part : route.substring(1).split("/")) {
      if (part.endsWith("id") && part.startsWith(":")) {
        String id = planted.value(route, part);
        ids.put(id, id.substring(0, id.length() - 1) + (id.endsWith("0") ? "1" : "0"));
        missing = missing.replace(id, ids.get(id));
      }
    }
    Answer theirs = get(token, there);
    if (missing.equals(there)) {
      assertThat(theirs.body()).as(route).doesNotContain(MARK);
      return;
    }
    Answer none = get(token, missing);
    String said = theirs.body().replace(MARK, "missing");
    for (Map.Entry<String, String> id : ids.entrySet()) {
      said = said.replace(id.getKey(), id.getValue());
    }
    assertThat(theirs.status() + said).as(route).isEqualTo(none.status() + none.body());
  }

  @Test
  void aTableThatIsSharedTellsNothingOfWhatIsAroundIt() throws Exception {
    Map<String, String> shared =
        Map.of(
            ":schema",
            "shared",
            ":table",
            "seen",
            ":column",
            "x",
            ":full_name",
            "main.shared.seen");
    String lineage = "/api/v1/lineage/tables/:catalog/:schema/:table";
    Waiting.until(
        "the lineage is recorded",
        () -> get(server.token(), planted.path(lineage, shared)).body().contains(MARK));
    for (String route : read()) {
      if (!route.contains("/schemas/")
          && (route.contains(":table") || route.contains(":full_name"))) {
        Answer answer = get(guest, planted.path(route, shared) + QUERIES.getOrDefault(route, ""));
        assertThat(answer.status()).as(route + answer.body()).isIn(200, 403);
        assertThat(answer.body()).as(route).doesNotContain(MARK);
      }
    }
  }

  @Test
  void sqlShowsNothingOfIt() {
    List<String> statements =
        new ArrayList<>(
            server.rows(
                "select concat('select * from ', table_catalog, '.', table_schema, '.', table_name)"
                    + " from system.information_schema.tables where table_catalog = 'system'"));
    assertThat(statements).contains("select * from system.query.history");
    for (String statement : SHOWN) {
      assertThat(run(server.token(), statement)).as(statement).contains(MARK);
    }
    statements.addAll(SHOWN);
    for (String statement : statements) {
      for (String token : List.of(nobody, guest)) {
        // The name that was asked for is said again.
        assertThat(run(token, statement).replace("planted_schema", ""))
            .as(statement)
            .doesNotContain(MARK);
      }
    }
  }

  private static String run(String token, String statement) {
    return server
        .ask(
            "/api/2.0/sql/statements",
            "{\"warehouse_id\":\"default\",\"wait_timeout\":\"50s\",\"statement\":\"%s\"}"
                .formatted(statement),
            Map.of("Authorization", "Bearer " + token))
        .body();
  }
}
