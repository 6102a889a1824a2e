package io.lakewise.catalog;

import io.lakewise.catalog.state.SqliteStates;
import io.lakewise.catalog.state.State;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** The contract over SQLite. */
class SqliteCatalogTest extends StateContract {

  @TempDir Path folder;

  @Override
  protected State open(ManualClock clock) {
    return SqliteStates.open(folder.resolve("_lakewise/state.db"), clock);
  }
}
