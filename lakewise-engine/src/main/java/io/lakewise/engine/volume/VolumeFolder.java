package io.lakewise.engine.volume;

import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.engine.error.LakeErrors;
import io.lakewise.table.storage.DurableFolders;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** Makes and removes the folders of volumes. */
public final class VolumeFolder {

  private VolumeFolder() {}

  /** Makes a folder durably, with those around it. */
  public static void make(Path folder) {
    try {
      DurableFolders folders = new DurableFolders();
      folders.create(folder);
      folders.sync();
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(folder, e);
    }
  }

  /** Removes what a volume held that is gone, if it was the lake's own; links are not followed. */
  public static void remove(VolumeEntry volume) {
    if (!volume.managed()) {
      return;
    }
    Path folder = Path.of(volume.location());
    try {
      Files.walkFileTree(folder, new Removal());
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(folder, e);
    }
  }

  private static final class Removal extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.delete(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (Files.exists(file)) {
        throw failure;
      }
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
      Files.delete(folder);
      return FileVisitResult.CONTINUE;
    }
  }
}
