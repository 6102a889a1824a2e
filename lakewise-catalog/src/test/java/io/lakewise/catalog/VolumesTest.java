package io.lakewise.catalog;

import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract over SQLite. */
class VolumesTest extends VolumesContract {

  @TempDir Path folder;

  @Override
  protected String database() {
    return folder.resolve("_lakewise/state.db").toString();
  }
}
