package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import io.lakewise.server.configuration.ServerConfiguration;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @TempDir private Path folder;

  @Test
  void twoFilesTurnItOn() {
    Map<String, String> settings =
        new HashMap<>(
            Map.of(
                "lake", folder.resolve("lake").toString(), "port", "0", "stop-timeout", "100ms"));
    settings.putAll(TestCertificate.settings(folder));
    try (LakewiseServer server =
            LakewiseServer.start(ServerConfiguration.of(settings), error -> {});
        ClientFactory trusting = ClientFactory.insecure()) {
      assertThat(server.address()).startsWith("https://");
      String answer =
          WebClient.builder(server.address())
              .factory(trusting)
              .build()
              .get("/.well-known/databricks-config")
              .aggregate()
              .join()
              .contentUtf8();
      assertThat(answer).contains("https://127.0.0.1");
    }
  }
}
