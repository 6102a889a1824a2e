package io.lakewise.server.databricks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.Unauthenticated;
import com.databricks.sdk.service.sql.CreateWarehouseRequest;
import com.databricks.sdk.service.sql.Disposition;
import com.databricks.sdk.service.sql.EditWarehouseRequest;
import com.databricks.sdk.service.sql.EndpointInfo;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import com.databricks.sdk.service.sql.Format;
import com.databricks.sdk.service.sql.GetWarehouseResponse;
import com.databricks.sdk.service.sql.ListQueryHistoryRequest;
import com.databricks.sdk.service.sql.ListWarehousesRequest;
import com.databricks.sdk.service.sql.QueryFilter;
import com.databricks.sdk.service.sql.QueryInfo;
import com.databricks.sdk.service.sql.QueryStatus;
import com.databricks.sdk.service.sql.StartRequest;
import com.databricks.sdk.service.sql.State;
import com.databricks.sdk.service.sql.StatementExecutionAPI;
import com.databricks.sdk.service.sql.StatementParameterListItem;
import com.databricks.sdk.service.sql.StatementResponse;
import com.databricks.sdk.service.sql.StatementState;
import com.databricks.sdk.service.sql.StopRequest;
import com.databricks.sdk.service.sql.WarehousesAPI;
import io.lakewise.server.TestServer;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.memory.RootAllocator;
import org.apache.arrow.vector.ipc.ArrowStreamReader;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Databricks' client for Java. */
class DatabricksSdkIT {

  private static final Pattern EXAMPLE =
      Pattern.compile("```java\n(.*?)```\n```text\n(.*?)```", Pattern.DOTALL);

