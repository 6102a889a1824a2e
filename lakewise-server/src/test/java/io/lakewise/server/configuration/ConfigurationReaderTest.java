package io.lakewise.server.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationReaderTest {

  @TempDir private Path folder;

  private Path file(String text) throws Exception {
    return Files.writeString(folder.resolve("lakewise.toml"), text);
  }

  @Test
  void nothingChosenIsSafe() {
    ServerConfiguration configuration =
        ConfigurationReader.read(Map.of(), Map.of(), Optional.empty()).configuration();
    assertThat(configuration.listening().host()).isEqualTo("127.0.0.1");
    assertThat(configuration.listening().port()).isEqualTo(8080);
    assertThat(configuration.lake()).isEqualTo(Path.of("lake"));
    assertThat(configuration.adminTokenFile()).isEqualTo(Path.of("lake/_lakewise/admin-token"));
    assertThat(configuration.listening().tls()).isEmpty();
    assertThat(configuration.keeping().results()).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void flagsOverruleTheEnvironmentAndThatTheFile() throws Exception {
    Effective effective =
        ConfigurationReader.read(
            Map.of("port", "1"),
            Map.of("LAKEWISE_PORT", "2", "LAKEWISE_HOST", "::1", "OTHER", "x"),
            Optional.of(file("port = 3\nhost = 'x'\nallow = ['/a', '/b']\nmemory = '2GB'")));
    assertThat(effective.configuration().listening().port()).isEqualTo(1);
    assertThat(effective.configuration().listening().host()).isEqualTo("::1");
    assertThat(effective.configuration().allowed()).containsExactly(Path.of("/a"), Path.of("/b"));
    assertThat(effective.configuration().working().memoryBytes()).isEqualTo(2L << 30);
    assertThat(effective.values())
        .filteredOn(value -> value.origin() != Origin.DEFAULT)
        .extracting(value -> value.setting().key() + " " + value.origin())
        .containsExactlyInAnyOrder("allow file", "host environment", "port flag", "memory file");
  }

  @Test
  void everyProblemIsToldAtOnce() throws Exception {
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(
                    Map.of("port", "x", "tls-key", "k"),
                    Map.of("LAKEWISE_PROT", "1"),
                    Optional.of(file("idle-timeout = 5\nnonsense = 1\nlog-level = 'LOUD'"))))
        .message()
        .contains("port: 'x'")
        .contains("LAKEWISE_PROT")
        .contains("nonsense")
        .contains("idle-timeout: '5'")
        .contains("log-level: 'LOUD'")
        .contains("tls-certificate");
  }

  @Test
  void passwordsAreNotShown() {
    String url = "jdbc:postgresql://me:sesame@host/db?user=me&Password=sesame&ssl=true";
    Effective effective =
        ConfigurationReader.read(
            Map.of(), Map.of("LAKEWISE_STATE", url, "PGPASSWORD", "sesame"), Optional.empty());
    assertThat(effective.toString()).doesNotContain("sesame").contains("host/db?user=me&");
    assertThat(effective.configuration().state().orElseThrow().url()).isEqualTo(url);
    assertThatThrownBy(
            () -> ConfigurationReader.read(Map.of("state", url), Map.of(), Optional.empty()))
        .hasMessageContaining("PGPASSWORD")
        .hasMessageNotContaining("sesame");
  }

  @Test
  void thePasswordOfTheStateIsReadFromAFileOrTheEnvironment() throws Exception {
    Path file = Files.writeString(folder.resolve("password"), "first\nsecond\n");
    Map<String, String> flags = Map.of("state", "jdbc:postgresql://host/db");
    Map<String, String> environment = Map.of("PGPASSWORD", "variable");
    assertThat(
            ConfigurationReader.read(flags, environment, Optional.empty())
                .configuration()
                .state()
                .orElseThrow()
                .password())
        .contains("variable");
    Map<String, String> both =
        Map.of("PGPASSWORD", "variable", "LAKEWISE_STATE_PASSWORD_FILE", file.toString());
    assertThat(
            ConfigurationReader.read(flags, both, Optional.empty())
                .configuration()
                .state()
                .orElseThrow()
                .password())
        .contains("first");
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(
                    flags,
                    Map.of("LAKEWISE_STATE_PASSWORD_FILE", folder + "/nothing"),
                    Optional.empty()))
        .hasMessageContaining("nothing");
  }

  @Test
  void anIssuerNeedsWhatBelongsToIt() throws Exception {
    Path secret = Files.writeString(folder.resolve("secret"), "hush\n");
    Map<String, String> flags =
        Map.of(
            "oidc-issuer", "https://id.example.org/",
            "oidc-client-id", "lake",
            "oidc-client-secret-file", secret.toString(),
            "public-url", "https://lake.example.org/");
    Effective effective = ConfigurationReader.read(flags, Map.of(), Optional.empty());
    ServerConfiguration.Oidc oidc = effective.configuration().oidc().orElseThrow();
    assertThat(oidc.issuer()).hasToString("https://id.example.org/");
    assertThat(oidc.redirect()).hasToString("https://lake.example.org/oidc/callback");
    assertThat(oidc.clientSecret()).contains("hush");
    assertThat(oidc.provision()).isFalse();
    assertThat(effective.toString()).doesNotContain("hush");
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(
                    Map.of(
                        "oidc-issuer", "http://id.example.org",
                        "oidc-client-id", "lake",
                        "oidc-client-secret-file", folder + "/nothing",
                        "oidc-scopes", "email",
                        "oidc-user-claim", "name",
                        "public-url", "http://lake.example.org"),
                    Map.of(),
                    Optional.empty()))
        .message()
        .contains("oidc-issuer: without TLS")
        .contains("oidc-client-id needs public-url")
        .contains("nothing cannot be read")
        .contains("without openid")
        .contains("oidc-user-claim: 'name' (expected: one of EMAIL, PREFERRED_USERNAME, SUB)");
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(Map.of("oidc-audience", "a"), Map.of(), Optional.empty()))
        .hasMessageContaining("without oidc-issuer");
    assertThatThrownBy(
            () ->
                ConfigurationReader.read(
                    Map.of("oidc-issuer", "https://id.example.org"), Map.of(), Optional.empty()))
        .hasMessageContaining("without oidc-client-id or oidc-audience");
  }
}
