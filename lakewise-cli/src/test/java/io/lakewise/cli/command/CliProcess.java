package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The command line in a process of its own, from the class path of the tests; Linux only. */
final class CliProcess implements AutoCloseable {

  private static final Pattern PEAK = Pattern.compile("VmHWM:\\s+(\\d+) kB");

  private final Process process;
  private final Path output;
  private long peakBytes;

  private CliProcess(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /** Starts {@code lakewise sql} on a lake with a heap of 256 MB; its output goes into a file. */
  static CliProcess sql(Path lake, String memory, String statements) throws IOException {
    return sql(lake, memory, statements, List.of());
  }

  /** The same with more options. */
  static CliProcess sql(Path lake, String memory, String statements, List<String> options)
      throws IOException {
    List<String> all = new ArrayList<>(List.of("--lake", lake.toString(), "--memory", memory));
    all.addAll(options);
    return start(lake.toAbsolutePath().getParent(), statements, all);
  }

  /** Starts {@code lakewise sql} against a server, with a token from a file. */
  static CliProcess sqlAt(String server, Path token, Path folder, String statements)
      throws IOException {
    return start(folder, statements, List.of("--server", server, "--token-file", token.toString()));
  }

  private static CliProcess start(Path beside, String statements, List<String> options)
      throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                // A process that is ended removes nothing of what it unpacked.
                "-Djava.io.tmpdir=" + Files.createTempDirectory(beside, "temporary"),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dslf4j.provider=org.slf4j.nop.NOPServiceProvider",
                "-Dslf4j.internal.verbosity=WARN",
                "-cp",
                classPath(),
                "io.lakewise.cli.command.Main"));
    command.add("sql");
    command.addAll(options);
    command.addAll(List.of("--format", "csv", "-c", statements));
    Path output = Files.createTempFile(beside, "output", ".txt");
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    return new CliProcess(builder.redirectOutput(output.toFile()).start(), output);
  }

  private static String classPath() {
    ClassLoader loader = Main.class.getClassLoader();
    if (!(loader instanceof URLClassLoader urls)) {
      return System.getProperty("java.class.path");
    }
    List<String> entries = new ArrayList<>();
    for (URL entry : urls.getURLs()) {
      try {
        entries.add(Path.of(entry.toURI()).toString());
      } catch (URISyntaxException e) {
        throw new IllegalStateException(e);
      }
    }
    return String.join(File.pathSeparator, entries);
  }

  /** Waits for its end and answers the exit code; what it held at most is looked at meanwhile. */
  int exitCode() throws Exception {
    long until = System.nanoTime() + TimeUnit.MINUTES.toNanos(4);
    while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
      assertThat(System.nanoTime()).as("ended in time: " + output()).isLessThan(until);
      look();
    }
    return process.exitValue();
  }

  private void look() {
    try {
      Matcher peak = PEAK.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
      if (peak.find()) {
        peakBytes = Math.max(peakBytes, Long.parseLong(peak.group(1)) << 10);
      }
    } catch (IOException gone) {
      return;
    }
  }

  /** The most resident memory that was seen. */
  long peakBytes() {
    return peakBytes;
  }

  /** Waits until it has worked for a while: processor time, so that a busy machine waits longer. */
  void works(long seconds) throws Exception {
    while (process.isAlive()
        && process.toHandle().info().totalCpuDuration().orElseThrow().toSeconds() < seconds) {
      process.waitFor(20, TimeUnit.MILLISECONDS);
    }
    assertThat(process.isAlive()).as(output()).isTrue();
  }

  /** What Ctrl-C does. */
  void interrupt() throws Exception {
    new ProcessBuilder("kill", "-INT", Long.toString(process.pid())).start().waitFor();
  }

  /** Both outputs so far. */
  String output() throws IOException {
    return Files.readString(output);
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