  @TempDir private static Path folder;
  private static TestServer server;
  private static WorkspaceClient client;
  private static StatementExecutionAPI statements;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of());
    client = client(server.token());
    statements = client.statementExecution();
  }

  private static WorkspaceClient client(String token) {
    return new WorkspaceClient(
        new DatabricksConfig().setHost(server.server().address()).setToken(token));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static ExecuteStatementRequest request(String statement) {
    return new ExecuteStatementRequest()
        .setStatement(statement)
        .setWarehouseId("default")
        .setWaitTimeout("50s");
  }

  @Test
  void rowsAndParameters() {
    StatementResponse answer =
        statements.executeStatement(
            request("select :n + 1 as i, null as s")
                .setParameters(
                    List.of(
                        new StatementParameterListItem()
                            .setName("n")
                            .setValue("41")
                            .setType("INT"))));
    assertThat(answer.getStatus().getState()).isEqualTo(StatementState.SUCCEEDED);
    assertThat(answer.getResult().getDataArray().toString()).isEqualTo("[[42, null]]");
  }

  @Test
  void linksToArrow() throws Exception {
    StatementResponse answer =
        statements.executeStatement(
            request("select range as i, repeat('x', 30) as s from range(500000)")
                .setDisposition(Disposition.EXTERNAL_LINKS)
                .setFormat(Format.ARROW_STREAM));
    long rows = 0;
    for (long chunk = 0; chunk < answer.getManifest().getTotalChunkCount(); chunk++) {
      String link =
          statements
              .getStatementResultChunkN(answer.getStatementId(), chunk)
              .getExternalLinks()
              .iterator()
              .next()
              .getExternalLink();
      try (InputStream stream = URI.create(link).toURL().openStream();
          RootAllocator allocator = new RootAllocator();
          ArrowStreamReader reader = new ArrowStreamReader(stream, allocator)) {
        while (reader.loadNextBatch()) {
          rows += reader.getVectorSchemaRoot().getRowCount();
        }
      }
    }
    assertThat(rows).isEqualTo(500_000);
  }

  @Test
  void errorsWarehousesAndHistory() {
    assertThat(
            statements
                .executeStatement(request("select * from nowhere"))
                .getStatus()
                .getError()
                .getMessage())
        .contains("nowhere does not exist");
    assertThatThrownBy(() -> statements.getStatement("nothing")).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> client("lkw_wrong").warehouses().get("default"))
        .isInstanceOf(Unauthenticated.class);
    assertThat(client.warehouses().get("default").getName()).isEqualTo("default");
    ListQueryHistoryRequest failed =
        new ListQueryHistoryRequest()
            .setMaxResults(1L)
            .setIncludeMetrics(true)
            .setFilterBy(new QueryFilter().setStatuses(List.of(QueryStatus.FAILED)));
    QueryInfo found = client.queryHistory().list(failed).getRes().iterator().next();
    assertThat(found.getQueryText()).isEqualTo("select * from nowhere");
    assertThat(found.getMetrics().getTotalTimeMs()).isGreaterThanOrEqualTo(0);
    QueryFilter same = new QueryFilter().setUserIds(List.of(found.getUserId()));
    same.setStatementIds(List.of(found.getQueryId()));
    assertThat(client.queryHistory().list(failed.setFilterBy(same)).getRes())
        .extracting(QueryInfo::getQueryId)
        .containsExactly(found.getQueryId());
  }

  @Test
  void aWarehouseIsMadeChangedStoppedStartedAndDeleted() throws Exception {
    WarehousesAPI warehouses = client.warehouses();
    String id =
        warehouses
            .create(
                new CreateWarehouseRequest()
                    .setName("from java")
                    .setClusterSize("2X-Small")
                    .setMaxNumClusters(2L)
                    .setAutoStopMins(10L))
            .get()
            .getId();
    assertThat(
            statements
                .executeStatement(request("select 6 * 7").setWarehouseId(id))
                .getResult()
                .getDataArray()
                .toString())
        .isEqualTo("[[42]]");
    warehouses
        .edit(new EditWarehouseRequest().setId(id).setClusterSize("X-Small").setMaxNumClusters(1L))
        .get();
    GetWarehouseResponse found = warehouses.get(id);
    assertThat(found.getClusterSize()).isEqualTo("X-Small");
    assertThat(found.getAutoStopMins()).isEqualTo(10);
    assertThat(found.getState()).isEqualTo(State.RUNNING);
    warehouses.stop(new StopRequest().setId(id)).get();
    assertThat(warehouses.get(id).getNumClusters()).isZero();
    warehouses.start(new StartRequest().setId(id)).get();
    assertThat(warehouses.list(new ListWarehousesRequest()))
        .extracting(EndpointInfo::getName)
        .contains("default", "from java");
    warehouses.delete(id);
    assertThatThrownBy(() -> warehouses.get(id)).isInstanceOf(NotFound.class);
    assertThatThrownBy(
            () ->
                warehouses.create(
                    new CreateWarehouseRequest().setName("w").setClusterSize("Enormous")))
        .hasMessageContaining("size is 'Enormous'");
  }

  @Test
  void theExamplesOfTheDocument() throws Exception {
    assumeTrue(System.getProperty("java.class.path").contains("databricks-sdk-java"));
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("docs/clients.md"))) {
      root = root.getParent();
    }
    Matcher example = EXAMPLE.matcher(Files.readString(root.resolve("docs/clients.md")));
    int examples = 0;
    while (example.find()) {
      assertThat(printed(example.group(1))).isEqualTo(example.group(2));
      examples++;
    }
    assertThat(examples).isEqualTo(2);
  }

  private static String printed(String example) throws Exception {
    Path source = Files.writeString(folder.resolve("Example.java"), example);
    ProcessBuilder builder =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-opens=java.base/java.nio=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            source.toString());
    builder.environment().put("DATABRICKS_HOST", server.server().address());
    builder.environment().put("DATABRICKS_TOKEN", server.token());
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    Process process = builder.start();
    String printed = new String(process.getInputStream().readAllBytes(), "UTF-8");
    assertThat(process.waitFor()).isZero();
    return printed;
  }
}
