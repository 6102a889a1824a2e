package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.audit.AuditReport;
import io.lakewise.server.TestServer;
import io.lakewise.server.warehouse.WorkerLake;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole server puts into {@code system.access.audit}. */
class AuditIT {

  @TempDir Path folder;

  private AuditReport verified() {
    try (WorkerLake lake = new WorkerLake(folder.resolve("lake"))) {
      return lake.lake().verifyAudit(Map.of());
    }
  }

  private static final String SEEN =
      " FROM system.access.audit WHERE action_name %s ORDER BY chain_sequence";

  /** A token of a user, made by the admin. */
  private static String token(TestServer server, String user) {
    return server
        .ask("/api/v1/tokens", "{\"principal\": \"" + user + "\", \"comment\": \"planted\"}")
        .json()
        .path("value")
        .asText();
  }

  private static JsonNode as(TestServer server, String token, String statement) {
    return server
        .ask(
            "/api/2.0/sql/statements",
            "{\"warehouse_id\": \"default\", \"wait_timeout\": \"50s\", \"statement\": \""
                + statement
                + "\"}",
            Map.of("Authorization", "Bearer " + token, "User-Agent", "probe/1.5 planted"))
        .json();
  }

  @Test
  void changesAreThereWithWhoAndFromWhere() {
    try (TestServer server = new TestServer(folder, Map.of())) {
      String ann = token(server, "ann");
      server.run("CREATE GROUP staff");
      server.run("ALTER GROUP staff ADD USER ann");
      server.run("CREATE TABLE t (id INT)");
      server.run("GRANT SELECT, MODIFY ON TABLE t TO staff");
      server.run("REVOKE MODIFY ON TABLE t FROM staff");
      server.run("ALTER TABLE t OWNER TO staff");
      assertThat(as(server, ann, "GRANT SELECT ON TABLE t TO ann").at("/status/state").asText())
          .isEqualTo("SUCCEEDED");
      assertThat(
              server.rows(
                  "SELECT action_name, user_identity.email, source_ip_address,"
                      + " request_params['principal'], request_params['target_group_name'],"
                      + " request_params['target_user_name'],"
                      + " coalesce(request_params['add'], request_params['remove'],"
                      + " request_params['owner'])"
                      + SEEN.formatted("NOT IN ('tokenLogin', 'commandFinish')")))
          .containsExactly(
              "add admin 127.0.0.1 - - ann -",
              "generateDbToken admin 127.0.0.1 - - ann -",
              "createGroup admin 127.0.0.1 - staff - -",
              "addPrincipalToGroup admin 127.0.0.1 - staff ann -",
              "updatePermissions admin 127.0.0.1 staff - - SELECT,MODIFY",
              "updatePermissions admin 127.0.0.1 staff - - MODIFY",
              "updateTable admin 127.0.0.1 - - - staff",
              "updatePermissions ann 127.0.0.1 ann - - SELECT");
      assertThat(
              server.rows(
                  "SELECT count(DISTINCT user_agent), max(user_agent) FROM system.access.audit"
                      + " WHERE user_identity.email = 'ann'"))
          .containsExactly("1 probe/1.5");
      assertThat(
              server.rows(
                  "SELECT count(*) FROM system.access.audit a JOIN system.access.audit b"
                      + " USING (request_id) WHERE a.action_name = 'updatePermissions'"
                      + " AND b.action_name = 'commandFinish'"))
          .containsExactly("3");
    }
  }

  @Test
  void whatWasAllowedAndWhatWasRefusedIsThere() {
    try (TestServer server = new TestServer(folder, Map.of())) {
      String bob = token(server, "bob");
      server.run("CREATE TABLE open (id INT)");
      server.run("CREATE TABLE hidden (id INT)");
      server.run("GRANT SELECT ON TABLE open TO bob");
      as(server, bob, "SELECT id FROM open");
      as(server, bob, "INSERT INTO open VALUES (1)");
      as(server, bob, "SELECT id FROM hidden");
      as(server, bob, "SELECT id FROM planted");
      as(server, "dapi0123456789", "SELECT 1");
      Map<String, String> bobs = Map.of("Authorization", "Bearer " + bob);
      server.call("GET", "/metrics", bobs);
      server.call("GET", "/api/2.1/unity-catalog/permissions/table/main.default.hidden", bobs);
      assertThat(
              server.rows(
                  "SELECT request_params['tables'], request_params['securable_full_name'],"
                      + " request_params['privilege'], response.status_code,"
                      + " response.error_message FROM system.access.audit"
                      + " WHERE user_identity.email = 'bob' AND action_name = 'commandFinish'"
                      + " ORDER BY chain_sequence"))
          .containsExactly(
              "READ main.default.open - - 200 -",
              "- main.default.open MODIFY 403 PERMISSION_DENIED",
              "- main.default.hidden - 403 NOT_FOUND",
              "- - - 404 NOT_FOUND");
      assertThat(
              server.rows(
                  "SELECT user_identity.email, response.status_code, request_params['route']"
                      + SEEN.formatted("IN ('tokenLogin', 'request')")))
          .contains("admin 200 -", "bob 200 -", "- 401 -")
          .contains(
              "bob 403 /metrics",
              "bob 404 /api/2.1/unity-catalog/permissions/:securable_type/:full_name");
      assertThat(server.rows("SELECT CAST(a AS VARCHAR) FROM system.access.audit a").toString())
          .doesNotContain("planted");
      assertThat(verified().problems()).isEmpty();
    }
  }

  @Test
  void aServerThatIsStartedAgainGoesOnWithTheChain() {
    for (int start = 0; start < 2; start++) {
      try (TestServer server = new TestServer(folder, Map.of())) {
        server.run("SELECT 1");
        assertThat(server.rows("SELECT count(DISTINCT chain_id) FROM system.access.audit"))
            .containsExactly("1");
      }
    }
    try (TestServer server = new TestServer(folder, Map.of())) {
      assertThat(verified().problems()).isEmpty();
    }
  }
}
