package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.RowPositions;
import io.lakewise.engine.workbench.TreePlan;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.WriteSpecification;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.parquet.duckdb.DamagedFiles;
import io.lakewise.table.parquet.duckdb.FileLayout;
import io.lakewise.table.parquet.duckdb.Identifiers;
import io.lakewise.table.parquet.duckdb.VariantGuard;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.duckdb.DuckDBConnection;

/** Steps of one statement on a connection of an instance inside this process. */
final class EmbeddedWorkSession implements WorkSession, ArrowLoader {

  private final Instances instances;
  private final String timeZone;
  private final Interruption interruption;
  private final Supplier<StatementParser> parser;
  private final Path staging;
  private final PlanCache plans;
  private final PlanTemplates templates;
  private final Consumer<EmbeddedWorkSession> onClose;
  private final Map<String, List<WorkColumn>> materialized = new LinkedHashMap<>();
  private final StepProgress progress = new StepProgress();
  private PooledInstance executingInstance;
  private DuckDBConnection executing;
  private ProfileDetail detail = ProfileDetail.NONE;
  private boolean failed;
  private WorkProfile profile = WorkProfile.NONE;
  private boolean guarded;

  EmbeddedWorkSession(
      Instances instances,
      String timeZone,
      Interruption interruption,
      Supplier<StatementParser> parser,
      Path staging,
      PlanCache plans,
      PlanTemplates templates,
      Consumer<EmbeddedWorkSession> onClose) {
    this.instances = instances;
    this.timeZone = timeZone;
    this.interruption = interruption;
    this.parser = parser;
    this.staging = staging;
    this.plans = plans;
    this.templates = templates;
    this.onClose = onClose;
  }

  @Override
  public Plan prune(String select, List<BoundTable> tables) {
    return plan(select, tables, false);
  }

  @Override
  public TreePlan prune(ObjectNode tree, List<BoundTable> tables) {
    Optional<PlanTemplates.Question> question = templates.of(tree, tables);
    Optional<TreePlan> known = question.flatMap(PlanTemplates.Question::plan);
    if (known.isPresent()) {
      interruption.check();
      return known.get();
    }
    String select = parser.get().render(tree);
    TreePlan planned = new TreePlan(select, prune(select, tables));
    question.ifPresent(asked -> asked.keep(planned, parser.get()::render));
    return planned;
  }

  @Override
  public Plan plan(String select, List<BoundTable> tables) {
    return plan(select, tables, true);
  }

  private Plan plan(String select, List<BoundTable> tables, boolean withColumns) {
    if (!materialized.isEmpty()) {
      return planned(select, tables, withColumns);
    }
    Plan known = plans.find(select, tables, timeZone, withColumns);
    if (known != null) {
      interruption.check();
      return known;
    }
    Plan plan = planned(select, tables, withColumns);
    plans.keep(select, tables, timeZone, withColumns, plan);
    return plan;
  }

  private Plan planned(String select, List<BoundTable> tables, boolean withColumns) {
    return overEmptyTables(
        select,
        tables,
        (query, connection) ->
            new QueryPlanner(parser.get(), query, tables, connection).plan(withColumns));
  }

  @Override
  public List<String> parameterTypes(String select, List<BoundTable> tables) {
    return overEmptyTables(select, tables, Markers::types);
  }

  /** A question about a query over empty tables. */
  private interface Question<T> {
    T answer(PlannedQuery query, DuckDBConnection connection) throws SQLException;
  }

  private <T> T overEmptyTables(String select, List<BoundTable> tables, Question<T> question) {
    PooledInstance instance = instances.of(Instances.Purpose.PLANNING);
    DuckDBConnection connection = instance.take(timeZone);
    boolean clean = false;
    try {
      interruption.begin(connection);
      T answer =
          question.answer(
              new PlannedQuery(instance.planningTables(), connection, select, tables, materialized),
              connection);
      clean = true;
      return answer;
    } catch (SQLException e) {
      throw failed(e, Instances.Purpose.PLANNING, instance, select, tables);
    } finally {
      interruption.end();
      release(instance, connection, ProfileDetail.NONE, clean);
    }
  }

  /** Other statements get a connection only if it is as new. */
  private void release(
      PooledInstance instance, DuckDBConnection connection, ProfileDetail tells, boolean clean) {
    if (clean && interruption.error() == null) {
      instance.giveBack(connection, timeZone, tells);
    } else {
      PooledInstance.discard(connection);
    }
  }

  @Override
  public WorkResult query(String select, List<BoundTable> tables) {
    ExecutingStep step = step(select, tables);
    try {
      return step.stream(step.over(select));
    } catch (SQLException e) {
      LakewiseException error = step.failed(e);
      step.close();
      throw error;
    }
  }

  @Override
  public RowPositions positions(String select, List<BoundTable> tables) {
    try (ExecutingStep step = step(select, tables)) {
      return step.positions(step.over(select));
    }
  }

