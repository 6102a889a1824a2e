package io.lakewise.catalog;

import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A catalog over SQLite, and three who look at it; a subclass names a database of another kind. */
abstract class CatalogContract {

  static final Viewer ADMIN = Viewer.LOCAL;
  static final Viewer ANNA = new Viewer("anna", false);
  static final Viewer BEN = new Viewer("ben", false);

  @TempDir Path folder;
  final ManualClock clock = new ManualClock();
  State state;
  Catalog catalog;

  /** A database that was not there before. */
  protected String database() {
    return folder.resolve("_lakewise/state.db").toString();
  }

  @BeforeEach
  void openCatalog() {
    state = TestStates.open(database(), clock);
    catalog = new RelationalCatalog(state, clock);
  }

  /** Makes somebody known. */
  PrincipalEntry principal(PrincipalKind kind, String name) {
    return catalog
        .principals()
        .create(ADMIN, PrincipalEntry.named("id-" + name, kind, name, clock.instant()));
  }

  @AfterEach
  void closeState() {
    state.close();
  }
}
