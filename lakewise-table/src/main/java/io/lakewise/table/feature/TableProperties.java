package io.lakewise.table.feature;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan.Mapping;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A table's {@code delta.*} properties, typed, with Delta's defaults. What another engine wrote
 * wrongly counts as not set.
 */
public final class TableProperties {

  /** Whether rows may only be added. */
  public static final String APPEND_ONLY = "delta.appendOnly";

  /** Whether changes of rows are written to files. */
  public static final String CHANGE_DATA_FEED = "delta.enableChangeDataFeed";

  /** Whether new deletion vectors may be written. */
  public static final String DELETION_VECTORS = "delta.enableDeletionVectors";

  /** Whether rows keep their ids. */
  public static final String ROW_TRACKING = "delta.enableRowTracking";

  /** Whether columns may take a wider type. */
  public static final String TYPE_WIDENING = "delta.enableTypeWidening";

  /** Whether commits carry their own time. */
  public static final String IN_COMMIT_TIMESTAMPS = "delta.enableInCommitTimestamps";

  /** The version that first carried its own time, if not the first of all. */
  public static final String IN_COMMIT_TIMESTAMP_VERSION =
      "delta.inCommitTimestampEnablementVersion";

  /** The time of that version, milliseconds since the epoch. */
  public static final String IN_COMMIT_TIMESTAMP_TIME =
      "delta.inCommitTimestampEnablementTimestamp";

  /** {@code none}, {@code name} or {@code id}. */
  public static final String COLUMN_MAPPING_MODE = "delta.columnMapping.mode";

  /** The highest column id ever given. */
  public static final String MAX_COLUMN_ID = "delta.columnMapping.maxColumnId";

  /** {@code classic} or {@code v2}. */
  public static final String CHECKPOINT_POLICY = "delta.checkpointPolicy";

  /** Commits between checkpoints. */
  public static final String CHECKPOINT_INTERVAL = "delta.checkpointInterval";

  /** How transactions are kept apart; Serializable if set. */
  public static final String ISOLATION_LEVEL = "delta.isolationLevel";

  /** How long log files are kept. */
  public static final String LOG_RETENTION = "delta.logRetentionDuration";

  /** How long removed files are kept. */
  public static final String DELETED_FILE_RETENTION = "delta.deletedFileRetentionDuration";

  /** Whether old log files are cleaned. */
  public static final String EXPIRED_LOG_CLEANUP = "delta.enableExpiredLogCleanup";

  /** How long application transactions are kept. */
  public static final String SET_TRANSACTION_RETENTION = "delta.setTransactionRetentionDuration";

  /** How many columns get statistics, -1 for all. */
  public static final String INDEXED_COLUMNS = "delta.dataSkippingNumIndexedCols";

  /** Which columns get statistics. */
  public static final String STATISTICS_COLUMNS = "delta.dataSkippingStatsColumns";

  /** Whether files lie in folders of random names. */
  public static final String RANDOM_PREFIXES = "delta.randomizeFilePrefixes";

  /** How large compaction makes files. */
  public static final String TARGET_FILE_SIZE = "delta.targetFileSize";

  /** The hidden column with row ids in rewritten files. */
  public static final String ROW_ID_COLUMN = "delta.rowTracking.materializedRowIdColumnName";

  /** The hidden column with the versions of rows in rewritten files. */
  public static final String ROW_VERSION_COLUMN =
      "delta.rowTracking.materializedRowCommitVersionColumnName";

  private static final Pattern SIZE = Pattern.compile("(\\d{1,15})\\s*(b?|[kmgt]b?)");

  /** How transactions are kept apart. */
  public enum Isolation {
    /** Writers are; appends may come between what others read. */
    WRITE_SERIALIZABLE("WriteSerializable"),
    /** All are. */
    SERIALIZABLE("Serializable");

    private final String wireName;

    Isolation(String wireName) {
      this.wireName = wireName;
    }

    /** As the log spells it. */
    public String wireName() {
      return wireName;
    }
  }

