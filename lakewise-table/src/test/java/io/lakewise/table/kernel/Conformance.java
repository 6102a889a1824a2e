package io.lakewise.table.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Where the golden tables of the conformance suite are, if they are on this machine. */
public final class Conformance {

  private Conformance() {}

  /** The folder {@code shared/conformance} beside the checkout, or {@code LAKEWISE_CONFORMANCE}. */
  public static Optional<Path> folder() {
    String configured = System.getenv("LAKEWISE_CONFORMANCE");
    if (configured != null) {
      return Optional.of(Path.of(configured)).filter(Files::isDirectory);
    }
    for (Path parent = Path.of("").toAbsolutePath(); parent != null; parent = parent.getParent()) {
      Path candidate = parent.resolve("shared/conformance");
      if (Files.isDirectory(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** A golden Delta table by its path below {@code delta-golden}. */
  public static Optional<Path> golden(String name) {
    return folder().map(root -> root.resolve("delta-golden").resolve(name));
  }
}
