package io.lakewise.catalog.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.DroppedTable;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.relational.RelationalCatalog;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** Where tables lie, in rows of a lake that moves; a subclass names a database. */
public abstract class StoredPlacesContract {

  private final ManualClock clock = new ManualClock();

  /** A database that was not there before; the same during one test. */
  protected abstract String database();

  @Test
  void rowsStayTrueWhereverTheLakeLies() {
    UUID source = UUID.randomUUID();
    UUID clone = UUID.randomUUID();
    try (State here = open(Path.of("/here"))) {
      RelationalCatalog catalog = new RelationalCatalog(here, clock);
      catalog.tables().create(Viewer.LOCAL, table(source, "/here/tables/" + source));
      catalog.tables().create(Viewer.LOCAL, table(clone, "/here/tables/" + clone));
      catalog.clones().add(clone(clone, "/here/tables/" + clone, "/here/tables/" + source));
      catalog.tables().create(Viewer.LOCAL, table(UUID.randomUUID(), "/elsewhere/t"));
      UUID gone = UUID.randomUUID();
      catalog.tables().create(Viewer.LOCAL, table(gone, "/here/named"));
      catalog.tables().drop(Viewer.LOCAL, table(gone, "").name());
    }
    try (State there = open(Path.of("/there"))) {
      assertThat(placesIn(there))
          .containsExactlyInAnyOrder(
              "/there/tables/" + source,
              "/there/tables/" + clone,
              "/elsewhere/t",
              "dropped /there/named",
              "/there/tables/" + clone + " reads /there/tables/" + source);
      RelationalCatalog catalog = new RelationalCatalog(there, clock);
      assertThat(catalog.tables().findByLocation(Viewer.LOCAL, "/there/tables/" + source))
          .isPresent();
      assertThat(catalog.tables().findByLocation(Viewer.LOCAL, "/here/tables/" + source)).isEmpty();
    }
  }

  @Test
  void rowsFromBeforePlacesWereRelativeAreRewritten() throws SQLException {
    UUID moved = UUID.randomUUID();
    try (Connection connection = databaseWithAbsolutePlaces()) {
      row(connection, moved, "/it's/lake/tables/" + moved);
      row(connection, UUID.randomUUID(), "/it's/lake/files/t");
      row(connection, UUID.randomUUID(), "/here/files/t");
      row(connection, UUID.randomUUID(), "/it's/lakes/t");
      execute(
          connection,
          "INSERT INTO clones VALUES (?, ?, NULL, ?, 0, 0)",
          moved.toString(),
          "/it's/lake/tables/" + moved,
          "/it's/lake/tables/s");
    }
    try (State state = open(Path.of("/here"))) {
      assertThat(placesIn(state))
          .containsExactlyInAnyOrder(
              "/here/tables/" + moved,
              "/here/files/t",
              "/it's/lake/files/t",
              "/it's/lakes/t",
              "/here/tables/" + moved + " reads /here/tables/s");
    }
  }

  /** A database as the last release made it whose places were absolute. */
  private Connection databaseWithAbsolutePlaces() throws SQLException {
    String url = database().startsWith("jdbc:") ? database() : "jdbc:sqlite:" + database();
    Flyway.configure()
        .dataSource(new ConnectionSource(() -> DriverManager.getConnection(url)))
        .locations("classpath:io/lakewise/catalog/migration")
        .placeholders(Map.of("now", "0"))
        .target("5")
        .load()
        .migrate();
    return DriverManager.getConnection(url);
  }

  private static void row(Connection connection, UUID id, String location) throws SQLException {
    execute(
        connection,
        """
        INSERT INTO relations (id, catalog_key, schema_key, name_key, name, kind, owner,
          created_at, format, location, managed)
        VALUES (?, 'main', 'default', ?, 't', 'TABLE', 'local', 0, 'delta', ?, %d)
        """
            .formatted(location.endsWith("/tables/" + id) ? 1 : 0),
        id.toString(),
        "t" + id,
        location);
  }

  private static void execute(Connection connection, String sql, String... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        statement.setString(i + 1, values[i]);
      }
      statement.executeUpdate();
    }
  }

  private State open(Path lake) {
    return TestStates.open(database(), lake, clock);
  }

  private TableEntry table(UUID id, String location) {
    boolean managed = location.endsWith("/tables/" + id);
    return new TableEntry(
        id,
        SchemaName.DEFAULT.name("t" + id.toString().substring(0, 8)),
        location,
        managed,
        "local",
        null,
        clock.instant(),
        TableEntry.DELTA);
  }

  private CloneEntry clone(UUID id, String location, String source) {
    return new CloneEntry(id, location, null, source, 0, clock.instant());
  }

  private List<String> placesIn(State state) {
    RelationalCatalog catalog = new RelationalCatalog(state, clock);
    List<String> places = new ArrayList<>();
    for (Relation relation : catalog.relations().listAll(Viewer.LOCAL)) {
      TableEntry table = (TableEntry) relation;
      places.add(table.location());
      for (CloneEntry clone : catalog.clones().ofClone(table.id())) {
        assertThat(catalog.clones().ofSource(clone.sourceLocation())).containsExactly(clone);
        places.add(clone.cloneLocation() + " reads " + clone.sourceLocation());
      }
    }
    for (DroppedTable dropped : catalog.tables().dropped(Viewer.LOCAL)) {
      places.add("dropped " + dropped.table().location());
    }
    return places;
  }
}
