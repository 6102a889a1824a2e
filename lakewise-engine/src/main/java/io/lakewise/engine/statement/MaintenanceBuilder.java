package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AnalyzeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ConvertContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GenerateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OptimizeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ReorgContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RepairContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RestoreContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.VacuumContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.VacuumOptionContext;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds the statements that restore, clean or lay out a table. */
final class MaintenanceBuilder {
  private final Captures captures;

  MaintenanceBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement restore(RestoreContext restore) {
    return new MaintenanceStatement.Restore(
        captures.name(restore.name()), captures.timeTravel(restore.timeTravel()));
  }

  Statement vacuum(VacuumContext vacuum) {
    Optional<BigDecimal> retain = Optional.empty();
    boolean dryRun = false;
    boolean lite = false;
    for (VacuumOptionContext option : vacuum.vacuumOption()) {
      dryRun |= option.DRY() != null;
      lite |= option.LITE() != null;
      if (option.NUMBER_() != null) {
        retain = Optional.of(hours(option));
      }
    }
    return new MaintenanceStatement.Vacuum(
        captures.place(vacuum.tablePlace()), retain, dryRun, lite);
  }

  private BigDecimal hours(VacuumOptionContext option) {
    String digits = option.NUMBER_().getText();
    try {
      return new BigDecimal(digits);
    } catch (NumberFormatException notDecimal) {
      throw captures.error(option.NUMBER_().getSymbol(), "'" + digits + "' is no number of hours");
    }
  }

  Statement optimize(OptimizeContext optimize) {
    return new MaintenanceStatement.Optimize(
        captures.place(optimize.tablePlace()),
        optimize.FULL() != null,
        optimize.DRY() != null,
        captures.optionalFragment(optimize.maintenanceCondition()),
        captures.paths(optimize.columnPath()));
  }

  Statement reorg(ReorgContext reorg) {
    Fragment action = captures.inside(reorg.group());
    return new MaintenanceStatement.Reorg(
        captures.name(reorg.name()),
        captures.optionalFragment(reorg.maintenanceCondition()),
        action.text().toUpperCase(Locale.ROOT));
  }

  Statement convert(ConvertContext convert) {
    Name table =
        convert.name() == null
            ? new Name(
                List.of("parquet", captures.string(convert.string())),
                convert.string().getStart().getStartIndex())
            : captures.name(convert.name());
    ColumnBuilder columns = new ColumnBuilder(captures);
    return new MaintenanceStatement.ConvertToDelta(
        table,
        convert.STATISTICS() == null,
        convert.columnDefinition().stream().map(columns::column).toList());
  }

  Statement analyze(AnalyzeContext analyze) {
    String what = analyze.rest() == null ? "" : captures.words(analyze.rest());
    return new MaintenanceStatement.Analyze(captures.name(analyze.name()), what);
  }

  Statement generate(GenerateContext generate) {
    return new MaintenanceStatement.Generate(
        captures.name(generate.name()),
        captures.identifierOrString(generate.identifier(), generate.string()));
  }

  Statement repair(RepairContext repair) {
    boolean dryRun = repair.rest() != null && captures.words(repair.rest()).equals("DRY RUN");
    return new MaintenanceStatement.Repair(captures.name(repair.name()), dryRun);
  }
}
