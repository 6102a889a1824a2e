package io.lakewise.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.lakewise.catalog.DashboardsContract;
import io.lakewise.catalog.LoginsTest;
import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.NamesContract;
import io.lakewise.catalog.PrincipalsTest;
import io.lakewise.catalog.SampleTables;
import io.lakewise.catalog.SavedItemsContract;
import io.lakewise.catalog.SchedulesContract;
import io.lakewise.catalog.StateContract;
import io.lakewise.catalog.TokensTest;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.VolumesContract;
import io.lakewise.catalog.WarehousesContract;
import io.lakewise.catalog.backup.BackupTest;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.repair.RepairTest;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Every contract of the state over a real PostgreSQL, and what only a server can do. */
class PostgresStateIT {

  private static PostgresServer server;
  private final ManualClock clock = new ManualClock();

  @BeforeAll
  static void startServer() throws IOException {
    Optional<Path> programs = PostgresServer.programs();
    assumeTrue(programs.isPresent(), "PostgreSQL is not installed");
    server = PostgresServer.start(programs.get());
  }

  @AfterAll
  static void stopServer() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Nested
  class Names extends StateContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class FoundNames extends NamesContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Dashboards extends DashboardsContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class SavedQueries extends SavedItemsContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Schedules extends SchedulesContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Warehouses extends WarehousesContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Volumes extends VolumesContract {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Backups extends BackupTest {

    private final Map<String, String> databases = new HashMap<>();

    @Override
    protected String database(String name) {
      return databases.computeIfAbsent(name, unknown -> server.database());
    }
  }

  /** From a file of a lake to a server. */
  @Nested
  class BackupsFromSqlite extends BackupTest {

    private final Map<String, String> databases = new HashMap<>();

    @Override
    protected String database(String name) {
      return name.equals("a")
          ? super.database(name)
          : databases.computeIfAbsent(name, unknown -> server.database());
    }
  }

  @Nested
  class Repairs extends RepairTest {

    @Override
    protected String database(String name) {
      return server.database();
    }
  }

  @Nested
  class Tokens extends TokensTest {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Logins extends LoginsTest {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Principals extends PrincipalsTest {

    @Override
    protected String database() {
      return server.database();
    }
  }

  @Nested
  class Sharing extends SharedStateContract {

    private final String database = server.database();

    @Override
    protected String database() {
      return database;
    }
  }

  @Nested
  class Places extends StoredPlacesContract {

    private final String database = server.database();

    @Override
    protected String database() {
      return database;
    }
  }

  @Nested
  class Processes extends StateProcessesIT {

    private final String database = server.database();

    @Override
    protected String database() {
      return database;
    }

    @Override
    protected int rounds() {
      return 2;
    }
  }

  @Test
  void aServerThatIsStartedAgainIsUsedAgain() {
    try (State state = TestStates.open(server.database(), clock)) {
      RelationalCatalog catalog = new RelationalCatalog(state, clock);
      catalog.tables().create(Viewer.LOCAL, SampleTables.named("before", clock.instant()));
      server.down();
      server.up();
      assertThat(catalog.relations().listAll(Viewer.LOCAL)).hasSize(1);
      server.down();
      try {
        assertThatThrownBy(() -> catalog.relations().listAll(Viewer.LOCAL))
            .isInstanceOf(LakewiseException.class)
            .hasMessageContaining("cannot be reached")
            .hasMessageContaining("Check that the server runs");
      } finally {
        server.up();
      }
      catalog.tables().create(Viewer.LOCAL, SampleTables.named("after", clock.instant()));
      assertThat(catalog.relations().listAll(Viewer.LOCAL)).hasSize(2);
    }
  }

  @Test
  void connectionsAreKeptAndNotMoreThanAreNeeded() {
    try (State state = TestStates.open(server.database(), clock)) {
      assertThat(connection(state)).isEqualTo(connection(state));
    }
  }

  private static int connection(State state) {
    return state.read(
        handle -> handle.createQuery("SELECT pg_backend_pid()").mapTo(Integer.class).one());
  }

  @Test
  void aDatabaseOfSomebodyElseIsLeftAlone() {
    String url = server.database();
    try (State state = TestStates.open(url, clock)) {
      state.write(handle -> handle.execute("DROP TABLE flyway_schema_history"));
    }
    assertThatThrownBy(() -> TestStates.open(url, clock))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("cannot be used")
        .hasMessageContaining("non-empty schema");
  }

  @Test
  void errorsNameTheDatabaseAndNotThePassword() {
    assertThatThrownBy(
            () -> TestStates.open(server.url("nothing") + "&password=secret", clock).close())
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("/nothing cannot be reached")
        .hasMessageContaining("does not exist")
        .hasMessageNotContaining("secret");
    assertThatThrownBy(() -> TestStates.open("jdbc:mysql://h/d?password=secret", clock))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("jdbc:mysql://h/d")
        .hasMessageNotContaining("secret");
  }
}
