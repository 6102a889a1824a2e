package io.lakewise.server.record;

import io.lakewise.catalog.audit.Origin;
import io.lakewise.engine.observation.QueryShape;
import io.lakewise.engine.observation.StatementReport;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.server.record.StatementRecord.Caller;
import io.lakewise.server.record.StatementRecord.Place;
import io.lakewise.server.record.StatementRecord.Times;
import io.lakewise.server.record.StatementRecord.Volume;
import io.lakewise.server.warehouse.Admitted;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Makes records of statements. Not thread-safe. */
final class StatementEntries {

  private static final StatementFailure CANCELLED =
      new StatementFailure(StatementReport.Failure.USER, "CANCELLED", "");

  private static final Place NOWHERE = new Place(null, null, null, null);

  private final Fingerprints fingerprints;
  private final Prices prices;

  StatementEntries(Fingerprints fingerprints, Prices prices) {
    this.fingerprints = fingerprints;
    this.prices = prices;
  }

  /** Microseconds since the epoch, of as many years as a number of 64 bits has. */
  static long micros(Instant time) {
    return time.getEpochSecond() * 1_000_000L + time.getNano() / 1000;
  }

  StatementRecord of(EndedStatement statement) {
    Optional<StatementReport> report = statement.report();
    List<TableUse> tables = report.map(StatementReport::tables).orElse(List.of());
    List<QueryShape> shapes = report.map(StatementReport::shapes).orElse(List.of());
    Times times = times(statement);
    String size = statement.admitted().map(Admitted::size).orElse("");
    boolean ran = statement.admitted().isPresent() && report.isPresent();
    Duration busy = Duration.of(times.planned() + times.executed(), ChronoUnit.MICROS);
    double credits = ran ? prices.credits(size, busy) : 0;
    return new StatementRecord(
        statement.id(),
        new Caller(
            statement.user(),
            Origin.product(statement.call().userAgent()),
            Clients.classOf(statement.call().userAgent()),
            statement.call().protocol()),
        statement.admitted().map(StatementEntries::place).orElse(NOWHERE),
        times,
        volume(statement, tables),
        StatementTypes.of(statement.text()),
        fingerprints.of(statement.text()),
        status(statement),
        failure(statement).map(failure -> failure.fault().name()).orElse(null),
        failure(statement).map(StatementFailure::code).orElse(null),
        credits,
        prices.cost(credits),
        shapes.stream().flatMap(shape -> shape.operators().stream()).sorted().toList(),
        shapes.stream()
            .flatMap(shape -> shape.predicates().stream())
            .map(QueryShape.PredicateShape::toString)
            .distinct()
            .toList(),
        tables,
        status(statement).equals("FINISHED")
            ? report.map(StatementReport::lineage).orElse(List.of())
            : List.of(),
        report.map(told -> told.usage().profile().operators()).orElse(List.of()),
        statement.call().tags().values(),
        statement.status().equals("RUNNING") && StatementTypes.writes(statement.text()));
  }

  private static Place place(Admitted admitted) {
    return new Place(
        admitted.warehouseId(), admitted.warehouse(), admitted.size(), admitted.worker());
  }

  /** Who was not wanted any more did not fail by an error. */
  private static Optional<StatementFailure> failure(EndedStatement statement) {
    return statement.status().equals("CANCELED")
        ? Optional.of(CANCELLED)
        : Optional.ofNullable(statement.failure());
  }

  /** A stream that broke off is told by who sent it. */
  private static String status(EndedStatement statement) {
    boolean brokeOff = statement.report().map(report -> report.usage().failed()).orElse(false);
    return brokeOff && statement.status().equals("FINISHED") ? "FAILED" : statement.status();
  }

  private static Times times(EndedStatement statement) {
    long asked = micros(statement.asked());
    long ended = micros(statement.ended());
    Instant let = statement.admitted().map(Admitted::at).orElse(statement.asked());
    long queued = Math.max(0, micros(let) - asked);
    if (statement.report().isEmpty()) {
      return new Times(asked, ended, queued, 0, 0, 0);
    }
    StatementReport report = statement.report().get();
    long fetched = report.usage().streamMillis() * 1000;
    long planned = micros(report.planned()) - micros(report.began());
    long rest = micros(report.ended()) - micros(report.planned());
    return new Times(
        asked, ended, queued, Math.max(0, planned), Math.max(0, rest - fetched), fetched);
  }

  private static Volume volume(EndedStatement statement, List<TableUse> tables) {
    WorkUsage usage = statement.report().map(StatementReport::usage).orElse(WorkUsage.NONE);
    long filesBefore = 0;
    long files = 0;
    long bytesBefore = 0;
    long bytes = 0;
    for (TableUse table : tables) {
      filesBefore += table.filesBefore();
      files += table.files();
      bytesBefore += table.bytesBefore();
      bytes += table.bytes();
    }
    return new Volume(
        statement.rows() >= 0 ? statement.rows() : usage.rows(),
        usage.bytes(),
        filesBefore,
        files,
        bytesBefore,
        bytes,
        statement.report().map(StatementReport::fromCache).orElse(false),
        usage.memoryBytes(),
        usage.profile().peakMemoryBytes(),
        usage.profile().spilledBytes());
  }
}
