package io.lakewise.server.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.databricks.sdk.WorkspaceClient;
import com.databricks.sdk.core.DatabricksConfig;
import com.databricks.sdk.core.error.platform.NotFound;
import com.databricks.sdk.core.error.platform.ResourceConflict;
import com.databricks.sdk.service.files.CreateDirectoryRequest;
import com.databricks.sdk.service.files.DirectoryEntry;
import com.databricks.sdk.service.files.FilesAPI;
import com.databricks.sdk.service.files.ListDirectoryContentsRequest;
import com.databricks.sdk.service.files.UploadRequest;
import com.databricks.sdk.service.sql.ExecuteStatementRequest;
import io.lakewise.server.TestServer;
import io.lakewise.server.warehouse.WorkerLake;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Files API by Databricks' client, and by those who mean harm. */
class FilesApiIT {

  private static final String RAW = "/Volumes/main/default/raw";

  @TempDir private static Path folder;
  private static TestServer server;
  private static WorkspaceClient client;
  private static FilesAPI files;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of());
    client =
        new WorkspaceClient(
            new DatabricksConfig().setHost(server.server().address()).setToken(server.token()));
    files = client.files();
    client
        .statementExecution()
        .executeStatement(
            new ExecuteStatementRequest()
                .setStatement("CREATE VOLUME raw")
                .setWarehouseId("default")
                .setWaitTimeout("50s"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void put(String path, byte[] bytes, boolean overwrite) {
    files.upload(
        new UploadRequest()
            .setFilePath(path)
            .setContents(new ByteArrayInputStream(bytes))
            .setOverwrite(overwrite));
  }

  private static List<String> names(String path) {
    List<String> names = new ArrayList<>();
    files
        .listDirectoryContents(
            new ListDirectoryContentsRequest().setDirectoryPath(path).setPageSize(2L))
        .forEach((DirectoryEntry entry) -> names.add(entry.getName()));
    return names;
  }

  private static HttpResponse<byte[]> call(String method, String path, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.server().address() + path))
            .method(method, HttpRequest.BodyPublishers.ofString("x"))
            .header("Authorization", "Bearer " + server.token());
    if (headers.length > 0) {
      request.headers(headers);
    }
    return HttpClient.newHttpClient()
        .send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }

  @Test
  void filesComeAndGo() throws IOException {
    byte[] bytes = "größe\n".getBytes(StandardCharsets.UTF_8);
    String path = RAW + "/a/z.txt";
    put(path, bytes, false);
    assertThatThrownBy(() -> put(path, bytes, false)).isInstanceOf(ResourceConflict.class);
    put(path, bytes, true);
    try (InputStream read = files.download(path).getContents()) {
      assertThat(read.readAllBytes()).isEqualTo(bytes);
    }
    assertThat(files.getMetadata(path).getContentLength()).isEqualTo(bytes.length);
    files.createDirectory(new CreateDirectoryRequest().setDirectoryPath(RAW + "/a/c/d"));
    for (String name : List.of("1", "2", "3")) {
      put(RAW + "/a/" + name, bytes, false);
    }
    assertThat(names(RAW + "/a")).containsExactly("1", "2", "3", "c", "z.txt");
    files.getDirectoryMetadata(RAW + "/a/c");
    assertThatThrownBy(() -> files.deleteDirectory(RAW + "/a")).hasMessageContaining("not empty");
    files.deleteDirectory(RAW + "/a/c/d");
    files.delete(path);
    assertThatThrownBy(() -> files.download(path)).isInstanceOf(NotFound.class);
    assertThatThrownBy(() -> files.getMetadata("/Volumes/main/default/none/x"))
        .isInstanceOf(NotFound.class);
  }

  /** A token for a user of one scope. */
  private static String token(String user, String scope) {
    return server
        .ask("/api/v1/tokens", "{\"principal\": \"%s\", \"scope\": \"%s\"}".formatted(user, scope))
        .json()
        .path("value")
        .asText();
  }

  private static int status(String method, String path, String token) {
    return server.call(method, path, Map.of("Authorization", "Bearer " + token)).status();
  }

  @Test
  void aTokenForFilesIsForFilesAlone() {
    put(RAW + "/scoped", new byte[] {1}, true);
    String path = "/api/2.0/fs/files" + RAW + "/scoped";
    String token = token("fay", "files");
    server.run("GRANT READ VOLUME ON VOLUME raw TO fay");
    assertThat(status("GET", path, token)).isEqualTo(200);
    assertThat(status("GET", "/api/2.0/fs/directories" + RAW, token)).isEqualTo(200);
    assertThat(status("DELETE", path, token)).isEqualTo(403);
    assertThat(status("GET", "/api/2.0/sql/history/queries", token)).isEqualTo(403);
    assertThat(status("GET", path, token("fay", "sql"))).isEqualTo(403);
  }

  @Test
  void whatIsDoneWithFilesIsInTheAudit() throws Exception {
    String gus = token("gus", "all-apis");
    server.run("GRANT READ VOLUME ON VOLUME raw TO gus");
    server.run("CREATE VOLUME secret");
    String fs = "/api/2.0/fs/files";
    String planted = RAW + "/planted%20name";
    put(RAW + "/kept/é.txt", "0123456789".getBytes(StandardCharsets.UTF_8), true);
    assertThat(status("GET", fs + RAW + "/kept/%C3%A9.txt", gus)).isEqualTo(200);
    assertThat(status("HEAD", fs + RAW + "/kept/%C3%A9.txt", gus)).isEqualTo(200);
    assertThat(status("GET", "/api/2.0/fs/directories" + RAW + "/kept", gus)).isEqualTo(200);
    assertThat(status("DELETE", fs + RAW + "/kept/%C3%A9.txt", gus)).isEqualTo(403);
    assertThat(status("GET", fs + planted, gus)).isEqualTo(404);
    assertThat(status("GET", fs + "/Volumes/main/default/secret/x", gus)).isEqualTo(404);
    assertThat(status("GET", fs + "/Volumes/main/default/planted/x", gus)).isEqualTo(404);
    server.run("GRANT WRITE VOLUME ON VOLUME raw TO gus");
    assertThat(status("DELETE", fs + RAW + "/kept/%C3%A9.txt", gus)).isEqualTo(204);
    String audit =
        "SELECT action_name, response.status_code, request_params['path'],"
            + " request_params['securable_full_name'], request_params['transferredSize']"
            + " FROM system.access.audit WHERE service_name = 'filesystem'"
            + " AND user_identity.email = 'gus' ORDER BY ALL";
    List<String> rows = server.rows(audit);
    // An event is told when the last byte has gone, which the client can know before.
    for (Instant late = Instant.now().plusSeconds(30);
        rows.size() < 7 && Instant.now().isBefore(late);
        rows = server.rows(audit)) {
      Thread.onSpinWait();
    }
    assertThat(rows)
        .containsExactly(
            "directoriesGet 200 " + RAW + "/kept - -",
            "filesDelete 204 " + RAW + "/kept/é.txt - -",
            "filesDelete 403 - main.default.raw -",
            "filesGet 200 " + RAW + "/kept/é.txt - 10",
            "filesGet 404 - main.default.raw -",
            "filesGet 404 - main.default.secret -",
            "filesHead 200 " + RAW + "/kept/é.txt - -");
    assertThat(
            server.rows(
                "SELECT request_params['receivedSize'] FROM system.access.audit WHERE action_name = 'filesPut'"
                    + " AND request_params['path'] = '"
                    + RAW
                    + "/kept/é.txt'"))
        .containsExactly("10");
    assertThat(server.rows("SELECT CAST(a AS VARCHAR) FROM system.access.audit a").toString())
        .doesNotContain("planted");
    try (WorkerLake lake = new WorkerLake(folder.resolve("lake"))) {
      assertThat(lake.lake().verifyAudit(Map.of()).problems()).isEmpty();
    }
  }

  @Test
  void aFileMayBeLargerThanOtherBodies() {
    byte[] bytes = new byte[20 << 20];
    bytes[bytes.length - 1] = 7;
    put(RAW + "/large", bytes, true);
    assertThat(files.getMetadata(RAW + "/large").getContentLength()).isEqualTo(bytes.length);
    files.delete(RAW + "/large");
  }

  @Test
  void rangesAreThoseOfTheFile() throws Exception {
    put(RAW + "/range", "0123456789".getBytes(StandardCharsets.UTF_8), true);
    String path = "/api/2.0/fs/files" + RAW + "/range";
    for (String[] each :
        new String[][] {
          {"bytes=2-4", "234", "bytes 2-4/10"},
          {"bytes=7-", "789", "bytes 7-9/10"},
          {"bytes=-3", "789", "bytes 7-9/10"},
          {"bytes=8-99", "89", "bytes 8-9/10"}
        }) {
      HttpResponse<byte[]> answer = call("GET", path, "Range", each[0]);
      assertThat(answer.statusCode()).as(each[0]).isEqualTo(206);
      assertThat(new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(each[1]);
      assertThat(answer.headers().firstValue("content-range")).contains(each[2]);
    }
    assertThat(call("GET", path, "Range", "bytes=10-").statusCode()).isEqualTo(416);
    String since = "If-Unmodified-Since";
    String now = call("HEAD", path).headers().firstValue("last-modified").orElseThrow();
    String before = "Thu, 01 Jan 1970 00:00:00 GMT";
    assertThat(call("GET", path, "Range", "bytes=2-4", since, now).statusCode()).isEqualTo(206);
    assertThat(call("GET", path, "Range", "bytes=2-4", since, before).statusCode()).isEqualTo(412);
    assertThat(call("GET", path, since, "yesterday").statusCode()).isEqualTo(200);
    HttpResponse<byte[]> whole = call("GET", path, "Range", "lines=1-2");
    assertThat(whole.statusCode()).isEqualTo(200);
    assertThat(whole.body()).hasSize(10);
    assertThat(whole.headers().firstValue("last-modified")).isPresent();
  }

  @Test
  void aFileThatIsCutOffLeavesNothing() throws Exception {
    try (Socket socket = new Socket("localhost", server.server().port())) {
      socket
          .getOutputStream()
          .write(
              ("PUT /api/2.0/fs/files"
                      + RAW
                      + "/cut/off HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                      + server.token()
                      + "\r\nContent-Length: 1000000\r\n\r\nabc")
                  .getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      while (parts() == 0) {
        Thread.onSpinWait();
      }
      assertThat(names(RAW + "/cut")).isEmpty();
    }
    while (parts() > 0) {
      Thread.onSpinWait();
    }
    assertThat(names(RAW + "/cut")).isEmpty();
  }

  /** Files that are being written. */
  private static long parts() throws IOException {
    try (Stream<Path> all = Files.walk(folder.resolve("lake/volumes"))) {
      return all.filter(file -> file.getFileName().toString().endsWith(".part")).count();
    } catch (java.io.UncheckedIOException gone) {
      return 1;
    }
  }

  @Test
  void noSpellingLeadsOut() throws Exception {
    Path root;
    try (Stream<Path> volumes = Files.list(folder.resolve("lake/volumes"))) {
      root = volumes.findFirst().orElseThrow();
    }
    Files.writeString(folder.resolve("outside.txt"), "outside");
    Files.createSymbolicLink(root.resolve("link"), folder);
    Files.createSymbolicLink(root.resolve("file"), folder.resolve("outside.txt"));
    for (String path :
        List.of(
            RAW + "/%2e%2e/x",
            RAW + "/..%2fx",
            RAW + "/a%2fb",
            RAW + "/%5c..%5cx",
            RAW + "/%c0%ae%c0%ae/x",
            RAW + "/x%00",
            RAW + "/x%0a",
            RAW + "/_delta_log/x",
            RAW + "/_LAKEWISE/x",
            RAW + "/.lakewise-x.part",
            RAW + "/" + "n".repeat(256),
            RAW + "/link/outside.txt",
            RAW + "/link/new.txt",
            RAW + "/file",
            "/Volumes/main/default",
            "/Volumes/main/%2e%2e/raw/x",
            "/volumes/main/default/raw/x",
            "/etc/passwd")) {
      for (String method : List.of("GET", "DELETE", "PUT")) {
        if (method.equals("PUT") && path.equals(RAW + "/file")) {
          continue;
        }
        HttpResponse<byte[]> answer = call(method, "/api/2.0/fs/files" + path);
        assertThat(answer.statusCode()).as(method + " " + path).isBetween(400, 499);
        assertThat(new String(answer.body(), StandardCharsets.UTF_8)).doesNotContain("outside\n");
      }
    }
    // What is written over a link takes its place.
    assertThat(call("PUT", "/api/2.0/fs/files" + RAW + "/file?overwrite=true").statusCode())
        .isEqualTo(204);
    assertThat(folder.resolve("outside.txt")).hasContent("outside");
    assertThat(folder.resolve("new.txt")).doesNotExist();
    assertThat(names(RAW)).doesNotContain("link");
  }
}