  @Override
  public long materialize(String name, String select, List<BoundTable> tables) {
    String table = Identifiers.quote(name);
    try (ExecutingStep step = step(select, tables)) {
      long rows = step.count("CREATE TEMP TABLE " + table + " AS " + step.over(select));
      materialized.put(name, step.columns("FROM " + table));
      return rows;
    }
  }

  @Override
  public List<WrittenFile> stage(
      String select, List<BoundTable> tables, WriteSpecification specification) {
    FileLayout layout =
        new FileLayout(
            Path.of(specification.folder()),
            specification.orderBy(),
            specification.changeData(),
            specification.rowIds(),
            specification.targetFileBytes());
    try (ExecutingStep step = step(select, tables)) {
      return step.write(step.over(select), specification.table(), layout);
    }
  }

  @Override
  public long load(ArrowReader batches, BufferAllocator allocator, Path file) {
    try (ExecutingStep step = step("", List.of())) {
      // The connection knows the batches, which are gone afterwards: nobody may have it again.
      failed = true;
      return ArrowUpload.write(executing, step, batches, allocator, file);
    }
  }

  @Override
  public String explain(String select, List<BoundTable> tables, boolean analyze) {
    try (ExecutingStep step = step(select, tables)) {
      return step.text((analyze ? "EXPLAIN ANALYZE " : "EXPLAIN ") + step.over(select));
    }
  }

  @Override
  public void interrupt() {
    interrupt(Interruption.Reason.CANCELLED);
  }

  void interrupt(Interruption.Reason reason) {
    interruption.interrupt(reason);
  }

  @Override
  public double progress() {
    return progress.fraction();
  }

  @Override
  public WorkUsage usage() {
    // How many rows an operator saw tells of those that a policy hides.
    return WorkUsage.of(
        guarded
            ? new WorkProfile(profile.peakMemoryBytes(), profile.spilledBytes(), List.of())
            : profile);
  }

  @Override
  public void close() {
    boolean clean = !failed && interruption.running() == null;
    interruption.close();
    onClose.accept(this);
    if (executing != null) {
      release(executingInstance, executing, detail, clean && materialized.isEmpty());
      executing = null;
    }
  }

  private ExecutingStep step(String select, List<BoundTable> tables) {
    if (executing == null) {
      executingInstance = instances.of(Instances.Purpose.EXECUTING);
      detail = instances.profiles().of(select, tables);
      executing = executingInstance.take(timeZone, detail);
    }
    guarded |= tables.stream().anyMatch(table -> table.barrier() != null);
    interruption.begin(executing);
    long began = instances.profiles().now();
    try {
      VariantGuard.prepare(executing, select);
      return new ExecutingStep(
          executing,
          staging,
          BoundScans.bind(executing, executingInstance.warm(), tables),
          interruption,
          progress,
          e -> failed(e, Instances.Purpose.EXECUTING, executingInstance, select, tables),
          () -> tell(select, began));
    } catch (RuntimeException e) {
      failed = true;
      interruption.end();
      throw e;
    }
  }

  private void tell(String select, long began) {
    instances.profiles().ran(select, began);
    profile = profile.and(Profiling.last(executing, detail));
  }

  /** The error of a step or plan, which names the file at fault if one is. */
  private LakewiseException failed(
      SQLException cause,
      Instances.Purpose purpose,
      PooledInstance instance,
      String select,
      List<BoundTable> tables) {
    LakewiseException error = failed(cause, purpose, instance);
    if (guarded && purpose == Instances.Purpose.EXECUTING && interruption.error() == null) {
      return WorkbenchErrors.withoutValues(cause, error);
    }
    LakewiseException told =
        interruption.endedForMemory() || DuckDbMessage.of(cause).kind() == DuckDbMessage.Kind.MEMORY
            ? WorkbenchErrors.reading(NamedFiles.readBy(select), error)
            : error;
    if (!DuckDbMessage.mayBlameFile(cause) || interruption.error() != null) {
      return told;
    }
    List<ScanFile> files =
        purpose == Instances.Purpose.PLANNING
            ? List.of()
            : tables.stream().flatMap(table -> table.scan().files().stream()).toList();
    PooledInstance reader = instances.of(Instances.Purpose.EXECUTING);
    DuckDBConnection connection = reader.take(timeZone);
    try {
      Optional<LakewiseException> named =
          DamagedFiles.among(connection, files, interruption::check);
      if (named.isEmpty()) {
        named = NamedFiles.damaged(connection, select, cause, interruption::check);
      }
      if (named.isPresent() && DuckDbMessage.invalidatesInstance(named.get().getCause())) {
        instances.replace(Instances.Purpose.EXECUTING, reader);
      }
      return named.orElse(told);
    } catch (SQLException | LakewiseException notFound) {
      return told;
    } finally {
      PooledInstance.discard(connection);
    }
  }

  private LakewiseException failed(
      SQLException cause, Instances.Purpose purpose, PooledInstance instance) {
    failed = true;
    LakewiseException interrupted = interruption.error();
    if (interrupted != null) {
      return interrupted;
    }
    if (DuckDbMessage.invalidatesInstance(cause)) {
      instances.replace(purpose, instance);
    }
    return WorkbenchErrors.failed(cause);
  }
}
