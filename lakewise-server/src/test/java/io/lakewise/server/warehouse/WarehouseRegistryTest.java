package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.StateSettings;
import io.lakewise.engine.session.Principal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Warehouses in a real state, with workers that do nothing. */
class WarehouseRegistryTest {

  private static final Principal ADMIN = new Principal("admin", true);
  private static final Principal ANNA = new Principal("anna", false);
  private static final Principal BEN = new Principal("ben", false);
  private static final long GB = 1L << 30;

  @TempDir private Path folder;
  private final FakeWorkers workers = new FakeWorkers();
  private Instant now = Instant.EPOCH;
  private int ids;
  private State state;
  private WarehouseRegistry warehouses;

  @BeforeEach
  void open() {
    state =
        State.open(
            new StateSettings.Sqlite(folder.resolve("state.db"), folder.resolve("lib")),
            folder,
            () -> now,
            new Random(1),
            duration -> {});
    warehouses = registry();
    new RelationalCatalog(state, () -> now)
        .grants()
        .grant(
            ADMIN.viewer(),
            new Target.Metastore(),
            "account users",
            Set.of(Privilege.CREATE_WAREHOUSE));
  }

  private WarehouseRegistry registry() {
    RelationalCatalog catalog = new RelationalCatalog(state, () -> now);
    return new WarehouseRegistry(
        catalog::warehouses,
        new Means(
            new Machine(2, 6 * GB, 0, 100, 12 * GB),
            workers,
            Runnable::run,
            () -> now,
            () -> "id" + ++ids,
            event -> {}));
  }

  @AfterEach
  void close() {
    warehouses.close();
    state.close();
  }

  @Test
  void theDefaultOneTakesWhatTheConfigurationGives() {
    WarehouseStatus status = warehouses.status(ANNA, "");
    assertThat(status.entry().name()).isEqualTo("default");
    assertThat(status.size()).isEqualTo(new WorkerSize("Medium", 2, 6 * GB));
    assertThat(status.state()).isEqualTo(WarehouseState.STOPPED);
    warehouses.enter(ANNA, "", Priority.NORMAL, "").await().close();
    assertThat(warehouses.status(ANNA, "DEFAULT").state()).isEqualTo(WarehouseState.RUNNING);
  }

