package io.lakewise.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.client.ClientFactory;
import com.linecorp.armeria.client.WebClient;
import com.linecorp.armeria.common.TlsKeyPair;
import io.lakewise.server.configuration.ServerConfiguration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.Certificate;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsTest {

  @TempDir private Path folder;

  private Path pem(String kind, byte[] bytes) throws Exception {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
        folder.resolve(kind.replace(' ', '-')),
        "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n");
  }

  @Test
  void twoFilesTurnItOn() throws Exception {
    TlsKeyPair pair = TlsKeyPair.ofSelfSigned("localhost");
    Certificate certificate = pair.certificateChain().get(0);
    Map<String, String> settings =
        Map.of(
            "lake", folder.resolve("lake").toString(),
            "port", "0",
            "stop-timeout", "100ms",
            "tls-certificate", pem("CERTIFICATE", certificate.getEncoded()).toString(),
            "tls-key", pem("PRIVATE KEY", pair.privateKey().getEncoded()).toString());
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
