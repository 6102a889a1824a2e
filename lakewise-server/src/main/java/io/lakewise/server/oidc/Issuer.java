package io.lakewise.server.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jose.jwk.JWKSet;
import io.lakewise.table.error.LakewiseException;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What an issuer says of itself: its addresses (OpenID Connect Discovery) and its keys, kept for a
 * time. Keys that are not known are asked for at most once a minute, and an issuer that fails is
 * left alone for some seconds. Thread-safe.
 */
final class Issuer {

  private static final Duration METADATA_FRESH = Duration.ofHours(1);
  private static final Duration KEYS_FRESH = Duration.ofMinutes(15);
  private static final Duration KEYS_LEAST = Duration.ofMinutes(1);
  private static final Duration REST = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int MOST_KEYS = 100;

  private final URI name;
  private final Fetching fetching;
  private final InstantSource clock;
  private Instant failed = Instant.MIN;
  private volatile Metadata metadata;
  private volatile Keys keys;

  /**
   * Where an issuer does what.
   *
   * @param userInfo tells more of a user than an ID token may; empty if it has no such address
   * @param takesSecretInHeader whether a client authenticates as RFC 6749, section 2.3.1 has it
   * @param saysWhoItIs whether its answers to browsers name it (RFC 9207)
   */
  record Metadata(
      URI authorization,
      URI token,
      URI keys,
      Optional<URI> userInfo,
      boolean takesSecretInHeader,
      boolean saysWhoItIs,
      Instant read) {}

  private record Keys(JWKSet all, Instant read) {

    private boolean serve(String wanted, Instant now) {
      boolean known = wanted == null || all.getKeyByKeyId(wanted) != null;
      return now.isBefore(read.plus(known ? KEYS_FRESH : KEYS_LEAST));
    }
  }

  Issuer(URI name, InstantSource clock) {
    this.name = name;
    this.fetching = new Fetching(name, PATIENCE);
    this.clock = clock;
  }

  String name() {
    return name.toString();
  }

  Fetching fetching() {
    return fetching;
  }

  /** Its addresses. */
  Metadata metadata() {
    Metadata known = metadata;
    return isFresh(known) ? known : metadataNow();
  }

  private boolean isFresh(Metadata known) {
    return known != null && clock.instant().isBefore(known.read.plus(METADATA_FRESH));
  }

  private synchronized Metadata metadataNow() {
    if (!isFresh(metadata)) {
      refuseSoonAfterFailure();
      try {
        metadata = discovered();
      } catch (LakewiseException unusable) {
        failed = clock.instant();
        throw unusable;
      }
    }
    return metadata;
  }

  private void refuseSoonAfterFailure() {
    if (clock.instant().isBefore(failed.plus(REST))) {
      throw OidcErrors.unusable(name, "it did not answer a moment ago");
    }
  }

  private Metadata discovered() {
    String base = name().endsWith("/") ? name() : name() + "/";
    JsonNode found = fetching.get(URI.create(base + ".well-known/openid-configuration"));
    if (!found.path("issuer").asText().equals(name())) {
      throw OidcErrors.unusable(name, "it calls itself otherwise");
    }
    JsonNode methods = found.path("token_endpoint_auth_methods_supported");
    boolean basic = methods.isMissingNode();
    for (JsonNode method : methods) {
      basic |= method.asText().equals("client_secret_basic");
    }
    return new Metadata(
        address(found, "authorization_endpoint"),
        address(found, "token_endpoint"),
        address(found, "jwks_uri"),
        found.has("userinfo_endpoint")
            ? Optional.of(address(found, "userinfo_endpoint"))
            : Optional.empty(),
        basic,
        found.path("authorization_response_iss_parameter_supported").asBoolean(),
        clock.instant());
  }

  private URI address(JsonNode found, String field) {
    try {
      return fetching.checked(URI.create(found.path(field).asText()));
    } catch (IllegalArgumentException e) {
      throw OidcErrors.unusable(name, "its " + field + " is no address");
    }
  }

  /**
   * Its keys. Who needs one that is known never waits for what others ask of the issuer.
   *
   * @param wanted id of the key that is needed; null for any
   */
  JWKSet keys(String wanted) {
    Keys known = keys;
    return known != null && known.serve(wanted, clock.instant()) ? known.all : keysNow(wanted);
  }

  private synchronized JWKSet keysNow(String wanted) {
    if (keys == null || !keys.serve(wanted, clock.instant())) {
      URI address = metadata().keys();
      refuseSoonAfterFailure();
      try {
        keys = new Keys(read(fetching.get(address)), clock.instant());
      } catch (LakewiseException unusable) {
        failed = clock.instant();
        throw unusable;
      }
    }
    return keys.all;
  }

  private JWKSet read(JsonNode found) {
    try {
      JWKSet read = JWKSet.parse(found.toString()).toPublicJWKSet();
      if (read.size() > MOST_KEYS) {
        throw OidcErrors.unusable(name, "it has more than " + MOST_KEYS + " keys");
      }
      return read;
    } catch (ParseException e) {
      throw OidcErrors.unusable(name, "its keys cannot be read");
    }
  }
}
