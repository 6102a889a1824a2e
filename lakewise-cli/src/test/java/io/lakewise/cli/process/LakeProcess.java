package io.lakewise.cli.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A real process of {@code ./lakewise sql} that runs a script. A statement counts as acknowledged
 * when the process has said so, which it does by exactly one line that is no line of a table.
 */
final class LakeProcess implements AutoCloseable {

  private static final String TABLE_LINES = "┌│├└";
  private static final long MOST_SECONDS = 300;

  private final Process process;
  private final Path errors;
  private final Thread reader;
  private int acknowledged;
  private boolean silent;

  private LakeProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    this.reader = new Thread(this::read, "reader of " + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /**
   * Starts one.
   *
   * @param notes a folder for what it reads and says, and its own name in it
   */
  static LakeProcess start(Path lake, Path notes, List<String> statements) throws IOException {
    Path script = Files.writeString(named(notes, ".sql"), String.join(";\n", statements));
    Path errors = named(notes, ".errors");
    ProcessBuilder builder =
        Distribution.lakewise(
                List.of(
                    "sql",
                    "--threads",
                    "1",
                    "--memory",
                    "512MB",
                    "--lake",
                    lake.toString(),
                    "-f",
                    script.toString()))
            .redirectError(errors.toFile());
    return new LakeProcess(builder.start(), errors);
  }

  private static Path named(Path notes, String ending) {
    return notes.resolveSibling(notes.getFileName() + ending);
  }

  private void read() {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.isEmpty() || TABLE_LINES.indexOf(line.charAt(0)) < 0) {
          heard(false);
        }
      }
    } catch (IOException closed) {
      // a killed process says no more
    }
    heard(true);
  }

  private synchronized void heard(boolean last) {
    if (last) {
      silent = true;
    } else {
      acknowledged++;
    }
    notifyAll();
  }

  /** Waits until so many statements were acknowledged, or no more will be. */
  synchronized void awaitAcknowledged(int wanted) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(MOST_SECONDS);
    while (acknowledged < wanted && !silent) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError("process " + process.pid() + " says nothing");
      }
      wait(left);
    }
  }

  synchronized int acknowledged() {
    return acknowledged;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** {@code kill -9}; then everything that it said has been read. */
  void kill() throws InterruptedException {
    // Through the handle, because the process itself would close its streams.
    process.toHandle().destroyForcibly();
    await();
  }

  /** Stops it (SIGSTOP), wherever it is, by a shell that was started before. */
  void stop(Process shell) throws IOException {
    shell.outputWriter().write("kill -STOP " + process.pid() + "; echo stopped\n");
    shell.outputWriter().flush();
    shell.inputReader().readLine();
  }

  /** Lets it go on (SIGCONT). */
  void goOn(Process shell) throws IOException {
    shell.outputWriter().write("kill -CONT " + process.pid() + "\n");
    shell.outputWriter().flush();
  }

  /** Waits for its end and answers its exit code. */
  int await() throws InterruptedException {
    if (!process.waitFor(MOST_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("process " + process.pid() + " does not end");
    }
    reader.join(TimeUnit.SECONDS.toMillis(MOST_SECONDS));
    return process.exitValue();
  }

  /** What it said about failures. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  @Override
  public void close() {
    process.toHandle().destroyForcibly();
  }
}
