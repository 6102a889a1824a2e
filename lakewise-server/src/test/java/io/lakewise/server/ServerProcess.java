package io.lakewise.server;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.server.configuration.ServerConfiguration;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A server in a process of its own, which a test kills ({@code kill -9}). */
public final class ServerProcess implements AutoCloseable {

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String address;
  private final String token;

  private ServerProcess(Process process, String address, String token) {
    this.process = process;
    this.address = address;
    this.token = token;
  }

  /** Serves a lake; its temporary files are in a folder {@code temporary} beside that. */
  public static ServerProcess start(Path lake) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Djava.io.tmpdir=" + Files.createDirectories(lake.resolveSibling("temporary")));
    command.add("--add-opens=java.base/java.nio=ALL-UNNAMED");
    command.add("-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider");
    String classes =
        System.getProperty("lakewise.worker.class-path", System.getProperty("java.class.path"));
    command.addAll(List.of("-cp", classes));
    command.addAll(List.of(ServerProcess.class.getName(), lake.toString()));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    String address = process.inputReader().readLine();
    String token = Files.readString(lake.resolve("_lakewise/admin-token")).strip();
    return new ServerProcess(process, address, token);
  }

  /** The answer of the statement API. */
  public String run(String statement) throws IOException, InterruptedException {
    return run(statement, "50s");
  }

  /** The same, waiting for a time. */
  public String run(String statement, String wait) throws IOException, InterruptedException {
    String body =
        new ObjectMapper()
            .writeValueAsString(
                Map.of("warehouse_id", "default", "wait_timeout", wait, "statement", statement));
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/api/2.0/sql/statements"))
            .header("Authorization", "Bearer " + token)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
  }

  /** Its workers. */
  public List<ProcessHandle> children() {
    return process.children().toList();
  }

  /** Kills it. */
  @Override
  public void close() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  /** The process that is killed: serves a lake, and says where. */
  public static void main(String[] arguments) throws InterruptedException {
    LakewiseServer server =
        LakewiseServer.start(
            ServerConfiguration.of(Map.of("lake", arguments[0], "port", "0")), error -> {});
    System.out.println(server.address());
    server.awaitEnd();
  }
}
