package io.lakewise.server.configuration;

import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Reads the settings of an issuer, which mean nothing without one another. */
final class OidcReader {

  private static final Set<String> CLAIMS = Set.of("EMAIL", "PREFERRED_USERNAME", "SUB");

  private final ValueReader reader;
  private final List<String> problems;

  /** Adds what is wrong to a list. */
  OidcReader(ValueReader reader, List<String> problems) {
    this.reader = reader;
    this.problems = problems;
  }

  Optional<Oidc> oidc() {
    Optional<URI> issuer = reader.url("oidc-issuer");
    Optional<String> client = reader.optional("oidc-client-id");
    Optional<URI> here = reader.url("public-url");
    List<String> audiences = reader.list("oidc-audience");
    List<String> scopes = reader.list("oidc-scopes");
    Optional<String> secret = reader.path("oidc-client-secret-file").flatMap(this::secret);
    String claim = reader.choice("oidc-user-claim", CLAIMS).toLowerCase(Locale.ROOT);
    boolean provision = reader.truth("oidc-provision");
    if (issuer.isEmpty()) {
      problem(
          client.isPresent() || !audiences.isEmpty(),
          "oidc-client-id and oidc-audience mean nothing without oidc-issuer");
      return Optional.empty();
    }
    problem(
        !isSafe(issuer.get()),
        "oidc-issuer: without TLS anybody could answer for it (expected: https://…)");
    problem(
        client.isEmpty() && audiences.isEmpty(),
        "oidc-issuer means nothing without oidc-client-id or oidc-audience");
    problem(
        client.isPresent() && !here.filter(OidcReader::isSafe).isPresent(),
        "oidc-client-id needs public-url, to where the issuer sends browsers back (expected:"
            + " https://…)");
    problem(!scopes.contains("openid"), "oidc-scopes: without openid an issuer vouches for nobody");
    String base = here.map(URI::toString).orElse("").replaceFirst("/$", "");
    return Optional.of(
        new Oidc(
            issuer.get(),
            client,
            secret,
            URI.create(base + "/oidc/callback"),
            Set.copyOf(audiences),
            claim,
            scopes,
            provision));
  }

  private void problem(boolean there, String text) {
    if (there) {
      problems.add(text);
    }
  }

  private static boolean isSafe(URI address) {
    return "https".equals(address.getScheme()) || Oidc.isLoopback(address);
  }

  private Optional<String> secret(Path file) {
    try {
      String secret = Files.readString(file).strip();
      problem(secret.isEmpty(), "oidc-client-secret-file: " + file + " is empty");
      return Optional.of(secret).filter(text -> !text.isEmpty());
    } catch (IOException e) {
      problems.add("oidc-client-secret-file: " + file + " cannot be read");
      return Optional.empty();
    }
  }
}
