package io.lakewise.catalog.repair;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.SampleTables;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over SQLite; a subclass names databases of another kind. */
public class RepairTest {

  private static final Viewer ADMIN = Viewer.LOCAL;

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();
  private final List<FoundTable> tables = new ArrayList<>();
  private final List<UnreadableTable> unreadable = new ArrayList<>();
  private State state;
  private Catalog catalog;

  /** A database of this name that was not there before; the same during one test. */
  protected String database(String name) {
    return folder.resolve(name + "/state.db").toString();
  }

  @BeforeEach
  void open() {
    state = TestStates.open(database("state"), clock);
    catalog = new RelationalCatalog(state, clock);
  }

  @AfterEach
  void close() {
    state.close();
  }

  private RepairReport repair() {
    return new Repair(
            catalog, () -> new TableDirectory.Listing(tables, unreadable, List.of()), clock)
        .run(ADMIN);
  }

  private FoundTable found(TableEntry table, Map<String, String> more) {
    Map<String, String> properties =
        new HashMap<>(LogProperties.naming(table.name(), table.owner()));
    properties.putAll(more);
    FoundTable found =
        LogProperties.read(
            table.id(),
            table.location(),
            table.managed(),
            properties,
            table.comment(),
            table.createdAt());
    tables.add(found);
    return found;
  }

  private TableEntry table(String name, Instant createdAt) {
    return SampleTables.named(SchemaName.DEFAULT.name(name), createdAt);
  }

  @Test
  void namesAndSchemasComeBackFromTheLogs() {
    TableEntry plain = table("Orders", clock.instant());
    TableEntry elsewhere =
        SampleTables.named(new QualifiedName("Labor", "Gold", "x y"), clock.instant());
    found(plain, Map.of());
    found(elsewhere, Map.of());
    unreadable.add(new UnreadableTable("/lake/broken", "version 3 is missing"));

    RepairReport report = repair();

    assertThat(report.named()).containsExactlyInAnyOrder(plain, elsewhere);
    assertThat(report.unreadable()).hasSize(1);
    assertThat(catalog.tables().find(ADMIN, plain.name())).contains(plain);
    assertThat(catalog.tables().find(ADMIN, elsewhere.name())).contains(elsewhere);
    RepairReport again = repair();
    assertThat(again.named()).isEmpty();
    assertThat(again.known()).isEqualTo(2);
  }

  @Test
  void rowsThatExistAreNeverChanged() {
    TableEntry table = table("before", clock.instant());
    catalog.tables().create(ADMIN, table);
    catalog.relations().rename(ADMIN, table.name(), SchemaName.DEFAULT.name("after"));
    TableEntry dropped = table("gone", clock.instant());
    catalog.tables().create(ADMIN, dropped);
    catalog.tables().drop(ADMIN, dropped.name());
    TableEntry lost = table("lost", clock.instant());
    catalog.tables().create(ADMIN, lost);
    found(table, Map.of());
    found(dropped, Map.of());

    RepairReport report = repair();

    assertThat(report.known()).isEqualTo(2);
    assertThat(report.named()).isEmpty();
    assertThat(report.missing()).containsExactly(lost);
    assertThat(catalog.relations().listAll(ADMIN))
        .extracting(relation -> relation.name().name())
        .containsExactly("after", "lost");
  }

  @Test
  void ofTwoTablesWithOneNameTheYoungerGetsIt() {
    TableEntry older = table("t", clock.instant());
    TableEntry younger = table("T", clock.instant().plus(Duration.ofHours(1)));
    found(older, Map.of());
    found(younger, Map.of());
    UUID nameless = UUID.randomUUID();
    tables.add(
        LogProperties.read(nameless, "/lake/nameless", true, Map.of(), null, clock.instant()));

    RepairReport report = repair();

    assertThat(report.named()).containsExactly(younger);
    assertThat(report.renamed())
        .extracting(renamed -> renamed.table().name().name())
        .containsExactlyInAnyOrder(
            "t_recovered_" + older.id().toString().substring(0, 8),
            "recovered_" + nameless.toString().substring(0, 8));
  }

  @Test
  void aDroppedTableStaysDroppedAndCanBeUndropped() {
    TableEntry older = table("t", clock.instant());
    TableEntry live = table("t", clock.instant().minus(Duration.ofDays(3)));
    found(older, Map.of(LogProperties.DROPPED_AT, clock.instant().toString()));
    found(live, Map.of());

    assertThat(repair().dropped()).containsExactly(older);
    assertThat(catalog.tables().find(ADMIN, live.name())).contains(live);
    catalog.tables().drop(ADMIN, live.name());
    assertThat(catalog.tables().undrop(ADMIN, older.id())).isEqualTo(older);
  }

  @Test
  void clonesHoldTheirSourcesAgain() {
    TableEntry source = table("source", clock.instant());
    TableEntry clone = table("clone", clock.instant());
    List<CloneEntry> references =
        List.of(
            new CloneEntry(
                clone.id(), clone.location(), source.id(), source.location(), 7, clock.instant()),
            new CloneEntry(clone.id(), clone.location(), null, "/by path/ü", 0, clock.instant()));
    found(source, Map.of());
    FoundTable found =
        found(
            clone,
            Map.of(
                LogProperties.CLONE_SOURCES,
                LogProperties.cloneSources(references, location -> true)));
    assertThat(found.sources()).isEqualTo(references);

    assertThat(repair().clones()).isEqualTo(2);
    assertThat(catalog.clones().ofSource(source.location())).hasSize(1);
    assertThat(repair().clones()).isZero();
  }

  @Test
  void aPropertyThatMakesNoSenseIsNamed() {
    TableEntry table = table("t", clock.instant());
    assertThatThrownBy(() -> found(table, Map.of(LogProperties.CLONE_SOURCES, "x - /a")))
        .hasMessageContaining("lakewise.cloneSources = 'x - /a'");
    assertThatThrownBy(() -> found(table, Map.of(LogProperties.DROPPED_AT, "yesterday")))
        .hasMessageContaining("lakewise.droppedAt = 'yesterday'");
  }
}
