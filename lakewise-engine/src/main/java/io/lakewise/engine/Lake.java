package io.lakewise.engine;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Grants;
import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Passwords;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.SavedItems;
import io.lakewise.catalog.Schedules;
import io.lakewise.catalog.Secrets;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Warehouses;
import io.lakewise.catalog.audit.AuditTrail;
import io.lakewise.catalog.backup.Backup;
import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.repair.Repair;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.StateSettings;
import io.lakewise.engine.audit.AuditReport;
import io.lakewise.engine.audit.AuditRoll;
import io.lakewise.engine.audit.AuditVerification;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.LakeServices;
import io.lakewise.engine.context.LakeTables;
import io.lakewise.engine.context.WarehouseControl;
import io.lakewise.engine.information.InformationSchema;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.journal.DeadProcesses;
import io.lakewise.engine.journal.LakeJournal;
import io.lakewise.engine.policy.PolicyMarks;
import io.lakewise.engine.query.KeptGuards;
import io.lakewise.engine.recovery.LakeTableDirectory;
import io.lakewise.engine.relation.LakeFunctions;
import io.lakewise.engine.result.KnownResults;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.system.SystemRelations;
import io.lakewise.engine.system.SystemTables;
import io.lakewise.engine.volume.VolumeFiles;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.MemoryWatch;
import io.lakewise.engine.workbench.duckdb.ResidentMemory;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.duckdb.DuckDbCheckpointFiles;
import io.lakewise.table.parquet.duckdb.DuckDbInstance;
import io.lakewise.table.parquet.duckdb.DuckDbParquet;
import io.lakewise.table.parquet.duckdb.DuckDbSettings;
import io.lakewise.table.storage.LocalStore;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An open lake in this process: the composition root of the engine. The state and DuckDB are opened
 * when a statement first needs them. Thread-safe.
 */
