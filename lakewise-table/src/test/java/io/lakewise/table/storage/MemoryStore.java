package io.lakewise.table.storage;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;

/** Objects in memory, with the times of a clock that a test sets. Thread-safe. */
public final class MemoryStore implements ObjectStore {

  private record Entry(byte[] bytes, long modified) {}

  /** Is told what takes place, in the order in which it does. */
  @FunctionalInterface
  public interface Observer {
    /** An object was written. */
    void written(String path, byte[] bytes, long time);
  }

  private final String root;
  private final Path copies;
  private final InstantSource clock;
  private final Observer observer;
  private final NavigableMap<String, Entry> objects = new TreeMap<>();

  /**
   * An empty store.
   *
   * @param root what all paths begin with
   * @param copies a local folder for {@link #localPath}
   */
  public MemoryStore(String root, Path copies, InstantSource clock, Observer observer) {
    this.root = root;
    this.copies = copies;
    this.clock = clock;
    this.observer = observer;
  }

  private Entry entry(String path) throws IOException {
    Entry entry = objects.get(inside(path));
    if (entry == null) {
      throw new FileNotFoundException(path);
    }
    return entry;
  }

  private String inside(String path) throws IOException {
    if (!path.startsWith(root + "/") || path.contains("/../")) {
      throw new AccessDeniedException(path);
    }
    return path;
  }

  private void write(String path, byte[] content) throws IOException {
    long time = clock.millis();
    objects.put(inside(path), new Entry(content.clone(), time));
    Files.deleteIfExists(copy(path));
    observer.written(path, content, time);
  }

  private Path copy(String path) {
    return copies.resolve(path.substring(1));
  }

  @Override
  public synchronized byte[] read(String path) throws IOException {
    return entry(path).bytes().clone();
  }

  @Override
  public synchronized byte[] read(String path, long offset, int length) throws IOException {
    byte[] bytes = entry(path).bytes();
    if (offset + length > bytes.length) {
      throw new EOFException(path + " has " + bytes.length + " bytes");
    }
    return Arrays.copyOfRange(bytes, (int) offset, (int) offset + length);
  }

  @Override
  public synchronized void put(String path, byte[] content) throws IOException {
    write(path, content);
  }

  @Override
  public synchronized void putIfAbsent(String path, byte[] content) throws IOException {
    if (objects.containsKey(inside(path))) {
      throw new FileAlreadyExistsException(path);
    }
    write(path, content);
  }

  @Override
  public synchronized void upload(List<Upload> uploads) throws IOException {
    for (Upload upload : uploads) {
      write(upload.path(), Files.readAllBytes(upload.staged()));
      Files.delete(upload.staged());
    }
  }

  @Override
  public synchronized List<StoredObject> list(String folder, String fromName) throws IOException {
    List<StoredObject> found = new ArrayList<>();
    for (StoredObject object : listAll(folder)) {
      String name = object.path().substring(folder.length() + 1);
      if (name.indexOf('/') < 0 && !name.startsWith(".") && name.compareTo(fromName) >= 0) {
        found.add(object);
      }
    }
    return found;
  }

  @Override
  public synchronized List<StoredObject> listAll(String folder) throws IOException {
    List<StoredObject> found = new ArrayList<>();
    below(folder).forEach((path, entry) -> found.add(object(path, entry)));
    return found;
  }

  private Map<String, Entry> below(String folder) throws IOException {
    inside(folder + "/");
    return objects.subMap(folder + "/", true, folder + "0", false);
  }

  private static StoredObject object(String path, Entry entry) {
    return new StoredObject(path, entry.bytes().length, entry.modified());
  }

  @Override
  public synchronized Optional<StoredObject> head(String path) throws IOException {
    Entry entry = objects.get(inside(path));
    return entry == null ? Optional.empty() : Optional.of(object(path, entry));
  }

  @Override
  public synchronized void delete(String path) throws IOException {
    objects.remove(inside(path));
    Files.deleteIfExists(copy(path));
  }

  @Override
  public synchronized void deleteAll(String folder) throws IOException {
    for (String path : List.copyOf(below(folder).keySet())) {
      delete(path);
    }
  }

  @Override
  public synchronized Path localPath(String path) throws IOException {
    Path copy = copy(path);
    byte[] bytes = entry(path).bytes();
    if (!Files.exists(copy)) {
      Files.createDirectories(copy.getParent());
      Files.write(copy, bytes);
    }
    return copy;
  }
}
