package io.lakewise.engine.volume;

import io.lakewise.engine.error.VolumeErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;

/**
 * A folder that is held open, so that what is done in it is done in this very folder, whatever its
 * path comes to mean. No link is followed, neither in it nor on the way to it.
 */
final class HeldFolder implements AutoCloseable {

  private final Path path;
  private final SecureDirectoryStream<Path> held;

  private HeldFolder(Path path, SecureDirectoryStream<Path> held) {
    this.path = path;
    this.held = held;
  }

  /**
   * The folder of a volume.
   *
   * @throws NoSuchFileException if it is not there, or a link is on the way to it
   */
  static HeldFolder root(Path path) throws IOException {
    DirectoryStream<Path> stream = Files.newDirectoryStream(path);
    if (!(stream instanceof SecureDirectoryStream<Path> secure)) {
      stream.close();
      throw VolumeErrors.linksFollowed();
    }
    // What is held now must be what the path without links means now.
    boolean same =
        path.toRealPath().equals(path)
            && attributes(secure)
                .fileKey()
                .equals(
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                        .fileKey());
    if (!same) {
      secure.close();
      throw new NoSuchFileException(path.toString());
    }
    return new HeldFolder(path, secure);
  }

  private static BasicFileAttributes attributes(SecureDirectoryStream<Path> stream)
      throws IOException {
    return stream.getFileAttributeView(BasicFileAttributeView.class).readAttributes();
  }

  /** The folder of this name in it, and lets go of this one. */
  HeldFolder into(String name) throws IOException {
    try {
      if (!attributes(name).map(BasicFileAttributes::isDirectory).orElse(false)) {
        throw new NoSuchFileException(name);
      }
      return new HeldFolder(
          path.resolve(name), held.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS));
    } finally {
      close();
    }
  }

  /** Of the folder itself. */
  BasicFileAttributes attributes() throws IOException {
    return attributes(held);
  }

  /** A file or folder in it; links, pipes and devices are not there. */
  Optional<BasicFileAttributes> attributes(String name) throws IOException {
    try {
      return Optional.of(
              held.getFileAttributeView(
                      Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                  .readAttributes())
          .filter(found -> found.isRegularFile() || found.isDirectory());
    } catch (NoSuchFileException none) {
      return Optional.empty();
    }
  }

  /** The names in it, each once, in no order. */
  Iterator<Path> names() {
    return held.iterator();
  }

  FileChannel read(String name) throws IOException {
    return open(name, Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
  }

  /** A file that was not there. */
  FileChannel create(String name) throws IOException {
    return open(
        name,
        Set.of(StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW, LinkOption.NOFOLLOW_LINKS));
  }

  private FileChannel open(String name, Set<OpenOption> options) throws IOException {
    SeekableByteChannel channel = held.newByteChannel(Path.of(name), options);
    return (FileChannel) channel;
  }

  /** Makes a folder, if there is none. */
  void makeFolder(String name) throws IOException {
    if (attributes(name).isEmpty()) {
      try {
        Files.createDirectory(path.resolve(name));
      } catch (java.nio.file.FileAlreadyExistsException other) {
        // Somebody else was quicker; what there is shows when it is entered.
      }
      sync();
    }
  }

  /** Gives a file the place of another, which is gone then. */
  void replace(String file, String name) throws IOException {
    held.move(Path.of(file), held, Path.of(name));
    sync();
  }

  /**
   * Gives a file a name that nothing has.
   *
   * @throws java.nio.file.FileAlreadyExistsException if something has it
   */
  void publish(String file, String name) throws IOException {
    // Both lie in one folder, so whatever its path means by now, nothing of others' is linked.
    Files.createLink(path.resolve(name), path.resolve(file));
    held.deleteFile(Path.of(file));
    sync();
  }

  void deleteFile(String name) throws IOException {
    held.deleteFile(Path.of(name));
    sync();
  }

  void deleteFolder(String name) throws IOException {
    held.deleteDirectory(Path.of(name));
    sync();
  }

  private void sync() throws IOException {
    try (FileChannel folder = FileChannel.open(path, StandardOpenOption.READ)) {
      folder.force(true);
    }
  }

  @Override
  public void close() throws IOException {
    held.close();
  }
}
