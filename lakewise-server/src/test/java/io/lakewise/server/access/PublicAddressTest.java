package io.lakewise.server.access;

import static org.assertj.core.api.Assertions.assertThat;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.databricks.HostMetadata;
import java.net.URI;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicAddressTest {

  private static final HttpRequest REQUEST =
      HttpRequest.of(RequestHeaders.of(HttpMethod.GET, "/", ":authority", "inner:8080"));

  private static String endpoint(Optional<URI> configured) {
    return new HostMetadata(new PublicAddress(configured))
        .serve(ServiceRequestContext.of(REQUEST), REQUEST)
        .aggregate()
        .join()
        .contentUtf8();
  }

  @ParameterizedTest
  @CsvSource({
    "https://lake.example.org, https://lake.example.org/oidc",
    "https://lake.example.org/, https://lake.example.org/oidc",
    "https://example.org:8443/lake, https://example.org:8443/lake/oidc",
    "https://example.org/lake/, https://example.org/lake/oidc"
  })
  void behindAProxyItIsTheConfiguredOne(String configured, String told) {
    assertThat(endpoint(Optional.of(URI.create(configured)))).contains('"' + told + '"');
  }

  @Test
  void elseItIsThatOfTheRequest() {
    assertThat(endpoint(Optional.empty())).contains("\"http://inner:8080/oidc\"");
  }
}
