package io.lakewise.table.storage;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.InstantSource;
import java.util.List;

/** A local store whose files have the times of a clock that a test sets, with an observer. */
public final class StampedStore extends ForwardingStore {

  private final InstantSource clock;
  private final MemoryStore.Observer observer;

  /** Stamps what is written to a local store. */
  public StampedStore(ObjectStore local, InstantSource clock, MemoryStore.Observer observer) {
    super(local);
    this.clock = clock;
    this.observer = observer;
  }

  private void stamp(String path, byte[] content) throws IOException {
    Files.setLastModifiedTime(Path.of(path), FileTime.fromMillis(clock.millis()));
    observer.written(path, content, clock.millis());
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    store.put(path, content);
    stamp(path, content);
  }

  @Override
  public void putIfAbsent(String path, byte[] content) throws IOException {
    store.putIfAbsent(path, content);
    stamp(path, content);
  }

  @Override
  public void upload(List<Upload> uploads) throws IOException {
    store.upload(uploads);
    for (Upload upload : uploads) {
      stamp(upload.path(), new byte[0]);
    }
  }
}
