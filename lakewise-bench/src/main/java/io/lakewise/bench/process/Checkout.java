package io.lakewise.bench.process;

import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The source tree that this program was built from: peers are fetched by its build. */
public final class Checkout {

  private Checkout() {}

  /** Its folder, if this program still lies in it. */
  public static Optional<Path> folder() {
    Path folder = program();
    while (folder != null && !Files.isExecutable(folder.resolve("mvnw"))) {
      folder = folder.getParent();
    }
    return Optional.ofNullable(folder);
  }

  private static Path program() {
    try {
      return Path.of(Checkout.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