  private final Map<String, String> configuration;

  private TableProperties(Map<String, String> configuration) {
    this.configuration = configuration;
  }

  /** The properties of a table. */
  public static TableProperties of(Metadata metadata) {
    return new TableProperties(metadata.configuration());
  }

  /** Whether rows may only be added. */
  public boolean appendOnly() {
    return flag(APPEND_ONLY, false);
  }

  /** Whether changes of rows are written to files. */
  public boolean changeDataFeed() {
    return flag(CHANGE_DATA_FEED, false);
  }

  /** Whether new deletion vectors may be written. */
  public boolean deletionVectors() {
    return flag(DELETION_VECTORS, false);
  }

  /** Whether rows keep their ids. */
  public boolean rowTracking() {
    return flag(ROW_TRACKING, false);
  }

  /** Whether columns may take a wider type. */
  public boolean typeWidening() {
    return flag(TYPE_WIDENING, false);
  }

  /** Whether commits carry their own time. */
  public boolean inCommitTimestamps() {
    return flag(IN_COMMIT_TIMESTAMPS, false);
  }

  /** Whether old log files are cleaned. */
  public boolean expiredLogCleanup() {
    return flag(EXPIRED_LOG_CLEANUP, true);
  }

  /** Whether files lie in folders of random names. */
  public boolean randomPrefixes() {
    return flag(RANDOM_PREFIXES, false);
  }

  /** How columns are found in files. */
  public Mapping columnMapping() {
    return Mapping.of(configuration);
  }

  /** Whether checkpoints are of the v2 kind. */
  public boolean checkpointsV2() {
    return text(CHECKPOINT_POLICY, "classic").equals("v2");
  }

  /** Commits between checkpoints, 10 by default. */
  public int checkpointInterval() {
    return number(CHECKPOINT_INTERVAL).orElse(10);
  }

  /** How many columns get statistics, 32 by default, -1 for all. */
  public int indexedColumns() {
    return number(INDEXED_COLUMNS).orElse(32);
  }

  /** How transactions are kept apart. */
  public Isolation isolation() {
    return text(ISOLATION_LEVEL, "").equals("serializable")
        ? Isolation.SERIALIZABLE
        : Isolation.WRITE_SERIALIZABLE;
  }

  /** How long log files are kept, 30 days by default. */
  public Duration logRetention() {
    return Intervals.parse(configuration.get(LOG_RETENTION)).orElse(Duration.ofDays(30));
  }

  /** How long removed files are kept, 7 days by default. */
  public Duration deletedFileRetention() {
    return Intervals.parse(configuration.get(DELETED_FILE_RETENTION)).orElse(Duration.ofDays(7));
  }

  /** How long application transactions are kept; empty for always. */
  public Optional<Duration> setTransactionRetention() {
    return Intervals.parse(configuration.get(SET_TRANSACTION_RETENTION));
  }

  /** How large compaction makes files, in bytes; empty if the table does not say. */
  public OptionalLong targetFileSize() {
    Matcher size = SIZE.matcher(text(TARGET_FILE_SIZE, ""));
    if (!size.matches()) {
      return OptionalLong.empty();
    }
    long unit =
        1L << (10 * "bkmgt".indexOf(size.group(2).isEmpty() ? 'b' : size.group(2).charAt(0)));
    return OptionalLong.of(Math.max(1, Long.parseLong(size.group(1)) * unit));
  }

  private boolean flag(String key, boolean ifNotSet) {
    String value = text(key, "");
    return value.isEmpty() ? ifNotSet : value.equals("true");
  }

  private String text(String key, String ifNotSet) {
    String value = configuration.get(key);
    return value == null ? ifNotSet : value.strip().toLowerCase(Locale.ROOT);
  }

  private OptionalInt number(String key) {
    try {
      String value = configuration.get(key);
      return value == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(value.strip()));
    } catch (NumberFormatException notSet) {
      return OptionalInt.empty();
    }
  }
}
