package io.lakewise.catalog;

import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A catalog, and three who look at it; a subclass names the database. */
abstract class CatalogContract {

  static final Viewer ADMIN = Viewer.LOCAL;
  static final Viewer ANNA = new Viewer("anna", false);
  static final Viewer BEN = new Viewer("ben", false);

  final ManualClock clock = new ManualClock();
  State state;
  Catalog catalog;

  /** A database that was not there before. */
  protected abstract String database();

  @BeforeEach
  void openCatalog() {
    state = TestStates.open(database(), clock);
    catalog = new RelationalCatalog(state, clock);
  }

  @AfterEach
  void closeState() {
    state.close();
  }
}
