package io.lakewise.server.warehouse;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.Wire;
import io.lakewise.worker.protocol.WorkerSettings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A worker as a child process. Its standard input stays open as long as this process lives, and is
 * what it ends by. Thread-safe.
 */
final class WorkerProcess implements AutoCloseable {

  private static final int MOST_WORDS = 2000;
  private static final Duration START_LIMIT = Duration.ofSeconds(60);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Process process;
  private final OutputStream lifeline;
  private final String secret;
  private final List<TemporaryFolder> temporary;
  private final StringBuilder words = new StringBuilder();
  private final CompletableFuture<Ports> ports = new CompletableFuture<>();

  private record Ports(int rows, int requests) {}

  private WorkerProcess(Process process, String secret, List<TemporaryFolder> temporary) {
    this.process = process;
    this.lifeline = process.getOutputStream();
    this.secret = secret;
    this.temporary = temporary;
    process.onExit().thenRun(this::removeFolders);
  }

  /** Starts a worker and waits until it can be spoken to. */
  static WorkerProcess start(WorkerLaunch launch) {
    byte[] random = new byte[32];
    RANDOM.nextBytes(random);
    String secret = HexFormat.of().formatHex(random);
    try {
      TemporaryFolder temporary = TemporaryFolder.make(launch.folderPrefix());
      Optional<TemporaryFolder> spill =
          TemporaryFolder.forSpilling(launch.spill(), launch.folderPrefix());
      List<TemporaryFolder> folders = new ArrayList<>(List.of(temporary));
      spill.ifPresent(folders::add);
      List<String> command = new ArrayList<>(launch.command());
      command.add(1, temporary.option());
      ProcessBuilder builder = new ProcessBuilder(command);
      // What a worker has no use for is not there to be read: settings and passwords of the state.
      builder
          .environment()
          .keySet()
          .removeIf(name -> name.startsWith("LAKEWISE_") || name.startsWith("PG"));
      WorkerProcess worker = new WorkerProcess(builder.start(), secret, folders);
      worker.begin(launch, spill.map(TemporaryFolder::path).orElse(launch.spill()));
      return worker;
    } catch (IOException e) {
      throw WorkerErrors.notStarted(e.getMessage(), e);
    }
  }

  private void begin(WorkerLaunch launch, Path spill) throws IOException {
    listen("worker-errors", process.getErrorStream(), this::heard);
    listen("worker-output", process.getInputStream(), this::said);
    process.onExit().thenRun(() -> ports.completeExceptionally(new IOException("it ended")));
    WorkerSettings settings =
        new WorkerSettings(
            secret,
            launch.threads(),
            launch.memoryBytes(),
            launch.capBytes(),
            launch.staging().toString(),
            spill.toString(),
            launch.readable().stream().map(Path::toString).toList(),
            temporary.stream().map(folder -> folder.path().toString()).toList());
    try {
      lifeline.write(Wire.write(settings));
      lifeline.write('\n');
      lifeline.flush();
      ports.get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (IOException | ExecutionException | TimeoutException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  private LakewiseException failed(Exception cause) {
    ended(Duration.ofMillis(100));
    close();
    synchronized (words) {
      return WorkerErrors.notStarted(words.toString().strip(), cause);
    }
  }

  private void removeFolders() {
    temporary.forEach(TemporaryFolder::remove);
  }

  private static void listen(
      String name, InputStream stream, java.util.function.Consumer<String> lines) {
    Thread thread =
        new Thread(
            () -> {
              try (BufferedReader reader =
                  new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
                for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                  lines.accept(line);
                }
              } catch (IOException ended) {
                return;
              }
            },
            name);
    thread.setDaemon(true);
    thread.start();
  }

  private void said(String line) {
    String[] words = line.split(" ");
    if (words.length == 3 && words[0].equals("ready")) {
      ports.complete(new Ports(Integer.parseInt(words[1]), Integer.parseInt(words[2])));
    }
  }

  private void heard(String line) {
    synchronized (words) {
      words.append(line).append('\n');
      if (words.length() > MOST_WORDS) {
        words.delete(0, words.length() - MOST_WORDS);
      }
    }
  }

  /** Where rows are fetched and put, by Flight. */
  int rowsPort() {
    return ports.join().rows;
  }

  /** Where it is asked. */
  int requestPort() {
    return ports.join().requests;
  }

  String secret() {
    return secret;
  }

  long pid() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Waits a moment for a process that seems to be ending; answers whether it has ended. */
  boolean ended(Duration wait) {
    try {
      return process.waitFor(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return !process.isAlive();
    }
  }

  /** The last error that it told of itself, without anything else that it printed; or empty. */
  String lastWords() {
    synchronized (words) {
      int error = words.lastIndexOf("error: ");
      return error < 0 ? "" : words.substring(error + "error: ".length()).strip();
    }
  }

  /** Lets the process end by itself within a time, by what it always ends by; then ends it. */
  void stop(Duration wait) {
    try {
      lifeline.close();
    } catch (IOException ended) {
      process.destroyForcibly();
    }
    if (!ended(wait)) {
      process.destroyForcibly();
    }
  }

  /** Ends the process at once: nothing in it is worth waiting for. */
  @Override
  public void close() {
    process.destroyForcibly();
    removeFolders();
    try {
      lifeline.close();
    } catch (IOException ended) {
      return;
    }
  }
}
