package io.lakewise.cli.process;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The program {@code ./lakewise} of this checkout. */
final class Distribution {

  private static final Path ROOT = root();

  private Distribution() {}

  /** Skips the test that calls it where {@code ./lakewise} was not built. */
  static void assumeBuilt() {
    assumeTrue(Files.exists(ROOT.resolve("target/dist/current/java.options")), "not built");
  }

  /** A process that runs {@code ./lakewise} with arguments, and never builds it. */
  static ProcessBuilder lakewise(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(ROOT.resolve("lakewise").toString());
    command.addAll(arguments);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().put("LAKEWISE_BUILD", "never");
    return builder;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("lakewise-cli/demo"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
