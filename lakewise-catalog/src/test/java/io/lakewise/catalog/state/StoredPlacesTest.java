package io.lakewise.catalog.state;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class StoredPlacesTest extends StoredPlacesContract {

  @TempDir Path folder;

  @Override
  protected String database() {
    return folder.resolve("state.db").toString();
  }
}
