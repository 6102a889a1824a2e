package io.lakewise.server.record;

import static io.lakewise.server.record.RecordTable.time;
import static io.lakewise.table.type.PrimitiveType.DATE;
import static io.lakewise.table.type.PrimitiveType.STRING;
import static io.lakewise.table.type.PrimitiveType.TIMESTAMP;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.Lineage.Edge;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.server.record.RecordTable.TableBuilder;
import io.lakewise.server.statement.QueryTags;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** {@code system.access.table_lineage} and {@code column_lineage}: what came from where. */
final class LineageTables {

  /** One way of data, or a read that went nowhere, or a write that came from nothing. */
  private record Way(Teller teller, Place source, String from, Place target, String to) {}

  /** A statement, or a job that ran elsewhere. */
  private record Teller(
      String user, long ended, String statement, String kind, String id, String run) {

    static Teller of(StatementRecord statement) {
      QueryTags tags = new QueryTags(statement.tags());
      return new Teller(
          statement.caller().user(),
          statement.times().ended(),
          statement.id(),
          tags.job().map(job -> "JOB").orElse(null),
          tags.job().orElse(null),
          tags.run().orElse(null));
    }

    static Teller of(DeclaredRun run) {
      return new Teller(run.user(), run.ended(), null, "JOB", run.job(), run.runId());
    }
  }

  private LineageTables() {}

  static RecordTable tables() {
    TableBuilder<Way> table =
        new TableBuilder<>(
            Way.class,
            "access",
            "table_lineage",
            "Which tables what was written came from, and what was read for an answer alone");
    place(table, "source", "null for what was written from nothing that is kept", Way::source);
    place(table, "target", "null for what was only read", Way::target);
    return who(table).of(LineageTables::ways);
  }

  static RecordTable columns() {
    TableBuilder<Way> table =
        new TableBuilder<>(
            Way.class,
            "access",
            "column_lineage",
            "Which columns the values of which columns came from");
    place(table, "source", "in full", Way::source);
    table.column("source_column_name", STRING, "its column", Way::from);
    place(table, "target", "in full", Way::target);
    table.column("target_column_name", STRING, "its column", Way::to);
    return who(table).of(LineageTables::columnWays);
  }

  private static void place(
      TableBuilder<Way> table, String side, String described, Function<Way, Place> place) {
    table
        .column(side + "_table_full_name", STRING, described, way -> full(place.apply(way)))
        .column(side + "_table_catalog", STRING, "of it", way -> part(place.apply(way), 0))
        .column(side + "_table_schema", STRING, "of it", way -> part(place.apply(way), 1))
        .column(side + "_table_name", STRING, "of it", way -> part(place.apply(way), 2))
        .column(
            side + "_path",
            STRING,
            "absolute path of a file or folder; else null",
            way -> path(place.apply(way)))
        .column(
            side + "_type",
            STRING,
            "TABLE, VIEW or PATH",
            way -> place.apply(way) == null ? null : place.apply(way).type());
  }

  private static TableBuilder<Way> who(TableBuilder<Way> table) {
    return table
        .column("created_by", STRING, "the user", way -> way.teller().user())
        .column("event_time", TIMESTAMP, "when it had ended", way -> time(ended(way)))
        .column(
            "event_date",
            DATE,
            "the day of it, in UTC",
            way -> time(ended(way)).atZone(ZoneOffset.UTC).toLocalDate())
        .column(
            "statement_id",
            STRING,
            "as in query.history; null for a run that was told by others",
            way -> way.teller().statement())
        .column("entity_type", STRING, "JOB, or null", way -> way.teller().kind())
        .column(
            "entity_id",
            STRING,
            "the job by its tag, or namespace and name of one that was told",
            way -> way.teller().id())
        .column("entity_run_id", STRING, "of the job's run", way -> way.teller().run());
  }

  private static long ended(Way way) {
    return way.teller().ended();
  }

  private static String full(Place place) {
    return place == null || place.type().equals("PATH") ? null : place.name();
  }

  private static String path(Place place) {
    return place == null || !place.type().equals("PATH") ? null : place.name();
  }

  private static String part(Place place, int number) {
    if (full(place) == null) {
      return null;
    }
    List<String> parts = NameRules.parts(place.name());
    return parts.size() == 3 ? parts.get(number) : null;
  }

  private static List<Object> ways(RecordEntry entry) {
    List<Object> ways = new ArrayList<>();
    if (entry instanceof DeclaredRun run) {
      run.lineage().forEach(each -> add(Teller.of(run), each, ways));
    }
    if (!(entry instanceof StatementRecord statement)) {
      return ways;
    }
    Set<Place> read = new LinkedHashSet<>();
    if (statement.status().equals("FINISHED")) {
      statement.tables().stream()
          .filter(use -> use.access().equals(TableUse.READ))
          .forEach(use -> read.add(Place.table(use.table())));
    }
    Teller teller = Teller.of(statement);
    for (Lineage lineage : statement.lineage()) {
      lineage.sources().forEach(read::remove);
      read.remove(lineage.target());
      add(teller, lineage, ways);
    }
    read.forEach(source -> ways.add(new Way(teller, source, null, null, null)));
    return ways;
  }

  private static void add(Teller teller, Lineage lineage, List<Object> ways) {
    List<Place> sources = new ArrayList<>(lineage.sources());
    if (sources.isEmpty()) {
      sources.add(null);
    }
    sources.forEach(source -> ways.add(new Way(teller, source, null, lineage.target(), null)));
  }

  private static List<Object> columnWays(RecordEntry entry) {
    List<Object> ways = new ArrayList<>();
    if (entry instanceof StatementRecord statement) {
      statement.lineage().forEach(each -> addColumns(Teller.of(statement), each, ways));
    } else if (entry instanceof DeclaredRun run) {
      run.lineage().forEach(each -> addColumns(Teller.of(run), each, ways));
    }
    return ways;
  }

  private static void addColumns(Teller teller, Lineage lineage, List<Object> ways) {
    for (Edge edge : lineage.edges()) {
      ways.add(new Way(teller, edge.source(), edge.from(), lineage.target(), edge.to()));
    }
  }
}
