package io.lakewise.engine.volume;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Volumes;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.error.VolumeErrors;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What is done with files of volumes, each time by somebody who may: reading needs READ VOLUME,
 * changing WRITE VOLUME. Thread-safe.
 */
public final class VolumeFiles {

  private static final String FILE = "file";
  private static final String FOLDER = "folder";

  private final Supplier<Volumes> volumes;
  private final Supplier<UUID> ids;
  private final LeftParts left;

  /**
   * The files of volumes.
   *
   * @param ids new ids, for names of files that are being written
   * @param clock says what was left long ago by writers that were killed
   */
  public VolumeFiles(Supplier<Volumes> volumes, Supplier<UUID> ids, InstantSource clock) {
    this.volumes = volumes;
    this.ids = ids;
    this.left = new LeftParts(clock);
  }

  /** A piece of work in a folder. */
  private interface Work<T> {
    T in(HeldFolder folder) throws IOException;
  }

  /** Whether a path leads into a volume that there is, whoever may see it. */
  public boolean isInVolume(VolumePath path) {
    return volumes.get().find(SystemNames.OWNER, path.volume()).isPresent();
  }

  /** What a path names. */
  public FileInfo info(Viewer viewer, VolumePath path) {
    return parent(viewer, path, Privilege.READ_VOLUME, FILE, folder -> found(folder, path));
  }

  /** A file, to be read. */
  public VolumeFile read(Viewer viewer, VolumePath path) {
    return parent(
        viewer,
        path,
        Privilege.READ_VOLUME,
        FILE,
        folder -> {
          FileInfo info = requireFile(found(folder, path));
          var channel = folder.read(path.name());
          // Replaced in between, perhaps: its size is that of the bytes that are read.
          return new VolumeFile(
              new FileInfo(path, false, channel.size(), info.modified()), channel);
        });
  }

  /**
   * A file, to be written; folders on the way to it are made.
   *
   * @param overwrite whether one that is there is replaced
   */
  public VolumeUpload write(Viewer viewer, VolumePath path, boolean overwrite) {
    requireBelow(path, FILE);
    try {
      HeldFolder folder = made(viewer, path.parent());
      try {
        Optional<BasicFileAttributes> there = folder.attributes(path.name());
        if (there.isPresent() && there.get().isDirectory()) {
          throw VolumeErrors.otherKind(path.toString(), FOLDER, FILE);
        }
        if (there.isPresent() && !overwrite) {
          throw VolumeErrors.there(FILE, path.toString());
        }
        left.sweep(path.parent().toString(), folder);
        return new VolumeUpload(path, folder, LeftParts.name(ids.get().toString()), overwrite);
      } catch (IOException | RuntimeException failure) {
        folder.close();
        throw failure;
      }
    } catch (IOException e) {
      throw failure(path, FOLDER, e);
    }
  }

  /** Removes a file. */
  public void remove(Viewer viewer, VolumePath path) {
    requireBelow(path, FILE);
    parent(
        viewer,
        path,
        Privilege.WRITE_VOLUME,
        FILE,
        folder -> {
          requireFile(found(folder, path));
          folder.deleteFile(path.name());
          return path;
        });
  }

  /** Makes a folder and those around it; one that is there is no error. */
  public void makeFolder(Viewer viewer, VolumePath path) {
    try {
      made(viewer, path).close();
    } catch (IOException e) {
      throw failure(path, FOLDER, e);
    }
  }

  /** Removes an empty folder. */
  public void removeFolder(Viewer viewer, VolumePath path) {
    requireBelow(path, FOLDER);
    parent(
        viewer,
        path,
        Privilege.WRITE_VOLUME,
        FOLDER,
        folder -> {
          requireFolder(found(folder, path));
          try {
            folder.deleteFolder(path.name());
          } catch (DirectoryNotEmptyException full) {
            throw VolumeErrors.notEmpty(path.toString());
          }
          return path;
        });
  }

