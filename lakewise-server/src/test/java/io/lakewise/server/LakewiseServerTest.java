package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LakewiseServerTest {

  @TempDir private Path folder;

  private LakewiseServer start(int port) {
    return LakewiseServer.start(
        ServerConfiguration.of(
            Map.of("lake", folder.resolve("lake").toString(), "port", Integer.toString(port))),
        error -> {});
  }

  @Test
  void itAnswersByBothVersionsOfHttp() throws Exception {
    try (LakewiseServer server = start(0)) {
      HttpResponse<String> one =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create(server.address() + "/health"))
                      .version(HttpClient.Version.HTTP_1_1)
                      .build(),
                  HttpResponse.BodyHandlers.ofString());
      assertThat(one.statusCode()).isEqualTo(200);
      assertThat(one.body()).isEqualTo("{\"status\":\"ok\"}");
      AggregatedHttpResponse two =
          WebClient.of("h2c://127.0.0.1:" + server.port()).get("/ready").aggregate().join();
      assertThat(two.status().code()).isEqualTo(200);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() {
    try (LakewiseServer first = start(0)) {
      assertThatThrownBy(() -> start(first.port()))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("Cannot listen on 127.0.0.1 port " + first.port());
    }
  }
}
