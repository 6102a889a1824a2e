package io.lakewise.engine.statement;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** Statements that restore, clean or lay out a table. */
public sealed interface MaintenanceStatement extends Statement {

  /** The table; for {@link ConvertToDelta} perhaps a path. */
  Name table();

  /**
   * {@code RESTORE [TABLE] name TO [VERSION | TIMESTAMP AS OF] value}.
   *
   * @param table the table
   * @param version to which version
   */
  record Restore(Name table, TimeTravel version) implements MaintenanceStatement {}

  /**
   * {@code VACUUM name [RETAIN n HOURS] [DRY RUN] [FULL | LITE]}.
   *
   * @param table the table
   * @param retainHours RETAIN
   * @param dryRun whether files are only listed
   * @param lite whether only files that the log knows are looked at
   */
  record Vacuum(Name table, Optional<BigDecimal> retainHours, boolean dryRun, boolean lite)
      implements MaintenanceStatement {}

  /**
   * {@code OPTIMIZE name [FULL] [DRY RUN] [WHERE condition] [ZORDER BY (columns)]}.
   *
   * @param table the table
   * @param full whether files laid out already are laid out again
   * @param dryRun whether it is only told what would be done
   * @param condition WHERE, on partition columns
   * @param zorder ZORDER BY
   */
  record Optimize(
      Name table, boolean full, boolean dryRun, Optional<Fragment> condition, List<Name> zorder)
      implements MaintenanceStatement {}

  /**
   * {@code REORG TABLE name [WHERE condition] APPLY (PURGE)}.
   *
   * @param table the table
   * @param condition WHERE, on partition columns
   * @param action the words in the parentheses, upper case: PURGE, UPGRADE UNIFORM(…)
   */
  record Reorg(Name table, Optional<Fragment> condition, String action)
      implements MaintenanceStatement {}

  /**
   * {@code CONVERT TO DELTA parquet.`path` [NO STATISTICS] [PARTITIONED BY (…)]}.
   *
   * @param table {@code parquet.path}, or a table
   * @param statistics whether statistics are gathered
   * @param partitionColumns the partition columns
   */
  record ConvertToDelta(Name table, boolean statistics, List<ColumnDefinition> partitionColumns)
      implements MaintenanceStatement {}

  /**
   * {@code ANALYZE TABLE name COMPUTE …}.
   *
   * @param table the table
   * @param what the words after the name, upper case
   */
  record Analyze(Name table, String what) implements MaintenanceStatement {}

  /**
   * {@code GENERATE symlink_format_manifest FOR TABLE name}.
   *
   * @param table the table
   * @param mode what is generated
   */
  record Generate(Name table, String mode) implements MaintenanceStatement {}

  /**
   * {@code FSCK REPAIR TABLE name [DRY RUN]}, {@code MSCK REPAIR TABLE name}.
   *
   * @param table the table
   * @param dryRun whether files are only listed
   */
  record Repair(Name table, boolean dryRun) implements MaintenanceStatement {}
}