public final class Lake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Lake.class);

  private static final String PARQUET_MEMORY = "1GB";

  /** What the process takes beside queries: the virtual machine, its classes and code. */
  private static final long BASE_MEMORY = 512L << 20;

  /** Some commits of rivals: who waits longer loses to those who came later. */
  private static final long MOST_BACKOFF_MILLIS = 20;

  private static final Duration GRACE = Duration.ofSeconds(3);

  private final LakeLayout layout;
  private final LakeConfiguration configuration;
  private final Surroundings surroundings;
  private final LakeServices services;
  private final SystemRelations relations = new SystemRelations(new InformationSchema());
  private final LakeJournal journal;
  private final DeadProcesses dead;
  private DuckDbInstance duckDb;
  private State state;
  private Catalog catalog;
  private EmbeddedWorkbench workbench;
  private MemoryWatch watch;

  /** Where results are staged while there is no lake: a folder of this process alone. */
  private final Path results;

  private Lake(
      LakeConfiguration configuration,
      Surroundings surroundings,
      UnaryOperator<ObjectStore> storeAround) {
    this.configuration = configuration;
    this.surroundings = surroundings;
    this.layout = layout(configuration);
    UUID process = surroundings.ids().get();
    this.results = layout.beside().resolve(process.toString());
    AtomicLong temporary = new AtomicLong();
    ObjectStore store =
        storeAround.apply(
            new LocalStore(
                roots(),
                () -> new UUID(process.getMostSignificantBits(), temporary.incrementAndGet())));
    this.journal = new LakeJournal(layout, process, this::sweep);
    Parquet parquet = new LazyParquet(() -> new DuckDbParquet(duckDb()));
    TableEnvironment environment =
        new TableEnvironment(
            store,
            parquet,
            new LazyCheckpointFiles(() -> new DuckDbCheckpointFiles(duckDb())),
            surroundings.clock(),
            surroundings.ids(),
            attempt -> surroundings.sleep().accept(backoffNanos(attempt)),
            journal::staging,
            journal);
    this.dead = new DeadProcesses(layout, environment);
    this.services =
        new LakeServices(
            layout,
            store,
            this::catalog,
            new LakeTables(environment, this::catalog),
            this::workbench,
            new LakeFunctions(),
            relations,
            surroundings.clock(),
            surroundings.ids(),
            Optional.empty(),
            KnownResults.NONE,
            new KeptGuards());
    relations.refresh(this::rollAudit);
  }

  /**
   * Removes what processes left behind that were killed. It is done by itself before the first
   * write.
   */
  public void sweep() {
    dead.sweep();
  }

  /** How folders of this process's children are named; see {@link LakeJournal#folderPrefix}. */
  public String folderPrefix() {
    return journal.folderPrefix();
  }

  /** Where no server does it. What cannot be written now waits. */
  private void rollAudit() {
    try {
      auditRoll().roll();
    } catch (LakewiseException unwritable) {
      LOG.warn("Audit records wait in the state: {}", unwritable.getMessage());
    }
  }

  /** Opens a lake; its folder is made when something is written. */
  public static Lake open(LakeConfiguration configuration, Surroundings surroundings) {
    return open(configuration, surroundings, UnaryOperator.identity());
  }

  /** Opens a lake on a store that a test puts around its folders. */
  static Lake open(
      LakeConfiguration configuration,
      Surroundings surroundings,
      UnaryOperator<ObjectStore> storeAround) {
    return new Lake(configuration, surroundings, storeAround);
  }

  /** A session for a principal. */
  public ServedSession session(Principal principal) {
    return new LakeSession(services, principal, configuration.statementMillis());
  }

  /**
   * A session for a principal whose statements run on an executing half that is not this lake's:
   * the process of a warehouse. It must see this lake's files and write into its staging folder.
   *
   * @param executing asked when there is something to execute
   */
  public ServedSession session(Principal principal, Supplier<Workbench> executing) {
    return session(principal, executing, Optional.empty(), KnownResults.NONE);
  }

  /**
   * The same for a server that has warehouses, which statements can change, and that may know rows
   * of queries that were asked before.
   *
   * @param control empty for none
   * @param known asked before a query that is deferred is executed
   */
  public ServedSession session(
      Principal principal,
      Supplier<Workbench> executing,
      Optional<WarehouseControl> control,
      KnownResults known) {
    return new LakeSession(
        services.on(executing, control, known), principal, configuration.statementMillis());
  }

  /** The audit records that wait in the state. */
  public AuditTrail audit() {
    return new AuditTrail(state());
  }

  /** Puts the audit records of the state into their table. */
  public AuditRoll auditRoll() {
    return new AuditRoll(audit(), systemTables());
  }

  /**
   * Checks that all audit records are there as they were written.
   *
   * @param heads hashes that were noted earlier, by the sequence of their records
   */
  public AuditReport verifyAudit(Map<Long, String> heads) {
    return AuditVerification.run(audit(), systemTables(), heads);
  }

  /** Writes the tables of the catalog {@code system}. */
  public SystemTables systemTables() {
    return new SystemTables(services);
  }

  /**
   * Has the tables of the catalog {@code system} brought up to date before a statement reads them.
   */
  public void beforeSystemReads(Runnable refresh) {
    relations.refresh(refresh);
  }

  /** The relational state, for what a server keeps there beside the names. */
  public synchronized State state() {
    catalog();
    return state;
  }

  /** Where the lake's things lie, for an executing half elsewhere. */
  public LakeLayout layout() {
    return layout;
  }

  /**
   * Rebuilds the names of tables, and the references of clones, from the tables' own logs; what has
   * a name keeps it.
   */
  public RepairReport repair() {
    return new Repair(
            catalog(),
            new LakeTableDirectory(
                layout, services.tables(), new PolicyMarks(services.store(), layout)),
            surroundings.clock())
        .run(Viewer.LOCAL);
  }

  /** Writes all names, views, functions and tags into a new file; answers the number of rows. */
  public long backup(Path file) {
    return backups().write(file);
  }

  /** Brings back what a backup has and the lake has not. */
  public BackupReport restore(Path file) {
    return backups().restore(file);
  }

  private synchronized Backup backups() {
    catalog();
    return new Backup(state, surroundings.clock());
  }

  /** The settings of the warehouses of servers on this lake. */
  public Warehouses warehouses() {
    return catalog().warehouses();
  }

  /** Who is let in by a server of this lake. */
  public Tokens tokens() {
    return catalog().tokens();
  }

  /** Queries that are kept. */
  public SavedItems savedQueries() {
    return catalog().savedQueries();
  }

  /** Queries and charts that are shown together. */
  public SavedItems dashboards() {
    return catalog().dashboards();
  }

  /** Reports and alerts. */
  public Schedules schedules() {
    return catalog().schedules();
  }

  /** Who has signed in to a server of this lake. */
  public Logins logins() {
    return catalog().logins();
  }

  /** Hashes of passwords. */
  public Passwords passwords() {
    return catalog().passwords();
  }

  /** With what service principals ask for tokens. */
  public Secrets secrets() {
    return catalog().secrets();
  }

  /** Users, service principals and groups. */
  public Principals principals() {
    return catalog().principals();
  }

  /** The files of its volumes. */
  public VolumeFiles files() {
    return new VolumeFiles(() -> catalog().volumes(), surroundings.ids(), surroundings.clock());
  }

  /** What was granted to whom. */
  public Grants grants() {
    return catalog().grants();
  }

  /** Looks at names and logs without running statements. */
  public LakeInspection inspection() {
    return new LakeInspection(services);
  }

  /** What the sessions share. */
  LakeServices services() {
    return services;
  }

  private static LakeLayout layout(LakeConfiguration configuration) {
    return new LakeLayout(
        LakeLayout.real(configuration.root()),
        configuration.allowed().stream().map(LakeLayout::real).toList());
  }

  private long backoffNanos(int attempt) {
    long most = Math.min(1L << Math.min(attempt, 7), MOST_BACKOFF_MILLIS) * 1_000_000L;
    return surroundings.random().nextLong(most / 2, most);
  }

  private synchronized Catalog catalog() {
    if (catalog == null) {
      state =
          State.open(
              configuration
                  .state()
                  .orElseGet(
                      () ->
                          new StateSettings.Sqlite(
                              layout.stateFile(), layout.state().resolve("lib"))),
              layout.root(),
              surroundings.clock(),
              surroundings.random(),
              duration -> surroundings.sleep().accept(duration.toNanos()));
      catalog = new RelationalCatalog(state, surroundings.clock());
    }
    return catalog;
  }

  /** The only folders in which anything is read or written. */
  private List<Path> roots() {
    List<Path> roots = new ArrayList<>(layout.allowed());
    roots.add(layout.root());
    return roots;
  }

  private synchronized Workbench workbench() {
    if (workbench == null) {
      workbench =
          new EmbeddedWorkbench(
              new WorkbenchConfiguration(
                  configuration.threads(),
                  configuration.memoryBytes(),
                  layout.isMade() ? layout.staging() : results,
                  layout.spill(),
                  roots()),
              surroundings.timer());
      watch = watch(workbench);
    }
    return workbench;
  }

  /**
   * An instance of its own for what tables read and write themselves, small beside the engine's; a
   * log cannot lead it out of the lake either.
   */
  private synchronized DuckDbInstance duckDb() {
    if (duckDb == null) {
      duckDb =
          DuckDbInstance.open(
              new DuckDbSettings(
                  configuration.threads(), PARQUET_MEMORY, spill(), roots(), Map.of()));
    }
    return duckDb;
  }

  /** DuckDB makes this folder when it needs it, and clears what dead processes left there. */
  private Path spill() {
    return layout.isMade() ? layout.spill() : layout.beside();
  }

  private MemoryWatch watch(EmbeddedWorkbench running) {
    long cap =
        configuration.memoryBytes()
            + configuration.memoryBytes() / 2
            + Runtime.getRuntime().maxMemory() / 4
            + BASE_MEMORY;
    return new MemoryWatch(
        surroundings.timer(),
        cap,
        GRACE,
        new ResidentMemory(),
        running::interruptForMemory,
        System::gc,
        surroundings.endProcess());
  }

  @Override
  public synchronized void close() {
    if (workbench != null) {
      watch.close();
      workbench.close();
    }
    if (duckDb != null) {
      duckDb.close();
    }
    if (state != null) {
      state.close();
    }
    journal.close();
    clearResults();
  }

  /** Folders that are empty; those that are not are somebody else's. */
  private void clearResults() {
    for (Path folder : List.of(results.resolve("results"), results, layout.beside())) {
      try {
        Files.deleteIfExists(folder);
      } catch (IOException notEmpty) {
        return;
      }
    }
  }
}
