package io.lakewise.bench.process;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A process that prints {@code name=value} lines; what it says to its errors is passed on. */
public final class ChildProcess implements AutoCloseable {

  private final List<String> command;
  private final Process process;
  private final BufferedReader output;

  private ChildProcess(List<String> command, Process process) {
    this.command = command;
    this.process = process;
    this.output = process.inputReader(StandardCharsets.UTF_8);
  }

  /** Starts a command. */
  public static ChildProcess start(List<String> command, Map<String, String> environment)
      throws IOException {
    return start(command, environment, ProcessBuilder.Redirect.INHERIT);
  }

  /** Starts a command whose errors go into a file. */
  public static ChildProcess start(
      List<String> command, Map<String, String> environment, Path errors) throws IOException {
    return start(command, environment, ProcessBuilder.Redirect.to(errors.toFile()));
  }

  private static ChildProcess start(
      List<String> command, Map<String, String> environment, ProcessBuilder.Redirect errors)
      throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors);
    builder.environment().putAll(environment);
    return new ChildProcess(command, builder.start());
  }

  /** Starts a main class of this program in a virtual machine as this one was started. */
  public static ChildProcess ofThisProgram(Class<?> main, List<String> arguments)
      throws IOException {
    List<String> command = new ArrayList<>(virtualMachine(main));
    command.addAll(arguments);
    return start(command, Map.of());
  }

  /** The command that runs a main class of this program as this program is run. */
  public static List<String> virtualMachine(Class<?> main) {
    List<String> command = new ArrayList<>();
    command.add(java());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", classPath(main), main.getName()));
    return command;
  }

  /** A test may have been loaded from elsewhere than the virtual machine's own class path. */
  private static String classPath(Class<?> main) {
    return main.getClassLoader() instanceof URLClassLoader loader
        ? Stream.of(loader.getURLs()).map(URL::getPath).collect(Collectors.joining(":"))
        : System.getProperty("java.class.path");
  }

  /** The java that runs this program. */
  public static String java() {
    return Path.of(System.getProperty("java.home"), "bin", "java").toString();
  }

  /** Where a program is found on the PATH. */
  public static Optional<Path> onPath(String program) {
    for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator)) {
      Path file = Path.of(folder.isEmpty() ? "." : folder, program);
      if (Files.isExecutable(file)) {
        return Optional.of(file);
      }
    }
    return Optional.empty();
  }

  /** The next line that it prints, or null at the end. */
  public String line() throws IOException {
    return output.readLine();
  }

  /** Lets a process go on that waits for a line. */
  public void say(String line) throws IOException {
    process.outputWriter(StandardCharsets.UTF_8).write(line + "\n");
    process.outputWriter(StandardCharsets.UTF_8).flush();
  }

  /** Waits for its end; all that it printed as {@code name=value}, by name. */
  public Map<String, String> values() throws IOException, InterruptedException {
    Map<String, String> values =
        output
            .lines()
            .filter(line -> line.indexOf('=') > 0)
            .collect(
                Collectors.toMap(
                    line -> line.substring(0, line.indexOf('=')),
                    line -> line.substring(line.indexOf('=') + 1),
                    (first, second) -> second));
    int status = process.waitFor();
    if (status != 0) {
      throw new IOException(command.get(0) + " ended with status " + status);
    }
    return values;
  }

  /** The process, for who looks at it. */
  public ProcessHandle handle() {
    return process.toHandle();
  }

  /** Ends it if it has not ended. */
  @Override
  public void close() {
    process.destroyForcibly();
  }
}