  @Test
  void settingsLastAndTheirNamesDoNotMatterInCase() {
    WarehouseEntry made =
        warehouses.create(
            ANNA,
            "Etl",
            Map.of(
                "SIZE",
                "x-small",
                "max_workers",
                "3",
                "auto_stop_mins",
                "0",
                "warm_spare",
                "false"));
    assertThat(made.size()).contains("X-Small");
    assertThat(made.minWorkers()).isEqualTo(1);
    assertThat(made.maxWorkers()).isEqualTo(3);
    assertThat(made.autoStopMinutes()).isZero();
    warehouses.edit(
        ANNA,
        "etl",
        Map.of("statement_timeout", "60", "queued_statements", "7", "min_workers", "2"));
    WarehouseEntry found = registry().entry(ANNA, made.id());
    assertThat(found.statementSeconds()).isEqualTo(60);
    assertThat(found.queuedStatements()).contains(7);
    assertThat(found.minWorkers()).isEqualTo(2);
    assertThat(found.maxWorkers()).isEqualTo(3);
    assertThat(found.owner()).isEqualTo("anna");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnce() {
    assertThatThrownBy(
            () ->
                warehouses.create(
                    ANNA,
                    "w",
                    Map.of(
                        "size", "Huge",
                        "min_workers", "3",
                        "max_workers", "2",
                        "auto_stop_mins", "-1",
                        "warm_spare", "maybe",
                        "colour", "red")))
        .hasMessageContaining("size is 'Huge' (expected: 2X-Small, X-Small")
        .hasMessageContaining("min_workers is 3, more than max_workers, 2")
        .hasMessageContaining("auto_stop_mins is '-1' (expected: 0 to")
        .hasMessageContaining("warm_spare is 'maybe'")
        .hasMessageContaining("there is no 'colour'");
    assertThat(warehouses.list(ANNA)).hasSize(1);
  }

  @Test
  void whatTheMachineHasNotGotIsRefused() {
    assertThatThrownBy(() -> warehouses.create(ANNA, "w", Map.of("size", "Large")))
        .hasMessageContaining("16.0 GB of memory, and all workers together 12.0 GB");
    assertThatThrownBy(
            () -> warehouses.create(ANNA, "w", Map.of("size", "Small", "max_workers", "4")))
        .hasMessageContaining(
            "4 workers with 4.0 GB each need more than all workers together have, 12.0 GB");
    warehouses.create(ANNA, "w", Map.of("size", "Small", "max_workers", "3"));
  }

  @Test
  void whatAWorkerLacksOfItsSizeIsTold() {
    warehouses.create(ANNA, "whole", Map.of("size", "X-Small"));
    warehouses.create(ANNA, "less", Map.of("size", "Medium"));
    assertThat(new RegistryControl(warehouses).list(ANNA))
        .extracting(line -> line.name() + ": " + line.note())
        .containsExactly(
            "default: ",
            "less: A worker of size Medium has 8 threads and 8.0 GB; here it has 2 and 6.0 GB, as"
                + " the server's settings 'threads' and 'memory' give no more.",
            "whole: ");
    warehouses.edit(ANNA, "whole", Map.of("size", "Small"));
    assertThat(new RegistryControl(warehouses).list(ANNA).get(2).note())
        .contains("4 threads and 4.0 GB; here it has 2 and 4.0 GB");
  }

  @Test
  void othersDoNotSeeIt() {
    warehouses.create(ANNA, "hers", Map.of());
    assertThatThrownBy(() -> warehouses.enter(BEN, "hers", Priority.NORMAL, ""))
        .isInstanceOf(NameNotFoundException.class);
    assertThat(warehouses.offers(BEN, "hers")).isFalse();
    assertThat(warehouses.offers(ADMIN, "hers")).isTrue();
    assertThat(warehouses.list(BEN)).hasSize(1);
    assertThatThrownBy(() -> warehouses.stop(BEN, "default"))
        .hasMessageContaining("owner or an admin");
    assertThatThrownBy(() -> warehouses.drop(ADMIN, "default"))
        .hasMessageContaining("cannot be dropped");
  }

  @Test
  void whoMayNotChangeItSeesTheirOwnStatementsAlone() {
    warehouses.enter(ANNA, "", Priority.NORMAL, "a");
    warehouses.enter(BEN, "", Priority.NORMAL, "b");
    assertThat(warehouses.queue(ADMIN, "default"))
        .extracting(Standing::statement)
        .containsExactly("a", "b");
    assertThat(warehouses.queue(BEN, "default"))
        .extracting(Standing::statement)
        .containsExactly("b");
    warehouses.create(ANNA, "hers", Map.of());
    assertThatThrownBy(() -> warehouses.queue(BEN, "hers"))
        .isInstanceOf(NameNotFoundException.class);
  }

  @Test
  void aServerOnTheSameStateSeesChangesSoon() {
    warehouses.create(ANNA, "shared", Map.of("size", "X-Small"));
    try (WarehouseRegistry other = registry()) {
      other.tick();
      other.enter(ANNA, "shared", Priority.NORMAL, "").await().close();
      warehouses.edit(ANNA, "shared", Map.of("size", "Small"));
      now = now.plus(Duration.ofSeconds(5));
      other.tick();
      Slot slot = other.enter(ANNA, "shared", Priority.NORMAL, "").await();
      assertThat(slot.admitted().size()).isEqualTo("Small");
      slot.close();
      warehouses.drop(ANNA, "shared");
      now = now.plus(Duration.ofSeconds(5));
      other.tick();
      assertThatThrownBy(() -> other.enter(ANNA, "shared", Priority.NORMAL, ""))
          .isInstanceOf(NameNotFoundException.class);
    }
    assertThat(workers.alive()).isZero();
  }

  @Test
  void onlyAdminsComeBeforeAllOthers() {
    assertThat(Priority.of("low", BEN)).isEqualTo(Priority.LOW);
    assertThat(Priority.of(null, BEN)).isEqualTo(Priority.NORMAL);
    assertThat(Priority.of("High", ADMIN)).isEqualTo(Priority.HIGH);
    assertThatThrownBy(() -> Priority.of("HIGH", BEN)).hasMessageContaining("for admins");
    assertThatThrownBy(() -> Priority.of("soon", BEN)).hasMessageContaining("'soon'");
  }
}
