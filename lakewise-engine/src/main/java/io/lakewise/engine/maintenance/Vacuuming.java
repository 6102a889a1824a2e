package io.lakewise.engine.maintenance;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.MaintenanceErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.MaintenanceStatement;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.maintenance.CloneHolds;
import io.lakewise.table.maintenance.Vacuum;
import io.lakewise.table.transaction.TableEnvironment;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * VACUUM: files that no version within the retention needs go, unless a clone reads them, and
 * {@link Leftovers} of the whole lake with them. LITE removes the same files as FULL.
 */
final class Vacuuming {

  private static final BigDecimal MILLIS_OF_AN_HOUR = BigDecimal.valueOf(3_600_000);
  private static final BigDecimal MOST_HOURS = BigDecimal.valueOf(24L * 365 * 1000);

  private final StatementContext statement;

  Vacuuming(StatementContext statement) {
    this.statement = statement;
  }

  Result run(MaintenanceStatement.Vacuum vacuum) {
    Target target = new Targets(statement).require(vacuum.table(), "VACUUM");
    Duration standard = TableProperties.of(target.metadata()).deletedFileRetention();
    Duration retention = vacuum.retainHours().map(Vacuuming::duration).orElse(standard);
    if (retention.compareTo(standard) < 0) {
      throw MaintenanceErrors.retentionTooShort(
          target.label(), vacuum.retainHours().orElseThrow().toPlainString(), standard.toHours());
    }
    TableEnvironment environment = target.table().environment();
    Vacuum work = new Vacuum(environment, new CloneHolds(environment));
    Leftovers leftovers = new Leftovers(statement);
    List<Path> left = leftovers.find();
    if (vacuum.dryRun()) {
      return Results.rows(
          List.of(new ResultColumn("path", "VARCHAR")),
          Stream.concat(
                  work.dryRun(target.snapshot(), retention).files().stream(),
                  left.stream().filter(Files::isRegularFile).map(Path::toString))
              .map(path -> List.<Object>of(path))
              .toList());
    }
    Vacuum.Doomed gone =
        work.run(target.snapshot(), retention, statement.session().principal().id());
    int files = gone.files().size();
    long killed = left.stream().filter(Files::isRegularFile).count();
    leftovers.remove(left);
    return Results.done(
        "removed "
            + (files == 1 ? "1 file" : files + " files")
            + " ("
            + gone.bytes()
            + " bytes) of "
            + target.label()
            + (killed == 0 ? "" : ", and " + killed + " that killed statements had left"),
        Map.of(
            "numDeletedFiles", Integer.toString(files),
            "sizeOfDataToDelete", Long.toString(gone.bytes())));
  }

  private static Duration duration(BigDecimal hours) {
    BigDecimal millis = hours.min(MOST_HOURS).multiply(MILLIS_OF_AN_HOUR);
    return Duration.ofMillis(millis.setScale(0, RoundingMode.UP).longValueExact());
  }
}
