package io.lakewise.table.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** A store that does what another one does, to be changed in parts. */
public class ForwardingStore implements ObjectStore {

  /** The other one. */
  protected final ObjectStore store;

  /** Forwards to a store. */
  public ForwardingStore(ObjectStore store) {
    this.store = store;
  }

  @Override
  public byte[] read(String path) throws IOException {
    return store.read(path);
  }

  @Override
  public byte[] read(String path, long offset, int length) throws IOException {
    return store.read(path, offset, length);
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    store.put(path, content);
  }

  @Override
  public void putIfAbsent(String path, byte[] content) throws IOException {
    store.putIfAbsent(path, content);
  }

  @Override
  public void upload(List<Upload> uploads) throws IOException {
    store.upload(uploads);
  }

  @Override
  public List<StoredObject> list(String folder, String fromName) throws IOException {
    return store.list(folder, fromName);
  }

  @Override
  public List<StoredObject> listAll(String folder) throws IOException {
    return store.listAll(folder);
  }

  @Override
  public Optional<StoredObject> head(String path) throws IOException {
    return store.head(path);
  }

  @Override
  public void delete(String path) throws IOException {
    store.delete(path);
  }

  @Override
  public void deleteAll(String folder) throws IOException {
    store.deleteAll(folder);
  }

  @Override
  public Path localPath(String path) throws IOException {
    return store.localPath(path);
  }
}