  /** What lies in a folder in order of name, behind a name, at the most so many. */
  public List<FileInfo> list(Viewer viewer, VolumePath path, String after, int most) {
    return inside(
        viewer,
        path,
        Privilege.READ_VOLUME,
        folder -> {
          // The smallest names alone are kept, so that a page of a large folder costs a page.
          PriorityQueue<String> first = new PriorityQueue<>(Comparator.reverseOrder());
          Iterator<Path> names = folder.names();
          while (names.hasNext()) {
            String name = names.next().getFileName().toString();
            if (name.compareTo(after) > 0 && !VolumePath.isReserved(name)) {
              first.add(name);
              if (first.size() > most) {
                first.remove();
              }
            }
          }
          List<FileInfo> found = new ArrayList<>();
          for (String name : first.stream().sorted().toList()) {
            folder
                .attributes(name)
                .map(attributes -> info(path.child(name), attributes))
                .ifPresent(found::add);
          }
          return found;
        });
  }

  /** The folder of a path, made where it is not there. */
  private HeldFolder made(Viewer viewer, VolumePath path) throws IOException {
    HeldFolder folder = root(viewer, path, Privilege.WRITE_VOLUME);
    for (String name : path.parts()) {
      try {
        folder.makeFolder(name);
      } catch (IOException | RuntimeException failure) {
        folder.close();
        throw failure;
      }
      folder = folder.into(name);
    }
    return folder;
  }

  private HeldFolder root(Viewer viewer, VolumePath path, Privilege privilege) throws IOException {
    return HeldFolder.root(
        Path.of(volumes.get().require(viewer, path.volume(), privilege).location()));
  }

  private <T> T inside(Viewer viewer, VolumePath path, Privilege privilege, Work<T> work) {
    try {
      HeldFolder folder = root(viewer, path, privilege);
      for (String name : path.parts()) {
        folder = folder.into(name);
      }
      try (HeldFolder open = folder) {
        return work.in(open);
      }
    } catch (IOException e) {
      throw failure(path, FOLDER, e);
    }
  }

  private <T> T parent(
      Viewer viewer, VolumePath path, Privilege privilege, String kind, Work<T> work) {
    try {
      HeldFolder folder = root(viewer, path, privilege);
      List<String> above = path.parts().isEmpty() ? List.of() : path.parent().parts();
      for (String name : above) {
        folder = folder.into(name);
      }
      try (HeldFolder open = folder) {
        return work.in(open);
      }
    } catch (IOException e) {
      throw failure(path, kind, e);
    }
  }

  private static FileInfo found(HeldFolder folder, VolumePath path) throws IOException {
    BasicFileAttributes attributes =
        path.parts().isEmpty()
            ? folder.attributes()
            : folder
                .attributes(path.name())
                .orElseThrow(() -> new NoSuchFileException(path.name()));
    return info(path, attributes);
  }

  private static FileInfo info(VolumePath path, BasicFileAttributes attributes) {
    boolean folder = attributes.isDirectory();
    return new FileInfo(
        path, folder, folder ? 0 : attributes.size(), attributes.lastModifiedTime().toInstant());
  }

  static boolean isFolder(HeldFolder folder, String name) throws IOException {
    return folder.attributes(name).map(BasicFileAttributes::isDirectory).orElse(false);
  }

  private static FileInfo requireFile(FileInfo found) {
    if (found.folder()) {
      throw VolumeErrors.otherKind(found.path().toString(), FOLDER, FILE);
    }
    return found;
  }

  private static void requireFolder(FileInfo found) {
    if (!found.folder()) {
      throw VolumeErrors.otherKind(found.path().toString(), FILE, FOLDER);
    }
  }

  private static void requireBelow(VolumePath path, String kind) {
    if (path.parts().isEmpty()) {
      throw VolumeErrors.otherKind(path.toString(), "volume", kind);
    }
  }

  private static LakewiseException failure(VolumePath path, String kind, IOException cause) {
    return cause instanceof NoSuchFileException
            || cause instanceof java.nio.file.NotDirectoryException
        ? VolumeErrors.missing(kind, path.toString())
        : VolumeErrors.failed(path.toString(), cause);
  }
}
