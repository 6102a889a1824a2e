package io.lakewise.server.oidc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.server.configuration.ServerConfiguration.Oidc;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Requests to an issuer: by TLS, or on loopback if the issuer is there; led on to nowhere else, and
 * with bounds of time and size. Thread-safe.
 */
final class Fetching {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  /** What is asked for, or that it is refused (RFC 6749, section 5.2). */
  private static final Set<Integer> ANSWERS = Set.of(200, 400, 401);

  private final HttpClient http;
  private final URI issuer;
  private final Duration patience;

  /**
   * Asks an issuer.
   *
   * @param patience for a whole answer
   */
  Fetching(URI issuer, Duration patience) {
    this.http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(patience)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    this.issuer = issuer;
    this.patience = patience;
  }

  /** The JSON at an address of the issuer. */
  JsonNode get(URI address) {
    return answer(HttpRequest.newBuilder(checked(address)), Set.of(200));
  }

  /** The JSON at an address of the issuer that wants a token. */
  JsonNode get(URI address, String token) {
    return answer(
        HttpRequest.newBuilder(checked(address)).header("Authorization", "Bearer " + token),
        Set.of(200));
  }

  /**
   * Posts a form; answers the JSON also if it says that the request is refused.
   *
   * @param authorization a header; null for none
   */
  JsonNode post(URI address, String form, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(checked(address))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form));
    if (authorization != null) {
      request.header("Authorization", authorization);
    }
    return answer(request, ANSWERS);
  }

  /** The address if it may be asked. */
  URI checked(URI address) {
    boolean local = Oidc.isLoopback(address) && Oidc.isLoopback(issuer);
    boolean whole = address.getHost() != null && address.getRawUserInfo() == null;
    if (!whole || !("https".equals(address.getScheme()) || local)) {
      throw OidcErrors.unusable(issuer, "it names an address without TLS");
    }
    return address;
  }

  private JsonNode answer(HttpRequest.Builder request, Set<Integer> statuses) {
    HttpResponse<byte[]> response = sent(request.header("Accept", "application/json").build());
    if (!statuses.contains(response.statusCode())) {
      throw OidcErrors.unusable(issuer, "it answers with status " + response.statusCode());
    }
    try {
      return MAPPER.readTree(response.body());
    } catch (IOException e) {
      throw OidcErrors.unusable(issuer, "it does not answer in JSON");
    }
  }

  /** The time is for the whole answer, its body included. */
  private HttpResponse<byte[]> sent(HttpRequest request) {
    CompletableFuture<HttpResponse<byte[]>> answer =
        http.sendAsync(request, head -> new BoundedBody());
    try {
      return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw OidcErrors.unusable(issuer, "it takes too long");
    } catch (ExecutionException e) {
      String why =
          e.getCause() instanceof BoundedBody.TooLong
              ? "it answers too much"
              : "it does not answer";
      throw OidcErrors.unusable(issuer, why);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw OidcErrors.unusable(issuer, "the server is stopping");
    }
  }
}
