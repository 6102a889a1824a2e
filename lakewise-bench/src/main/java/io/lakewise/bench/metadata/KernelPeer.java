package io.lakewise.bench.metadata;

import io.lakewise.bench.process.Checkout;
import io.lakewise.bench.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Delta Kernel in a process of its own, with the virtual machine's defaults. It is no part of the
 * distribution: the checkout's build fetches it when it is first wanted.
 */
final class KernelPeer {

  private static final long MOST_MINUTES = 10;
  private static final Pattern VERSION = Pattern.compile("delta-kernel-api-([0-9.]+)\\.jar");

  private final Path program;
  private final String classPath;

  private KernelPeer(Path program, String classPath) {
    this.program = program;
    this.classPath = classPath;
  }

  /** Kernel, or empty if this is no checkout or its jars cannot be fetched. */
  static Optional<KernelPeer> find(Path folder) throws IOException, InterruptedException {
    Optional<Path> checkout = Checkout.folder();
    if (checkout.isEmpty()) {
      return Optional.empty();
    }
    Path peer = checkout.get().resolve("lakewise-bench/peers/kernel");
    Path classPath = folder.toAbsolutePath().resolve("kernel.classpath");
    if (!Files.exists(classPath) && !fetch(checkout.get(), peer, classPath)) {
      return Optional.empty();
    }
    String jars = Files.readString(classPath).strip();
    return Optional.of(new KernelPeer(peer.resolve("KernelPeer.java"), jars));
  }

  private static boolean fetch(Path checkout, Path peer, Path classPath)
      throws IOException, InterruptedException {
    List<String> command =
        List.of(
            checkout.resolve("mvnw").toString(),
            "-q",
            "-B",
            "-ntp",
            "-f",
            peer.resolve("pom.xml").toString(),
            "dependency:build-classpath",
            "-Dmdep.outputFile=" + classPath);
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of(classPath + ".log").toFile())
            .start();
    if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      process.destroyForcibly();
      return false;
    }
    return process.exitValue() == 0;
  }

  String version() {
    Matcher matcher = VERSION.matcher(classPath);
    return matcher.find() ? matcher.group(1) : "of unknown version";
  }

  /** Measures; answers what it printed, by name. */
  Map<String, String> measure(Path location, int files, int runs, long seed)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.addAll(List.of(ChildProcess.java(), "-cp", classPath, program.toString()));
    command.add(location.toString());
    command.add(Integer.toString(files));
    command.add(Integer.toString(ManyFiles.ROWS));
    command.add(ManyFiles.BEGIN.toString());
    command.add(Integer.toString(runs));
    command.add(Long.toString(seed));
    try (ChildProcess child = ChildProcess.start(command, Map.of())) {
      return child.values();
    }
  }
}
