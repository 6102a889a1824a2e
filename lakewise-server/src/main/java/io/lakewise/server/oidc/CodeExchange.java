package io.lakewise.server.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.JWTClaimsSet;
import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A code that a browser brought, for what the issuer says of whoever it gave that to. */
record CodeExchange(Oidc settings, Issuer issuer, JwtCheck check) {

  /**
   * What the issuer says, if it is about this sign-in.
   *
   * @param secret of the browser that brought the code
   * @throws io.lakewise.table.error.LakewiseException (RESOURCE) if the issuer cannot be used
   */
  Optional<JWTClaimsSet> vouched(String code, LoginSecret secret) {
    String client = settings.clientId().orElseThrow();
    JsonNode answer =
        issuer
            .fetching()
            .post(issuer.metadata().token(), form(client, code, secret), basic(client));
    return check
        .claims(answer.path("id_token").asText(), Set.of(client))
        .filter(claims -> claims.getAudience().size() == 1 || client.equals(claims.getClaim("azp")))
        .filter(claims -> secret.nonce().equals(claims.getClaim("nonce")))
        .flatMap(claims -> completed(claims, answer.path("access_token").asText()));
  }

  /**
   * With what the issuer tells of the user elsewhere: what is asked for by scopes need not be in an
   * ID token (OpenID Connect Core 1.0, section 5.4). It counts if it is about the same subject.
   */
  private Optional<JWTClaimsSet> completed(JWTClaimsSet claims, String token) {
    Optional<URI> address = issuer.metadata().userInfo();
    if (claims.getClaim(settings.userClaim()) != null || token.isEmpty() || address.isEmpty()) {
      return Optional.of(claims);
    }
    JsonNode info = issuer.fetching().get(address.get(), token);
    if (!info.path("sub").asText().equals(claims.getSubject())) {
      return Optional.empty();
    }
    JWTClaimsSet.Builder both = new JWTClaimsSet.Builder(claims);
    for (String text : List.of("email", "preferred_username", "name")) {
      if (info.path(text).isTextual()) {
        both.claim(text, info.path(text).asText());
      }
    }
    return Optional.of(
        both.claim("email_verified", info.path("email_verified").booleanValue()).build());
  }

  private String form(String client, String code, LoginSecret secret) {
    StringBuilder form =
        new StringBuilder("grant_type=authorization_code&code=")
            .append(coded(code))
            .append("&redirect_uri=")
            .append(coded(settings.redirect().toString()))
            .append("&code_verifier=")
            .append(secret.verifier());
    if (basic(client) == null) {
      form.append("&client_id=").append(coded(client));
      settings.clientSecret().ifPresent(key -> form.append("&client_secret=").append(coded(key)));
    }
    return form.toString();
  }

  /** As RFC 6749, section 2.3.1 has it; null where the secret goes into the form, or is none. */
  private String basic(String client) {
    if (settings.clientSecret().isEmpty() || !issuer.metadata().takesSecretInHeader()) {
      return null;
    }
    String pair = coded(client) + ":" + coded(settings.clientSecret().get());
    return "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.US_ASCII));
  }

  private static String coded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
