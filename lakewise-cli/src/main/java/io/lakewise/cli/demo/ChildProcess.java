package io.lakewise.cli.demo;

import io.lakewise.cli.CliErrors;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Another {@code lakewise sql} on the same lake, which is killed at the latest when closed. */
final class ChildProcess implements AutoCloseable {

  private final Process process;
  private final BufferedReader output;

  private ChildProcess(Process process) {
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts it with statements, as this process was started. */
  static ChildProcess running(Path lakeFolder, String mainClass, String statements) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.add("-Dlakewise.terminal=");
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), mainClass));
    command.addAll(List.of("sql", "--lake", lakeFolder.toString()));
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      ChildProcess child = new ChildProcess(process);
      try (Writer input = process.outputWriter(StandardCharsets.UTF_8)) {
        input.write(statements);
      }
      return child;
    } catch (IOException failure) {
      throw CliErrors.processFailed("lakewise sql", failure);
    }
  }

  long id() {
    return process.pid();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** The next line that it prints, or null if it has ended and all is read. */
  String line() {
    try {
      return output.readLine();
    } catch (IOException failure) {
      throw CliErrors.processFailed("lakewise sql", failure);
    }
  }

  /**
   * As {@code kill -9}: it has no chance to put anything in order. What it printed can still be
   * read, as {@link Process#destroyForcibly} would not allow.
   */
  void kill() {
    process.toHandle().destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
