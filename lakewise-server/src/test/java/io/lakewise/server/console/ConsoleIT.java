package io.lakewise.server.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The console's files, of which the test's class path has a document and a script. */
class ConsoleIT {

  private static final String SCRIPT = "/assets/app-1a2b3c4d.js";

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Answer get(String path, Map<String, String> headers) {
    return server.call("GET", path, headers);
  }

  private static String header(Answer answer, String name) {
    return answer.response().headers().firstValue(name).orElse("");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/sql",
        "/data/main/default/t%C3%A4glich%2Fneu",
        "/queries/01ef-23",
        "/warehouses",
        "/dashboards/x",
        "/admin/people?page=2",
        "/sign-in"
      })
  void everyPageIsTheOneDocumentWithoutACredential(String page) {
    Answer answer = get(page, Map.of());
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).contains("A console for tests");
    assertThat(header(answer, "content-type")).isEqualTo("text/html; charset=utf-8");
    assertThat(header(answer, "cache-control")).isEqualTo("no-cache");
  }

  @Test
  void scriptsAreKeptForEverAndPagesAreAskedForAnew() {
    Answer script = get(SCRIPT, Map.of());
    assertThat(header(script, "content-type")).isEqualTo("text/javascript; charset=utf-8");
    assertThat(header(script, "cache-control")).contains("immutable").contains("max-age=31536000");
    for (String path : List.of("/", SCRIPT)) {
      String tag = header(get(path, Map.of()), "etag");
      assertThat(tag).matches("\"[0-9a-f]{32}\"");
      Answer same = get(path, Map.of("If-None-Match", tag));
      assertThat(same.status()).isEqualTo(304);
      assertThat(same.body()).isEmpty();
      assertThat(header(same, "etag")).isEqualTo(tag);
      assertThat(get(path, Map.of("If-None-Match", "\"other\"")).status()).isEqualTo(200);
    }
  }

  @Test
  void headSaysWhatGetWouldAnswer() {
    Answer whole = get(SCRIPT, Map.of());
    Answer head = server.call("HEAD", SCRIPT, Map.of());
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.body()).isEmpty();
    for (String name : List.of("content-length", "content-type", "etag", "cache-control")) {
      assertThat(header(head, name)).as(name).isEqualTo(header(whole, name)).isNotEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        SCRIPT,
        "/sql",
        "/assets/none.js",
        "/favicon.svg",
        "/api/v1/tables",
        "/nowhere",
        "/health",
        "/results/x/0"
      })
  void everyAnswerSaysWhatBrowsersMayDoWithIt(String path) {
    for (Answer answer :
        List.of(
            get(path, Map.of()),
            server.call("DELETE", path, Map.of()),
            get(path, Map.of("Authorization", "Bearer " + server.token())))) {
      assertThat(header(answer, "content-security-policy"))
          .startsWith("default-src 'none'; ")
          .contains("frame-ancestors 'none'")
          .doesNotContain("unsafe")
          .doesNotContain("*")
          .doesNotContain("http");
      assertThat(header(answer, "x-content-type-options")).isEqualTo("nosniff");
      assertThat(header(answer, "referrer-policy")).isEqualTo("no-referrer");
      assertThat(header(answer, "cross-origin-resource-policy")).isEqualTo("same-origin");
    }
    Answer page = get("/", Map.of());
    assertThat(header(page, "content-security-policy"))
        .contains("script-src 'self'; style-src 'self'; img-src 'self' data: blob:")
        .contains("connect-src 'self'")
        .contains("form-action 'self'")
        .contains("base-uri 'none'");
    assertThat(header(page, "cross-origin-opener-policy")).isEqualTo("same-origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/none-12345678.js",
        "/assets/",
        "/assets/app-1a2b3c4d.js/",
        "/assets/app-1a2b3c4d.js.map",
        "/assets/app-1a2b3c4d.js.br",
        "/assets/.hidden.js",
        "/assets/%2e%2e/index.html",
        "/assets/..%2findex.html",
        "/assets/..%5cindex.html",
        "/assets/x/%2e%2e/%2e%2e/%2e%2e/server/console/ConsoleService.class",
        "/assets//index.html",
        "/assets/%00.js",
        "/favicon.ico"
      })
  void whatTheConsoleHasNotIsNotFound(String path) {
    Answer answer = get(path, Map.of());
    assertThat(answer.status()).isBetween(400, 404);
    assertThat(answer.body()).doesNotContain("A console for tests");
    assertThat(header(answer, "cache-control")).doesNotContain("immutable");
  }

  @Test
  void nothingElseIsOpenedByItsPaths() {
    for (String path : List.of("/sqlx", "/data2", "/administration", "/index.html", "/assetsx")) {
      assertThat(get(path, Map.of()).status()).as(path).isEqualTo(401);
    }
    assertThat(server.call("POST", "/sql", Map.of()).status()).isEqualTo(405);
  }

  @Test
  void filesComeAsTheBuildHasPackedThem() throws IOException, InterruptedException {
    byte[] plain = raw("identity").body();
    HttpResponse<byte[]> gzip = raw("gzip, deflate");
    HttpResponse<byte[]> brotli = raw("gzip, deflate, br, zstd");
    HttpResponse<byte[]> refused = raw("br;q=0, gzip;q=0.000");
    assertThat(coding(gzip)).isEqualTo("gzip");
    assertThat(coding(brotli)).isEqualTo("br");
    assertThat(coding(refused)).isEmpty();
    assertThat(refused.body()).isEqualTo(plain);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip.body())).readAllBytes())
        .isEqualTo(plain);
    assertThat(new String(plain, StandardCharsets.UTF_8)).contains("A console for tests");
    assertThat(
            List.of(gzip, brotli, refused).stream()
                .map(answer -> answer.headers().firstValue("etag").orElseThrow())
                .distinct())
        .hasSize(3);
    assertThat(gzip.headers().allValues("vary")).contains("accept-encoding");
  }

  private static HttpResponse<byte[]> raw(String accepted)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.server().address() + SCRIPT))
                .header("Accept-Encoding", accepted)
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static String coding(HttpResponse<byte[]> answer) {
    return answer.headers().firstValue("content-encoding").orElse("");
  }
}
