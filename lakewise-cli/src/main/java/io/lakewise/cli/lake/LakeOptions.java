package io.lakewise.cli.lake;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options by which every command that works on a lake chooses it. */
public final class LakeOptions {

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:LAKEWISE_LAKE:-lake}",
      description = {
        "The lake's folder; made when something is first written.",
        "Default: LAKEWISE_LAKE from the environment, or ./lake"
      })
  private Path root;

  @Option(
      names = "--allow",
      paramLabel = "DIR",
      description = "A folder outside the lake that statements may read and write; repeatable.")
  private List<Path> allowed = new ArrayList<>();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.class,
      description = "How much memory statements may take before they spill to disk, such as 4GB.")
  private Long memoryBytes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads a statement may use. Default: one for each processor")
  private Integer threads;

  /** Declares a further folder that statements may read. */
  public void allow(Path folder) {
    allowed.add(folder);
  }

  /** Opens the lake. */
  public OpenLake open() {
    return new DirectLake(threads, memoryBytes);
  }
}
