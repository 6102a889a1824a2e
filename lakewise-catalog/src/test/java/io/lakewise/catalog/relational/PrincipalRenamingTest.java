package io.lakewise.catalog.relational;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SecretEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.record.PendingRecords;
import io.lakewise.catalog.record.RunningStatements;
import io.lakewise.catalog.record.StatementHistory;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That no table is forgotten which knows a principal by its name. */
class PrincipalRenamingTest {

  private static final Pattern NAMES_SOMEBODY =
      Pattern.compile("owner|author|user_id|.*principal.*|(grantee|group|member)_key|.*_by");

  /** Who did something, which stays so; the first is none of ours. */
  private static final Set<String> HISTORY =
      Set.of(
          "flyway_schema_history.installed_by",
          "grants.granted_by",
          "tokens.created_by",
          "secrets.created_by",
          "saved_queries.updated_by",
          "saved_query_versions.author",
          "dashboards.updated_by",
          "dashboard_versions.author");

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();
  private State state;

  @BeforeEach
  void open() {
    state = TestStates.open(folder.resolve("state.db").toString(), clock);
  }

  @AfterEach
  void close() {
    state.close();
  }

  /** Its end is told by the name of its beginning, which somebody else may have by then. */
  @Test
  void aStatementDuringWhichItsAuthorWasRenamedIsInTheHistoryOfTheNewName() {
    PrincipalEntry ann = PrincipalEntry.named("id-ann", PrincipalKind.USER, "ann", clock.instant());
    StatementHistory.Entry asked =
        new StatementHistory.Entry("s1", "ann", 7, "{}", "SELECT 1", null);
    new RunningStatements(state).note("server", 8, List.of(asked), List.of());
    state.write(
        handle -> {
          PrincipalRows.insert(handle, ann);
          PrincipalRenaming.rename(handle, ann, "maud");
          return null;
        });
    new PendingRecords(state, () -> "id").add("", List.of(asked));
    StatementHistory history = new StatementHistory(state);
    assertThat(history.of("maud", 0, 10, "", 10)).hasSize(1);
    assertThat(history.of("ann", 0, 10, "", 10)).isEmpty();
  }

  @Test
  void everyColumnThatNamesSomebodyIsRenamedOrHistory() {
    Set<String> known = new TreeSet<>(HISTORY);
    known.addAll(PrincipalRenaming.KEYS);
    known.addAll(PrincipalRenaming.AUTHORS);
    PrincipalRenaming.OWNED.forEach(table -> known.add(table + ".owner"));
    state.write(handle -> handle.execute("UPDATE principals SET active = 1"));
    Set<String> columns = state.read(PrincipalRenamingTest::columns);
    assertThat(columns).isEqualTo(known);
  }

  private static Set<String> columns(Handle handle) {
    Set<String> found = new TreeSet<>();
    try (ResultSet columns =
        handle.getConnection().getMetaData().getColumns(null, null, "%", "%")) {
      while (columns.next()) {
        String column = columns.getString("COLUMN_NAME");
        if (NAMES_SOMEBODY.matcher(column).matches()) {
          found.add(columns.getString("TABLE_NAME") + "." + column);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return found;
  }

  @Test
  void aSecretFollowsARenamingAndIsGoneWithWhomItWasOf() {
    Catalog catalog = new RelationalCatalog(state, clock);
    PrincipalEntry robot = robot("id-1", "robot");
    state.write(handle -> inserted(handle, robot));
    Instant later = clock.instant().plusSeconds(60);
    SecretEntry wanted = new SecretEntry("s", "", TokenScope.ALL, "admin", clock.instant(), later);
    catalog.secrets().create(Viewer.LOCAL, "id-1", wanted, "digest");
    rename(robot, "machine");
    assertThat(catalog.secrets().find("digest").orElseThrow().principal()).isEqualTo("machine");
    state.write(handle -> PrincipalRows.delete(handle, robot("id-1", "machine")));
    state.write(handle -> inserted(handle, robot("id-2", "machine")));
    assertThat(catalog.secrets().find("digest")).isEmpty();
    assertThat(catalog.secrets().list(Viewer.LOCAL, "id-2")).isEmpty();
  }

  private PrincipalEntry robot(String id, String name) {
    return PrincipalEntry.named(id, PrincipalKind.SERVICE_PRINCIPAL, name, clock.instant());
  }

  private static PrincipalEntry inserted(Handle handle, PrincipalEntry entry) {
    PrincipalRows.insert(handle, entry);
    return entry;
  }

  @Test
  void queriesThatAnEarlierOneOfTheNameSavedAreNotMixedWithItsOwn() {
    PrincipalEntry ann = PrincipalEntry.named("id", PrincipalKind.USER, "ann", clock.instant());
    state.write(
        handle -> {
          PrincipalRows.insert(handle, ann);
          saved(handle, "1", "ann", "daily");
          return saved(handle, "2", "bea", "daily");
        });
    assertThatThrownBy(() -> rename(ann, "bea")).hasMessageContaining("saved query");
    rename(ann, "cyd");
    List<String> owners =
        state.read(
            handle ->
                handle
                    .createQuery("SELECT owner FROM saved_queries ORDER BY id")
                    .mapTo(String.class)
                    .list());
    assertThat(owners).containsExactly("cyd", "bea");
  }

  private void rename(PrincipalEntry known, String name) {
    state.write(
        handle -> {
          PrincipalRenaming.rename(handle, known, name);
          return name;
        });
  }

  private static int saved(Handle handle, String id, String owner, String name) {
    return handle.execute(
        "INSERT INTO saved_queries (id, folder, name_key, name, owner, version, created_at,"
            + " updated_at, updated_by) VALUES (?, '', ?, ?, ?, 1, 0, 0, ?)",
        id,
        name,
        name,
        owner,
        owner);
  }
}
