package io.lakewise.table.storage;

import java.nio.file.Path;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class MemoryStoreTest extends ObjectStoreContract {

  @TempDir Path folder;
  private MemoryStore store;

  @BeforeEach
  void open() {
    store = new MemoryStore("/lake", folder, InstantSource.system(), (path, bytes, time) -> {});
  }

  @Override
  protected ObjectStore store() {
    return store;
  }

  @Override
  protected String root() {
    return "/lake";
  }

  @Override
  protected String outside() {
    return "/outside";
  }
}
