package io.lakewise.engine.result;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Rows that stream from the executing half; closing it also ends the statement. */
public final class QueryResult implements Result {

  /** The metric of a result whose rows were known before. */
  public static final String FROM_CACHE = "from_result_cache";

  private static final Pattern ZONED = Pattern.compile("TIMESTAMP WITH TIME ZONE|VARIANT");

  private final WorkResult rows;
  private final ZonedValues zoned;
  private final Runnable statement;
  private final Optional<Consumer<byte[]>> keeper;
  private final boolean known;
  private Boolean hasZonedTimes;
  private boolean closed;

  /** Streams {@code rows}, their times in a zone; {@code statement} is run behind them. */
  public QueryResult(WorkResult rows, ZoneId zone, Runnable statement) {
    this(rows, zone, statement, Optional.empty());
  }

  /**
   * The same with rows that may be kept for who asks again.
   *
   * @param keeper takes all of them as an Arrow IPC stream without dictionaries
   */
  public QueryResult(
      WorkResult rows, ZoneId zone, Runnable statement, Optional<Consumer<byte[]>> keeper) {
    this(rows, zone, statement, keeper, false);
  }

  private QueryResult(
      WorkResult rows,
      ZoneId zone,
      Runnable statement,
      Optional<Consumer<byte[]>> keeper,
      boolean known) {
    this.rows = rows;
    this.zoned = new ZonedValues(zone);
    this.statement = statement;
    this.keeper = keeper;
    this.known = known;
  }

  /** Rows that were known before the statement came. */
  public static QueryResult known(WorkResult rows, ZoneId zone, Runnable statement) {
    return new QueryResult(rows, zone, statement, Optional.empty(), true);
  }

  /** Who keeps the rows; empty if they may be others next time, or are kept already. */
  public Optional<Consumer<byte[]>> keeper() {
    return keeper;
  }

  @Override
  public List<ResultColumn> columns() {
    return rows.columns().stream()
        .map(column -> new ResultColumn(column.name(), column.type()))
        .toList();
  }

  @Override
  public List<Object> next() {
    List<Object> row = closed ? null : rows.next();
    return row == null || !hasZonedTimes() ? row : zoned.of(row);
  }

  private boolean hasZonedTimes() {
    if (hasZonedTimes == null) {
      hasZonedTimes =
          rows.columns().stream().anyMatch(column -> ZONED.matcher(column.type()).find());
    }
    return hasZonedTimes;
  }

  /** The rows as the executing half offers them, for who can take them from there. */
  public WorkResult rows() {
    return rows;
  }

  @Override
  public long writeTo(Path file, FileFormat format) {
    return switch (format) {
      case PARQUET -> rows.writeParquet(file);
      case ARROW -> rows.writeArrow(file);
    };
  }

  @Override
  public Map<String, String> metrics() {
    return known ? Map.of(FROM_CACHE, "true") : Map.of();
  }

  @Override
  public String message() {
    return null;
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      rows.close();
    } finally {
      statement.run();
    }
  }
}
