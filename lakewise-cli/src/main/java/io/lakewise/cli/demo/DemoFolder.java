package io.lakewise.cli.demo;

import io.lakewise.cli.CliErrors;
import java.io.File;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.stream.Stream;

/** The folder in which the demo makes its lake. */
final class DemoFolder {

  private DemoFolder() {}

  /** The demo's own folder without what an earlier run left in it. */
  static Path renewed(Path folder) {
    try {
      if (Files.exists(folder)) {
        Files.walkFileTree(folder, new Removal());
      }
      return Files.createDirectories(folder);
    } catch (IOException failure) {
      throw CliErrors.unwritable(folder, failure);
    }
  }

  /** Whether something is there already. */
  static boolean isOccupied(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Files.exists(folder);
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.findAny().isPresent();
    } catch (IOException failure) {
      throw CliErrors.unreadable(folder, failure);
    }
  }

  /** The bytes of all files in a folder, while others may be changing it. */
  static long bytes(Path folder) {
    return bytes(folder.toFile());
  }

  private static long bytes(File file) {
    File[] entries = file.listFiles();
    return entries == null
        ? file.length()
        : Arrays.stream(entries).mapToLong(DemoFolder::bytes).sum();
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      if (failure != null) {
        throw failure;
      }
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
