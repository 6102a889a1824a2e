package io.lakewise.server.openlineage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Events that others send to a whole server. */
class DeclaredLineageIT {

  private static final String EVENT =
      """
      {"eventType": "COMPLETE", "eventTime": "2026-01-31T12:00:00.123Z",
        "producer": "https://airflow.apache.org", "schemaURL": "https://openlineage.io/spec/2-0-2",
        "run": {"runId": "01976f3a-0000-7000-8000-000000000001"},
        "job": {"namespace": "airflow", "name": "nightly"},
        "inputs": [
          {"namespace": "lakewise", "name": "main.default.A"},
          {"namespace": "s3://bucket", "name": "raw/in.csv"}],
        "outputs": [{"namespace": "lakewise", "name": "main.default.b", "facets": {
          "columnLineage": {"fields": {"Y": {"inputFields": [
            {"namespace": "lakewise", "name": "main.default.A", "field": "X"},
            {"namespace": "s3://bucket", "name": "raw/in.csv", "field": "c7"}]}}}}}]}
      """;

  @TempDir Path folder;

  private static Answer post(TestServer server, String token, String event) {
    return server.ask("/api/v1/lineage", event, Map.of("Authorization", "Bearer " + token));
  }

  private static String token(TestServer server, String principal) {
    return server
        .ask("/api/v1/tokens", "{\"principal\":\"" + principal + "\"}")
        .json()
        .path("value")
        .asText();
  }

  @Test
  void whatARunElsewhereMadeIsInTheTablesOfWhoeverMaySaySo() {
    try (TestServer server = new TestServer(folder, Map.of())) {
      String ann = token(server, "ann");
      String bob = token(server, "bob");
      String eve = token(server, "eve");
      for (String statement :
          List.of(
              "CREATE TABLE a (x INT)",
              "CREATE TABLE b (y INT)",
              "GRANT SELECT ON TABLE a TO ann",
              "GRANT MODIFY ON TABLE b TO ann",
              "GRANT SELECT ON TABLE a TO bob",
              "GRANT SELECT ON TABLE b TO bob")) {
        assertThat(server.run(statement).at("/status/state").asText()).isEqualTo("SUCCEEDED");
      }
      assertThat(post(server, ann, EVENT).body()).isEqualTo("{\"recorded\":true}");
      assertThat(post(server, ann, EVENT.replace("COMPLETE", "FAIL")).body())
          .isEqualTo("{\"recorded\":false}");
      Answer reader = post(server, bob, EVENT);
      assertThat(reader.status()).as(reader.body()).isEqualTo(403);
      assertThat(reader.body()).contains("MODIFY");
      Answer stranger = post(server, eve, EVENT);
      assertThat(stranger.status()).isEqualTo(404);
      assertThat(stranger.body().replace("default.A", "default.n"))
          .isEqualTo(post(server, eve, EVENT.replace("default.A", "default.n")).body());
      for (String wrong :
          List.of(
              "{}",
              "[]",
              EVENT.replace("COMPLETE", "DONE"),
              EVENT.replace("2026-01-31T12:00:00.123Z", "yesterday"),
              EVENT.replace("01976f3a-", "x-"),
              EVENT.replace("nightly", "a\\u0000b"),
              EVENT.replace("nightly", "n".repeat(1001)),
              EVENT.replace("\"X\"", "\"nothing\""),
              EVENT.replace("main.default.b", "b"),
              EVENT.replace("\"lakewise\"", "\"other\""),
              EVENT.replace("\"inputs\": [", "\"inputs\": [" + "{},".repeat(100)))) {
        assertThat(post(server, server.token(), wrong).status()).as(wrong).isEqualTo(400);
      }
      assertThat(post(server, "dapi-nobody", EVENT).status()).isEqualTo(401);
      assertThat(
              server.rows(
                  "SELECT created_by, entity_type, entity_id, entity_run_id, source_type,"
                      + " coalesce(source_table_full_name, source_path), target_table_full_name"
                      + " FROM system.access.table_lineage WHERE entity_type IS NOT NULL"
                      + " ORDER BY source_type"))
          .containsExactly(
              "ann JOB airflow/nightly 01976f3a-0000-7000-8000-000000000001 PATH"
                  + " s3://bucket/raw/in.csv main.default.b",
              "ann JOB airflow/nightly 01976f3a-0000-7000-8000-000000000001 TABLE"
                  + " main.default.a main.default.b");
      assertThat(
              server.rows(
                  "SELECT source_column_name, target_column_name FROM system.access.column_lineage"
                      + " WHERE entity_id = 'airflow/nightly' ORDER BY 1"))
          .containsExactly("c7 y", "x y");
      assertThat(
              server
                  .ask("/api/v1/lineage/columns/main/default/a/x", null)
                  .json()
                  .at("/downstream/0/target/name")
                  .asText())
          .isEqualTo("main.default.b");
      assertThat(
              server.rows(
                  "SELECT user_identity.email FROM system.access.audit"
                      + " WHERE action_name = 'declareLineage'"))
          .containsExactly("ann");
    }
  }
}
