package io.lakewise.table.storage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/** The folders that a local store serves; decides after following links. */
final class LocalRoots {

  private final List<Path> roots;

  LocalRoots(List<Path> roots) {
    this.roots = roots.stream().map(LocalRoots::realRoot).toList();
  }

  /** The file of a path, which may not exist; refuses one outside the roots. */
  Path resolve(String path) throws IOException {
    Path file = parse(path);
    Path real = real(file);
    if (roots.stream().noneMatch(real::startsWith)) {
      throw new AccessDeniedException(
          path, null, "outside of " + roots + " after following links: " + real);
    }
    return file;
  }

  private static Path parse(String path) throws AccessDeniedException {
    try {
      Path file = Path.of(path);
      if (!file.isAbsolute()) {
        throw new AccessDeniedException(path, null, "not absolute");
      }
      return file.normalize();
    } catch (InvalidPathException e) {
      AccessDeniedException denied = new AccessDeniedException(path, null, e.getReason());
      denied.initCause(e);
      throw denied;
    }
  }

  private static Path realRoot(Path root) {
    try {
      return real(root.toAbsolutePath().normalize());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path real(Path file) throws IOException {
    Path existing = file;
    while (existing.getParent() != null && !Files.exists(existing, LinkOption.NOFOLLOW_LINKS)) {
      existing = existing.getParent();
    }
    try {
      return existing.toRealPath().resolve(existing.relativize(file)).normalize();
    } catch (java.nio.file.NoSuchFileException e) {
      AccessDeniedException denied =
          new AccessDeniedException(file.toString(), null, "a link on the way leads nowhere");
      denied.initCause(e);
      throw denied;
    }
  }
}
