package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.record.LineageWays;
import io.lakewise.catalog.record.LineageWays.Direction;
import io.lakewise.catalog.record.LineageWays.Way;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.openlineage.DeclaredLineage;
import io.lakewise.server.openlineage.RunEventReader;
import io.lakewise.server.openlineage.RunEventReader.Event;
import io.lakewise.server.record.DeclaredRun;
import io.lakewise.server.record.Recorder;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** What tables and columns were made of, and what was made of them, step by step. */
public final class LineageEndpoints {

  private static final String ONE = "/api/v1/lineage/tables/{catalog}/{schema}/{table}";
  private static final String COLUMN =
      "/api/v1/lineage/columns/{catalog}/{schema}/{table}/{column}";
  private static final int DEFAULT_DEPTH = 3;
  private static final int DEEPEST = 20;

  private static final List<Parameter> PARAMETERS =
      List.of(
          new Parameter("direction", false, false, "upstream, downstream or both. Default: both"),
          Parameter.number("depth", false, "Steps that are followed: 1 to 20. Default: 3"),
          new Parameter("limit", true, false, "Ways each way at most: 1 to 1000. Default: 100"));

  private final LakeInspection lake;
  private final Supplier<LineageWays> ways;
  private final DeclaredLineage declared;
  private final Recorder recorder;
  private final InstantSource clock;

  /**
   * Looks at a lake, and asks where data went.
   *
   * @param declared what events of others say
   * @param recorder takes what they say
   */
  public LineageEndpoints(
      LakeInspection lake,
      Supplier<LineageWays> ways,
      DeclaredLineage declared,
      Recorder recorder,
      InstantSource clock) {
    this.lake = lake;
    this.ways = ways;
    this.declared = declared;
    this.recorder = recorder;
    this.clock = clock;
  }

  /** A run event of OpenLineage: any object here, as its own schema describes it. */
  record RunEvent() {}

  /** Whether an event told of lineage, as one of a run that is complete does. */
  record Taken(boolean recorded) {}

  /** One end of a way: a table, a view, or files by their path. */
  record End(String type, String name, Optional<String> column) {}

  /** A way that data went, and when last. */
  record Step(long depth, End source, End target, Instant seenAt) {}

  /** All ways; of those that were not followed to their ends, or are too many, there are more. */
  record Lineage(
      String name,
      Optional<String> column,
      List<Step> upstream,
      List<Step> downstream,
      boolean truncated) {}

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            ONE,
            "getTableLineage",
            "What a table or view was made of, and what was made of it",
            PARAMETERS,
            Lineage.class,
            call -> lineage(call, "")),
        Endpoint.get(
            COLUMN,
            "getColumnLineage",
            "What a column was made of, and what was made of it",
            PARAMETERS,
            Lineage.class,
            call -> lineage(call, column(call))),
        new Endpoint(
            HttpMethod.POST,
            "/api/v1/lineage",
            "declareLineage",
            "Takes a run event of OpenLineage about tables that the caller may read and change",
            false,
            List.of(),
            Optional.of(RunEvent.class),
            Taken.class,
            this::declare));
  }

  private Taken declare(ApiCall call) {
    Event event = RunEventReader.read(call.json());
    List<io.lakewise.engine.observation.Lineage> lineage = declared.of(call.caller(), event);
    if (!event.complete() || lineage.isEmpty()) {
      return new Taken(false);
    }
    long now = ChronoUnit.MICROS.between(Instant.EPOCH, clock.instant());
    recorder.declared(
        new DeclaredRun(call.caller().id(), event.job(), event.runId(), now, lineage));
    recorder.audit(
        new AuditEvent(
            now,
            AuditEvent.CATALOG,
            "declareLineage",
            call.caller().id(),
            call.caller().origin(),
            Map.of("job", event.job(), "run_id", event.runId()),
            200,
            null));
    return new Taken(true);
  }

  private static QualifiedName name(ApiCall call) {
    return new QualifiedName(call.path("catalog"), call.path("schema"), call.path("table"));
  }

  /** As the table spells it; what a view has is not known before it is planned. */
  private String column(ApiCall call) {
    String given = call.path("column");
    Optional<StructType> schema = lake.schema(call.caller(), name(call));
    if (schema.isPresent() && schema.get().field(given).isEmpty()) {
      throw ApiException.missing("There is no column '" + given + "' in it.");
    }
    return schema.flatMap(known -> known.field(given)).map(StructField::name).orElse(given);
  }

  private Lineage lineage(ApiCall call, String column) {
    Relation relation = lake.relation(call.caller(), name(call));
    int limit = Page.limit(call);
    long depth = call.number("depth").orElse(DEFAULT_DEPTH);
    if (depth < 1 || depth > DEEPEST) {
      throw ApiException.invalid("depth is " + depth + " (expected: 1 to " + DEEPEST + ").");
    }
    String direction = call.text("direction").isEmpty() ? "both" : call.text("direction");
    if (!List.of("upstream", "downstream", "both").contains(direction)) {
      throw ApiException.invalid(
          "The direction is none of upstream, downstream and both. Say one of them.");
    }
    LineageWalk walk = new LineageWalk(ways.get(), new SeenPlaces(lake, call.caller()), limit);
    List<Step> up = new ArrayList<>();
    List<Step> down = new ArrayList<>();
    boolean more = false;
    String name = relation.name().toString();
    if (!direction.equals("downstream")) {
      more =
          walk.from(name, column, Direction.UPSTREAM, (int) depth, (at, way) -> add(up, at, way));
    }
    if (!direction.equals("upstream")) {
      more |=
          walk.from(
              name, column, Direction.DOWNSTREAM, (int) depth, (at, way) -> add(down, at, way));
    }
    return new Lineage(name, Optional.of(column).filter(text -> !text.isEmpty()), up, down, more);
  }

  private static void add(List<Step> steps, int depth, Way way) {
    steps.add(
        new Step(
            depth,
            end(way.source()),
            end(way.target()),
            Instant.EPOCH.plus(way.seenAt(), ChronoUnit.MICROS)));
  }

  private static End end(LineageWays.End end) {
    return new End(
        end.type(), end.name(), Optional.of(end.column()).filter(text -> !text.isEmpty()));
  }
}
