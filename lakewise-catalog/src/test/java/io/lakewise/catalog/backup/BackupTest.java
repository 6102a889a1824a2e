package io.lakewise.catalog.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.SampleTables;
import io.lakewise.catalog.Schemas.DropMode;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.SecretEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Over SQLite; a subclass names databases of another kind. */
public class BackupTest {

  private static final Viewer ADMIN = Viewer.LOCAL;
  private static final SchemaName GOLD = new SchemaName("main", "Gold");

  @TempDir Path folder;
  private final ManualClock clock = new ManualClock();

  /** A database of this name that was not there before; the same during one test. */
  protected String database(String name) {
    return folder.resolve(name + "/state.db").toString();
  }

  private static List<Object> everything(Catalog catalog) {
    return List.of(
        catalog.schemas().catalogs(ADMIN),
        catalog.schemas().list(ADMIN, "main"),
        catalog.relations().listAll(ADMIN),
        catalog.tables().dropped(ADMIN),
        catalog.functions().listAll(ADMIN),
        catalog.tags().listAll(ADMIN),
        catalog.volumes().listAll(ADMIN),
        catalog.locations().list(ADMIN),
        catalog.clones().ofSource("/lake/source"));
  }

  private TableEntry fill(Catalog catalog) {
    catalog.schemas().create(ADMIN, GOLD, "the best");
    TableEntry kept = SampleTables.named(GOLD.name("Größe"), clock.instant());
    catalog.tables().create(ADMIN, kept);
    catalog.tags().set(ADMIN, new TagTarget.OfRelation(kept.name()), Map.of("k", "a\n\"b\""));
    catalog.tags().set(ADMIN, new TagTarget.OfSchema(GOLD), Map.of("k", "v"));
    catalog.tables().create(ADMIN, SampleTables.named("dropped", clock.instant()));
    catalog.tables().drop(ADMIN, SchemaName.DEFAULT.name("dropped"));
    catalog
        .views()
        .create(
            ADMIN,
            new ViewEntry(
                UUID.randomUUID(),
                GOLD.name("v"),
                "select 'ä\n'",
                List.of(new ViewColumn("a", null)),
                "local",
                "local",
                null,
                GOLD,
                clock.instant()));
    catalog
        .functions()
        .create(
            ADMIN,
            new FunctionEntry(
                UUID.randomUUID(),
                GOLD.name("f"),
                List.of(),
                "INT",
                List.of(),
                "1",
                true,
                "local",
                "local",
                null,
                GOLD,
                clock.instant()));
    catalog
        .locations()
        .create(
            ADMIN, new LocationEntry("l1", "in", "/in", "local", "what comes", clock.instant()));
    VolumeEntry volume =
        new VolumeEntry(
            UUID.fromString("00000000-0000-0000-0000-0000000000f1"),
            GOLD.name("raw"),
            "/elsewhere/raw",
            false,
            "local",
            null,
            clock.instant());
    catalog.volumes().create(ADMIN, volume);
    catalog.tags().set(ADMIN, new TagTarget.OfVolume(volume.name()), Map.of("k", "of files"));
    catalog
        .clones()
        .add(new CloneEntry(kept.id(), kept.location(), null, "/lake/source", 4, clock.instant()));
    return kept;
  }

