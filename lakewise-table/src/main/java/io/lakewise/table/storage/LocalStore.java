package io.lakewise.table.storage;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Folders of this machine. Objects are written to a temporary file beside their place, synced, and
 * then linked or renamed, so that nobody sees half of one; a crash may leave such a file, whose
 * name starts with a dot and which {@link #list} does not show. Hadoop's checksum file of a
 * replaced object ({@code .name.crc}) is removed, as it would make the new bytes look damaged.
 */
public final class LocalStore implements ObjectStore {

  /** What is read whole is held in memory, in more than one form. */
  private static final long LARGEST_READ =
      Math.min(1L << 30, Math.max(64L << 20, Runtime.getRuntime().maxMemory() / 4));

  private final LocalRoots roots;
  private final Supplier<UUID> temporaryIds;

  /**
   * A store that serves some folders and nothing outside.
   *
   * @param roots the folders; they need not exist yet
   * @param temporaryIds source of unique names
   */
  public LocalStore(List<Path> roots, Supplier<UUID> temporaryIds) {
    this.roots = new LocalRoots(roots);
    this.temporaryIds = temporaryIds;
  }

  @Override
  public byte[] read(String path) throws IOException {
    Path file = existing(path);
    long size = Files.size(file);
    if (size > LARGEST_READ) {
      throw new IOException(
          "it has " + size + " bytes, more than the " + LARGEST_READ + " that are read at once");
    }
    return Files.readAllBytes(file);
  }

  @Override
  public byte[] read(String path, long offset, int length) throws IOException {
    try (FileChannel channel = FileChannel.open(existing(path), StandardOpenOption.READ)) {
      if (offset + length > channel.size()) {
        throw tooShort(path, channel.size(), offset + length);
      }
      ByteBuffer buffer = ByteBuffer.allocate(length);
      while (buffer.hasRemaining()) {
        if (channel.read(buffer, offset + buffer.position()) < 0) {
          throw tooShort(path, channel.size(), offset + length);
        }
      }
      return buffer.array();
    }
  }

  private static EOFException tooShort(String path, long size, long wanted) {
    return new EOFException(path + " has " + size + " bytes (expected: >= " + wanted + ")");
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    Path target = roots.resolve(path);
    DurableFolders folders = new DurableFolders();
    folders.create(target.getParent());
    Path temporary = temporary(target);
    try {
      writeDurably(temporary, content);
      Files.deleteIfExists(foreignChecksum(target));
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      deleteQuietly(temporary);
    }
    folders.changed(target.getParent());
    folders.sync();
  }

  @Override
  public void putIfAbsent(String path, byte[] content) throws IOException {
    Path target = roots.resolve(path);
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new FileAlreadyExistsException(path);
    }
    DurableFolders folders = new DurableFolders();
    Path temporary = temporary(target);
    try {
      if (!prepare(target, temporary, content, folders)) {
        throw new FileAlreadyExistsException(path);
      }
      Files.createLink(target, temporary);
      folders.changed(target.getParent());
      folders.sync();
    } catch (UnsupportedOperationException e) {
      throw new IOException("the file system of " + path + " has no hard links", e);
    } finally {
      deleteQuietly(temporary);
    }
  }

  /** Whether it is worth the attempt to put the prepared file in place. */
  private static boolean prepare(
      Path target, Path temporary, byte[] content, DurableFolders folders) throws NotPutException {
    try {
      folders.create(target.getParent());
      boolean first = writeForNew(target, temporary, content);
      Files.deleteIfExists(foreignChecksum(target));
      return first;
    } catch (IOException failure) {
      throw new NotPutException(failure);
    }
  }

  @Override
  public void upload(List<Upload> uploads) throws IOException {
    DurableFolders folders = new DurableFolders();
    for (Upload upload : uploads) {
      Path target = roots.resolve(upload.path());
      folders.create(target.getParent());
      DurableFolders.sync(upload.staged());
      Files.deleteIfExists(foreignChecksum(target));
      try {
        Files.move(upload.staged(), target, StandardCopyOption.ATOMIC_MOVE);
      } catch (AtomicMoveNotSupportedException otherFileSystem) {
        copy(upload.staged(), target);
      }
      folders.changed(target.getParent());
    }
    folders.sync();
  }

  private void copy(Path staged, Path target) throws IOException {
    Path temporary = temporary(target);
    try {
      Files.copy(staged, temporary);
      DurableFolders.sync(temporary);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      deleteQuietly(temporary);
    }
    Files.delete(staged);
  }

  @Override
  public List<StoredObject> list(String folder, String fromName) throws IOException {
    Path directory = roots.resolve(folder);
    List<StoredObject> objects = new ArrayList<>();
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(directory, entry -> listed(entry, fromName))) {
      for (Path entry : entries) {
        attributes(entry).map(found -> object(entry, found)).ifPresent(objects::add);
      }
    } catch (NoSuchFileException | NotDirectoryException e) {
      return List.of();
    } catch (java.nio.file.DirectoryIteratorException e) {
      throw e.getCause();
    }
    objects.sort(Comparator.comparing(StoredObject::name));
    return objects;
  }

  private static boolean listed(Path entry, String fromName) {
    String name = entry.getFileName().toString();
    return !name.startsWith(".") && name.compareTo(fromName) >= 0;
  }

  @Override
  public List<StoredObject> listAll(String folder) throws IOException {
    List<StoredObject> objects = new ArrayList<>();
    for (Path entry : tree(roots.resolve(folder))) {
      attributes(entry).map(found -> object(entry, found)).ifPresent(objects::add);
    }
    return objects;
  }

  @Override
  public Optional<StoredObject> head(String path) throws IOException {
    Path file = roots.resolve(path);
    return attributes(file).map(found -> object(file, found));
  }

  @Override
  public void delete(String path) throws IOException {
    Path file = roots.resolve(path);
    if (Files.deleteIfExists(file)) {
      Files.deleteIfExists(foreignChecksum(file));
      DurableFolders.sync(file.getParent());
    }
  }

  @Override
  public void deleteAll(String folder) throws IOException {
    Path directory = roots.resolve(folder);
    List<Path> entries = tree(directory);
    for (int last = entries.size() - 1; last >= 0; last--) {
      Files.deleteIfExists(entries.get(last));
    }
    if (!entries.isEmpty()) {
      DurableFolders.sync(directory.getParent());
    }
  }

  @Override
  public Path localPath(String path) throws IOException {
    return existing(path);
  }

  private Path existing(String path) throws IOException {
    Path file = roots.resolve(path);
    if (!Files.isRegularFile(file)) {
      throw new FileNotFoundException(path);
    }
    return file;
  }

  private Path temporary(Path target) {
    return target.resolveSibling("." + target.getFileName() + "." + temporaryIds.get() + ".tmp");
  }

  private static Path foreignChecksum(Path target) {
    return target.resolveSibling("." + target.getFileName() + ".crc");
  }

  private static void writeDurably(Path file, byte[] content) throws IOException {
    try (FileChannel channel = written(file, content)) {
      channel.force(true);
    }
  }

  /**
   * Looks again before it syncs, which takes longest: among rivals most come too late. False if
   * there is a target now.
   */
  private static boolean writeForNew(Path target, Path temporary, byte[] content)
      throws IOException {
    try (FileChannel channel = written(temporary, content)) {
      if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
        return false;
      }
      channel.force(true);
      return true;
    }
  }

  private static FileChannel written(Path file, byte[] content) throws IOException {
    Set<StandardOpenOption> options =
        new LinkedHashSet<>(List.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE));
    FileChannel channel = FileChannel.open(file, options);
    try {
      ByteBuffer buffer = ByteBuffer.wrap(content);
      while (buffer.hasRemaining()) {
        channel.write(buffer);
      }
      return channel;
    } catch (IOException | RuntimeException failed) {
      channel.close();
      throw failed;
    }
  }

  private static void deleteQuietly(Path temporary) {
    try {
      Files.deleteIfExists(temporary);
    } catch (IOException leftBehind) {
      // the object is in place or the write has failed already: a hidden file changes neither
    }
  }

  private static List<Path> tree(Path folder) throws IOException {
    try (Stream<Path> entries = Files.walk(folder)) {
      return entries.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    } catch (java.io.UncheckedIOException e) {
      throw e.getCause();
    }
  }

  private static Optional<BasicFileAttributes> attributes(Path file) throws IOException {
    try {
      BasicFileAttributes found = Files.readAttributes(file, BasicFileAttributes.class);
      return found.isRegularFile() ? Optional.of(found) : Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  private static StoredObject object(Path file, BasicFileAttributes found) {
    return new StoredObject(file.toString(), found.size(), found.lastModifiedTime().toMillis());
  }
}
