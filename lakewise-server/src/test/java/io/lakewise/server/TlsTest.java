package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @TempDir private Path folder;

  @Test
  void twoFilesTurnItOnAndCookiesKeepToIt() {
    try (TestServer server = new TestServer(folder, TestCertificate.settings(folder));
        ClientFactory trusting = ClientFactory.insecure()) {
      assertThat(server.server().address()).startsWith("https://");
      WebClient client = WebClient.builder(server.server().address()).factory(trusting).build();
      String answer = client.get("/.well-known/databricks-config").aggregate().join().contentUtf8();
      assertThat(answer).contains("https://127.0.0.1");
      String cookie = client.execute(signIn(server)).aggregate().join().headers().get("set-cookie");
      assertThat(cookie)
          .matches("__Host-lakewise-session=lks_.{43}; Path=/; HttpOnly; SameSite=Strict; Secure");
      String pair = cookie.split(";")[0];
      assertThat(who(client, pair)).isEqualTo(200);
      assertThat(who(client, pair.replace("__Host-", ""))).isEqualTo(401);
    }
  }

  private static HttpRequest signIn(TestServer server) {
    return HttpRequest.of(
        HttpMethod.POST,
        "/api/v1/session",
        MediaType.JSON,
        "{\"token\":\"" + server.token() + "\"}");
  }

  private static int who(WebClient client, String cookie) {
    RequestHeaders headers = RequestHeaders.of(HttpMethod.GET, "/api/v1/session", "cookie", cookie);
    return client.execute(headers).aggregate().join().status().code();
  }

  /** A proxy speaks TLS, and the server is told so. */
  @Test
  void cookiesKeepToTlsAlsoBehindAProxy() {
    Map<String, String> settings = Map.of("public-url", "https://lake.example.org");
    try (TestServer server = new TestServer(folder, settings)) {
      AggregatedHttpResponse answer =
          WebClient.of(server.server().address()).execute(signIn(server)).aggregate().join();
      assertThat(answer.headers().get("set-cookie"))
          .startsWith("__Host-lakewise-session=")
          .endsWith("; Secure");
    }
  }
}
