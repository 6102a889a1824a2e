package io.lakewise.server.openlineage;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/** The two kinds of places that a configuration can name for events. */
final class Destinations {

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private Destinations() {}

  /**
   * One that takes events by POST. It is followed nowhere else.
   *
   * @param key what lets us in, as a bearer token
   */
  static Destination http(URI address, Optional<String> key) {
    HttpClient client =
        HttpClient.newBuilder()
            .connectTimeout(PATIENCE)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
    return event -> {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(address)
              .timeout(PATIENCE)
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofString(event));
      key.ifPresent(text -> request.header("Authorization", "Bearer " + text));
      int status =
          client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
      if (status / 100 != 2) {
        throw new IOException("It answered " + status);
      }
    };
  }

  /** A file with a line for each event. */
  static Destination file(Path file) {
    return event ->
        Files.write(
            file,
            (event + "\n").getBytes(StandardCharsets.UTF_8),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
  }
}
