package io.lakewise.bench.dml;

import io.lakewise.bench.process.Checkout;
import io.lakewise.bench.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The peer: Python's {@code deltalake} (delta-rs) with its defaults, in the version that the tests
 * through other clients pin, from an environment of its own.
 */
final class DeltaLakePeer {

  /** What is said where there is no peer. */
  static final String NONE =
      "none (it takes Python 3 with venv, this program's checkout and PyPI): its ratios are left out";

  private static final long MOST_MINUTES = 5;
  private static final List<String> PACKAGES = List.of("deltalake", "pyarrow");

  private final Path python;
  private final Path script;
  private final List<String> packages;

  private DeltaLakePeer(Path python, Path script, List<String> packages) {
    this.packages = packages;
    this.python = python;
    this.script = script;
  }

  /**
   * The peer; empty if there is no Python, no checkout that says which version, or no network.
   *
   * @param folder where the environment is kept
   */
  static Optional<DeltaLakePeer> find(Path folder) throws IOException, InterruptedException {
    Optional<Path> checkout = Checkout.folder();
    if (checkout.isEmpty() || ChildProcess.onPath("python3").isEmpty()) {
      return Optional.empty();
    }
    List<String> pinned =
        Files.readAllLines(checkout.get().resolve("python-tests/requirements.txt")).stream()
            .filter(line -> PACKAGES.contains(line.replaceAll("==.*", "")))
            .toList();
    Path environment = folder.toAbsolutePath().resolve("python");
    Path python = environment.resolve("bin/python");
    Path made = environment.resolve("made");
    if (!Files.exists(made) || !Files.readAllLines(made).equals(pinned)) {
      File log = folder.resolve("python.log").toFile();
      List<String> install = new ArrayList<>(List.of(python.toString(), "-m", "pip", "install"));
      install.addAll(List.of("-q", "--disable-pip-version-check"));
      install.addAll(pinned);
      if (!run(log, List.of("python3", "-m", "venv", environment.toString()))
          || !run(log, install)) {
        return Optional.empty();
      }
      Files.write(made, pinned);
    }
    Path script = environment.resolve("peer.py");
    try (InputStream text = DeltaLakePeer.class.getResourceAsStream("peer.py")) {
      Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
    }
    return Optional.of(new DeltaLakePeer(python, script, pinned));
  }

  /** What it is, for the heading. */
  String describe() {
    return String.join(", ", packages) + ", defaults, in a fresh process";
  }

  /** Runs the changes, each on the table as it was made. */
  Map<String, String> measure(Path table, Path sources, List<Change> changes)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(python.toString(), script.toString()));
    command.addAll(List.of(table.toString(), sources.toString()));
    changes.forEach(change -> command.add(change.line()));
    try (ChildProcess child = ChildProcess.start(command, Map.of())) {
      return child.values();
    }
  }

  private static boolean run(File log, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    if (process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      return process.exitValue() == 0;
    }
    process.destroyForcibly();
    return false;
  }
}
