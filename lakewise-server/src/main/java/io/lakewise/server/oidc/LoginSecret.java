package io.lakewise.server.oidc;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.access.LoginCookie;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What ties the answer of an issuer to the browser that began: a secret in a cookie of that
 * browser, from which state, nonce and PKCE's verifier follow. So nothing is kept here, and
 * whichever server of a lake is asked can go on.
 *
 * @param secret 256 random bits
 * @param page where to go when it is done
 */
record LoginSecret(String secret, String page) {

  private static final String NAME = "lakewise-oidc";
  private static final int LIFETIME_SECONDS = 600;
  private static final int SECRET_LENGTH = 47;

  /** A path of this server, and nothing that a browser takes for another's. */
  private static final Pattern PAGE =
      Pattern.compile("/(?:[A-Za-z0-9_~%-][A-Za-z0-9_.~%/?=&-]{0,500})?");

  private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

  /** A new one; the first page for one that is none of this server's. */
  static LoginSecret made(SecureRandom random, String page) {
    return new LoginSecret(TokenText.login(random), PAGE.matcher(page).matches() ? page : "/");
  }

  String state() {
    return derived("state");
  }

  String nonce() {
    return derived("nonce");
  }

  String verifier() {
    return derived("verifier");
  }

  /** PKCE's challenge by the method S256 (RFC 7636). */
  String challenge() {
    return hashed(verifier());
  }

  private String derived(String purpose) {
    return hashed(purpose + ":" + secret);
  }

  private static String hashed(String text) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return ENCODER.encodeToString(sha.digest(text.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Whether a state that comes back is this one's; takes as long for any other. */
  boolean isState(String candidate) {
    return MessageDigest.isEqual(
        state().getBytes(StandardCharsets.US_ASCII), candidate.getBytes(StandardCharsets.UTF_8));
  }

  /** Gives it to the browser, which sends it along when it comes back from another site. */
  void give(ServiceRequestContext request, boolean encrypted) {
    String value = secret + "." + ENCODER.encodeToString(page.getBytes(StandardCharsets.US_ASCII));
    set(request, encrypted, value, LIFETIME_SECONDS);
  }

  /** Has the browser forget it. */
  static void takeBack(ServiceRequestContext request, boolean encrypted) {
    set(request, encrypted, "", 0);
  }

  private static void set(
      ServiceRequestContext request, boolean encrypted, String value, int seconds) {
    request.addAdditionalResponseHeader(
        HttpHeaderNames.SET_COOKIE,
        name(encrypted)
            + "="
            + value
            + "; Path=/; HttpOnly; SameSite=Lax; Max-Age="
            + seconds
            + (encrypted ? "; Secure" : ""));
  }

  private static String name(boolean encrypted) {
    return encrypted ? "__Host-" + NAME : NAME;
  }

  /** What the browser holds, if it began here. */
  static Optional<LoginSecret> in(RequestHeaders headers, boolean encrypted) {
    return LoginCookie.in(headers, name(encrypted)).flatMap(LoginSecret::read);
  }

  private static Optional<LoginSecret> read(String value) {
    if (value.length() <= SECRET_LENGTH || !TokenText.isLogin(value.substring(0, SECRET_LENGTH))) {
      return Optional.empty();
    }
    try {
      String page =
          new String(
              Base64.getUrlDecoder().decode(value.substring(SECRET_LENGTH + 1)),
              StandardCharsets.US_ASCII);
      return PAGE.matcher(page).matches()
          ? Optional.of(new LoginSecret(value.substring(0, SECRET_LENGTH), page))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
