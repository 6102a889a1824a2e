package io.lakewise.bench.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a bench keeps what it makes. */
public final class FolderOption {

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description =
          "Where it keeps what it makes, up to some GB. Default: a folder in target/bench")
  private Path folder;

  /** The folder, which is there then; by default one with a name in {@code target/bench}. */
  public Path or(String name) throws IOException {
    Path root = folder == null ? Path.of("target", "bench", name) : folder;
    return Files.createDirectories(root);
  }
}
