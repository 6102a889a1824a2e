package io.lakewise.server.schedule;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** A webhook on loopback that keeps what comes to {@code /hook}; others lead there. */
final class ListeningHook implements AutoCloseable {

  /** What came. */
  record Posted(Map<String, List<String>> headers, byte[] body) {

    String header(String name) {
      return headers.get(name).get(0);
    }

    JsonNode json() throws IOException {
      return JsonAnswers.mapper().readTree(body);
    }
  }

  private final Queue<Posted> posted = new ConcurrentLinkedQueue<>();
  private final AtomicInteger failures = new AtomicInteger();
  private final HttpServer server;

  ListeningHook() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/hook",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          boolean failing = failures.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
          if (!failing) {
            posted.add(new Posted(Map.copyOf(exchange.getRequestHeaders()), body));
          }
          exchange.sendResponseHeaders(failing ? 503 : 204, -1);
          exchange.close();
        });
    server.createContext(
        "/elsewhere",
        exchange -> {
          exchange.getResponseHeaders().add("Location", "/hook");
          exchange.sendResponseHeaders(307, -1);
          exchange.close();
        });
    server.start();
  }

  /** What has come and was not taken yet. */
  Queue<Posted> posted() {
    return posted;
  }

  /** The next call is answered with an error. */
  void failNext() {
    failures.set(1);
  }

  int port() {
    return server.getAddress().getPort();
  }

  String url(String path) {
    return "http://127.0.0.1:" + port() + path;
  }

  /** The file of a kind that came with a report. */
  static byte[] attachment(JsonNode posted, String ending) {
    for (JsonNode file : posted.path("attachments")) {
      if (file.path("name").asText().endsWith(ending)) {
        return Base64.getDecoder().decode(file.path("content").asText());
      }
    }
    throw new AssertionError(ending);
  }

  /** The files of an archive with their texts, in its order; it is put into a folder. */
  static Map<String, String> unpacked(byte[] archive, Path folder) throws IOException {
    Path file = Files.write(Files.createTempFile(folder, "sent", ".zip"), archive);
    Map<String, String> files = new LinkedHashMap<>();
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        files.put(
            entry.getName(),
            new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    return files;
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
