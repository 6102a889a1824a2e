package io.lakewise.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.bench.process.ChildProcess;
import io.lakewise.cli.command.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code lakewise up} as a process of its own, with the options of this one. */
final class RunningServer implements AutoCloseable {

  private static final int LOOKS = 600;

  private final ChildProcess process;
  private final int port;
  private final String token;

  private RunningServer(ChildProcess process, int port, String token) {
    this.process = process;
    this.port = port;
    this.token = token;
  }

  /** Starts one on a lake and waits until it takes requests; it logs into {@code log}. */
  static RunningServer start(Path lake, Path log) throws IOException, InterruptedException {
    int port = freePort();
    List<String> command = new ArrayList<>(ChildProcess.virtualMachine(Main.class));
    command.addAll(List.of("up", "--lake", lake.toString(), "--port", Integer.toString(port)));
    ChildProcess process = ChildProcess.start(command, Map.of(), log);
    HttpClient client = HttpClient.newHttpClient();
    for (int look = 0; look < LOOKS && process.handle().isAlive(); look++) {
      if (isReady(client, port)) {
        Path token = lake.resolve("_lakewise").resolve("admin-token");
        return new RunningServer(process, port, Files.readString(token).strip());
      }
      Thread.sleep(100);
    }
    process.close();
    throw new IOException(
        "The server did not start: " + Files.readString(log, StandardCharsets.UTF_8));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static boolean isReady(HttpClient client, int port) throws InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/ready")).build();
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** A new connection of the admin that speaks Flight SQL. */
  FlightCaller flight() {
    return flight(token);
  }

  /** A new connection of a token's holder that speaks Flight SQL. */
  FlightCaller flight(String holder) {
    return new FlightCaller(port, holder);
  }

  /** A new connection of the admin that speaks the statement API. */
  JsonCaller json() {
    return json(token);
  }

  /** A new connection of a token's holder that speaks the statement API. */
  JsonCaller json(String holder) {
    return new JsonCaller(port, holder);
  }

  /** A token for a user. */
  String token(String user) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/v1/tokens"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString("{\"principal\":\"" + user + "\"}"))
            .build();
    String answer =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
    JsonNode value = new ObjectMapper().readTree(answer).path("value");
    if (!value.isTextual()) {
      throw new IOException("No token was made: " + answer);
    }
    return value.asText();
  }

  /** What server and workers have taken of the processor; empty where the system does not tell. */
  Optional<ProcessorTime> processorTime() {
    return ProcessorTime.of(process.handle());
  }

  /** The resident memory of the server in MB. */
  double serverMegabytes() {
    return megabytes(process.handle());
  }

  /** The resident memory of all its workers in MB. */
  double workerMegabytes() {
    return process.handle().descendants().mapToDouble(RunningServer::megabytes).sum();
  }

  private static double megabytes(ProcessHandle process) {
    try (var lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToDouble(line -> Double.parseDouble(line.replaceAll("\\D+", "")) / 1024)
          .sum();
    } catch (IOException ended) {
      return 0;
    }
  }

  /** Ends the server, and with it its workers. */
  @Override
  public void close() {
    process.close();
  }
}