  @Test
  void aBackupRestoredIntoAnEmptyStateGivesTheSame() throws IOException {
    Path file = folder.resolve("backups/one.gz");
    List<Object> before;
    try (State state = TestStates.open(database("a"), clock)) {
      Catalog catalog = new RelationalCatalog(state, clock);
      fill(catalog);
      before = everything(catalog);
      assertThat(new Backup(state, clock).write(file)).isEqualTo(21);
      assertThatThrownBy(() -> new Backup(state, clock).write(file))
          .hasMessageContaining("already exists");
    }
    try (State state = TestStates.open(database("b"), clock)) {
      BackupReport report = new Backup(state, clock).restore(file);
      assertThat(report).isEqualTo(new BackupReport(11, 10));
      assertThat(everything(new RelationalCatalog(state, clock))).isEqualTo(before);
      assertThat(new Backup(state, clock).restore(file)).isEqualTo(new BackupReport(0, 21));
    }
    assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.resolveSibling("one.gz.unfinished")).doesNotExist();
  }

  @Test
  void recordsOnTheirWayAndHistoriesComeBackAndNewRecordsComeFarBehindThem() {
    Path file = folder.resolve("one.gz");
    StatementHistory.Entry asked =
        new StatementHistory.Entry("s1", "ada", 7, "{}", "SELECT 'a'", null);
    try (State state = TestStates.open(database("a"), clock)) {
      PendingRecords pending = new PendingRecords(state, () -> "first");
      pending.add("one\n", List.of(asked));
      pending.add("two\n", List.of());
      pending.removeUpTo(1);
      new Backup(state, clock).write(file);
      // What comes later is in the lake's tables when the backup is restored.
      pending.add("three\n", List.of());
    }
    try (State state = TestStates.open(database("b"), clock)) {
      new Backup(state, clock).restore(file);
      PendingRecords pending = new PendingRecords(state, () -> "second");
      pending.add("four\n", List.of());
      assertThat(pending.sequenceId()).isEqualTo("first");
      List<PendingRecords.Batch> batches = pending.first(10);
      assertThat(batches)
          .extracting(PendingRecords.Batch::content)
          .containsExactly("two\n", "four\n");
      assertThat(batches.get(0).sequence()).isEqualTo(2);
      assertThat(batches.get(1).sequence()).isGreaterThan(1_000_000);
      assertThat(new StatementHistory(state).of("ada", 0, 10, "", 10)).containsExactly(asked);
    }
    try (State state = TestStates.open(database("c"), clock)) {
      PendingRecords pending = new PendingRecords(state, () -> "other");
      pending.add("own\n", List.of());
      new Backup(state, clock).restore(file);
      assertThat(pending.sequenceId()).isEqualTo("other");
      assertThat(pending.first(10))
          .extracting(PendingRecords.Batch::content)
          .containsExactly("own\n");
      assertThat(new StatementHistory(state).of("ada", 0, 10, "", 10)).containsExactly(asked);
    }
  }

  @Test
  void whatTheStateHasWinsOverTheBackup() {
    Path file = folder.resolve("one.gz");
    try (State state = TestStates.open(database("state"), clock)) {
      Catalog catalog = new RelationalCatalog(state, clock);
      TableEntry table = fill(catalog);
      new Backup(state, clock).write(file);
      catalog.tables().drop(ADMIN, table.name());
      TableEntry other = SampleTables.named(GOLD.name("GRÖßE"), clock.instant());
      catalog.tables().create(ADMIN, other);
      new Backup(state, clock).restore(file);
      assertThat(catalog.tables().find(ADMIN, table.name())).contains(other);
      assertThat(catalog.tags().of(ADMIN, new TagTarget.OfRelation(table.name()))).isEmpty();
      assertThat(catalog.tables().dropped(ADMIN)).hasSize(2);
    }
  }

  /** Ids tell who somebody is: names may be others' by now. */
  @Test
  void whoseNameAnotherHasComesBackWithNothingAndWhoIsCalledOtherwiseWithAll() {
    Path file = folder.resolve("one.gz");
    try (State state = TestStates.open(database("state"), clock)) {
      Catalog catalog = new RelationalCatalog(state, clock);
      for (String name : List.of("gone", "moved")) {
        known(catalog, "id-" + name, name);
        credentials(catalog, name);
      }
      catalog.schemas().create(ADMIN, GOLD, "the best");
      catalog.schemas().owner(ADMIN, GOLD, "gone");
      sql(
          state,
          "INSERT INTO tag_policies (catalog_key, schema_key, relation_id, policy_key, definition)"
              + " VALUES ('main', '', '', 'p', '{\"to\":[\"gone\"],\"except\":[\"GONE\",\"moved\"]}')");
      new Backup(state, clock).write(file);
      sql(state, "DELETE FROM tag_policies");
      catalog.schemas().drop(ADMIN, GOLD, DropMode.RESTRICT);
      catalog.principals().drop(ADMIN, PrincipalKind.SERVICE_PRINCIPAL, "gone");
      known(catalog, "id-other", "gone");
      PrincipalEntry moved = catalog.principals().findById("id-moved").orElseThrow();
      catalog.principals().replace(ADMIN, moved.withName("called otherwise"));
      catalog.tokens().forget("local", clock.instant(), "called otherwise", 0);
      new Backup(state, clock).restore(file);
      assertThat(catalog.secrets().find("secret-of-gone")).isEmpty();
      assertThat(catalog.tokens().find("token-of-gone")).isEmpty();
      assertThat(catalog.secrets().list(ADMIN, "id-other")).isEmpty();
      assertThat(catalog.schemas().find(ADMIN, GOLD).orElseThrow().owner())
          .isEqualTo("dropped:id-gone");
      assertThat(catalog.tokens().find("token-of-moved").orElseThrow().principal())
          .isEqualTo("called otherwise");
      List<String> policies =
          state.read(
              handle ->
                  handle
                      .createQuery("SELECT definition FROM tag_policies")
                      .mapTo(String.class)
                      .list());
      assertThat(policies)
          .containsExactly(
              "{\"to\":[\"gone\"],\"except\":[\"dropped:id-gone\",\"called otherwise\"]}");
    }
    try (State state = TestStates.open(database("empty"), clock)) {
      Catalog catalog = new RelationalCatalog(state, clock);
      new Backup(state, clock).restore(file);
      assertThat(catalog.secrets().find("secret-of-gone")).isPresent();
      assertThat(catalog.tokens().find("token-of-moved")).isPresent();
    }
  }

  private static void sql(State state, String statement) {
    state.write(handle -> handle.execute(statement));
  }

  private void known(Catalog catalog, String id, String name) {
    catalog
        .principals()
        .create(
            ADMIN,
            PrincipalEntry.named(id, PrincipalKind.SERVICE_PRINCIPAL, name, clock.instant()));
  }

  private void credentials(Catalog catalog, String name) {
    catalog
        .secrets()
        .create(
            ADMIN,
            "id-" + name,
            new SecretEntry(
                "s-" + name,
                "",
                TokenScope.ALL,
                "local",
                clock.instant(),
                clock.instant().plusSeconds(60)),
            "secret-of-" + name);
    catalog
        .tokens()
        .create(
            ADMIN,
            new TokenEntry(
                "t-" + name,
                name,
                false,
                TokenScope.ALL,
                "",
                "local",
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty()),
            "token-of-" + name);
  }

  @Test
  void aBackupThatIsCutShortAnywhereRestoresNothing() throws IOException {
    Path file = folder.resolve("one.gz");
    try (State state = TestStates.open(database("a"), clock)) {
      fill(new RelationalCatalog(state, clock));
      new Backup(state, clock).write(file);
    }
    byte[] whole = Files.readAllBytes(file);
    try (State state = TestStates.open(database("b"), clock)) {
      List<Object> before = everything(new RelationalCatalog(state, clock));
      for (int length = 0; length < whole.length; length += 7) {
        Path cut = folder.resolve("cut.gz");
        Files.write(cut, Arrays.copyOf(whole, length));
        assertThatThrownBy(() -> new Backup(state, clock).restore(cut))
            .as("cut after %d bytes", length)
            .hasMessageContaining("not a whole backup");
      }
      assertThat(everything(new RelationalCatalog(state, clock))).isEqualTo(before);
    }
  }

  @Test
  void placesInABackupAreThoseOfTheLakeThatItIsRestoredInto() throws IOException {
    Path file = folder.resolve("one.gz");
    TableEntry table = SampleTables.named("t", clock.instant());
    TableEntry placed =
        new TableEntry(
            table.id(),
            table.name(),
            "/lake/tables/" + table.id(),
            true,
            "local",
            null,
            clock.instant(),
            TableEntry.DELTA);
    try (State state = TestStates.open(database("a"), clock)) {
      new RelationalCatalog(state, clock).tables().create(ADMIN, placed);
      new Backup(state, clock).write(file);
    }
    Path former = folder.resolve("former.gz");
    rewrite(file, former, placed.location());
    for (Path backup : List.of(file, former)) {
      try (State state =
          TestStates.open(database("of-" + backup.getFileName()), Path.of("/moved"), clock)) {
        new Backup(state, clock).restore(backup);
        assertThat(new RelationalCatalog(state, clock).tables().find(ADMIN, placed.name()))
            .get()
            .extracting(TableEntry::location)
            .isEqualTo("/moved/tables/" + table.id());
      }
    }
  }

  /** Makes a backup into one of a release whose places were absolute. */
  private static void rewrite(Path from, Path to, String location) throws IOException {
    try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(from));
        GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(to))) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      String rewritten =
          text.replaceFirst("\"schemaVersion\":\\d+", "\"schemaVersion\":4")
              .replace(location.substring("/lake/".length()), location);
      assertThat(rewritten).contains(location).contains("\"schemaVersion\":4");
      out.write(rewritten.getBytes(StandardCharsets.UTF_8));
    }
  }
}
