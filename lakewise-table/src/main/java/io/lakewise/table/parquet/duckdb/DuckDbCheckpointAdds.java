package io.lakewise.table.parquet.duckdb;

import io.lakewise.table.log.ActionParts;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.CheckpointedFile;
import io.lakewise.table.log.LogSink;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The files of a checkpoint. Texts come as bytes, which DuckDB hands over several times as fast as
 * strings, and what many files have in common is read once.
 */
final class DuckDbCheckpointAdds {

  /** More different texts than this are not kept. */
  private static final int MOST_KEPT = 10_000;

  private static final int TEXT = 1;
  private static final int PATH_LENGTH = 2;
  private static final int STATISTICS_LENGTH = 3;
  private static final int SIZE = 4;
  private static final int MODIFICATION_TIME = 5;
  private static final int DATA_CHANGE = 6;
  private static final int IS_PLAIN = 7;
  private static final int PARTITION_VALUES = 8;
  private static final int TAGS = 9;
  private static final int DELETION_VECTOR = 10;
  private static final int BASE_ROW_ID = 11;
  private static final int ROW_COMMIT_VERSION = 12;
  private static final int CLUSTERING_PROVIDER = 13;
  private static final int PARSED_STATISTICS = 14;

  /** What most files have not. */
  private static final List<String> RARE =
      List.of(
          "tags", "deletionVector", "baseRowId", "defaultRowCommitVersion", "clusteringProvider");

  private final String file;
  private final Set<String> members;
  private final DuckDbCheckpointStatistics statistics;
  private final Map<ByteBuffer, Map<String, String>> maps = new HashMap<>();
  private final Map<ByteBuffer, String> texts = new HashMap<>();

  /**
   * Reads the files of a checkpoint.
   *
   * @param members of its column {@code add}, with their types
   */
  DuckDbCheckpointAdds(String file, Map<String, String> members) {
    this.file = file;
    this.members = members.keySet();
    this.statistics = DuckDbCheckpointStatistics.of(members.get("stats_parsed"));
  }

  /**
   * The query for what {@link #read} takes. Members are named one by one, and the parameter {@code
   * schema} is not used: with it DuckDB reads all members of a struct.
   */
  String query() {
    String path = text("path");
    String statistics = text("stats");
    return Stream.of(
            "encode(concat(" + path + ", " + statistics + "))",
            "strlen(" + path + ")",
            "strlen(" + statistics + ")",
            member("size", "CAST(add.size AS BIGINT)", "BIGINT"),
            member("modificationTime", "CAST(add.modificationTime AS BIGINT)", "BIGINT"),
            "coalesce(" + member("dataChange", "add.dataChange", "BOOLEAN") + ", true)",
            isPlain(),
            json("partitionValues"),
            json("tags"),
            json("deletionVector"),
            member("baseRowId", "CAST(add.baseRowId AS BIGINT)", "BIGINT"),
            member(
                "defaultRowCommitVersion", "CAST(add.defaultRowCommitVersion AS BIGINT)", "BIGINT"),
            "encode(" + text("clusteringProvider") + ")",
            parsedStatistics())
        .collect(
            Collectors.joining(
                ", ",
                "SELECT ",
                " FROM read_parquet(" + Literals.file(file) + ") WHERE add IS NOT NULL"));
  }

  private String isPlain() {
    Stream<String> missing =
        RARE.stream().filter(members::contains).map(name -> "add." + name + " IS NULL");
    String noPartition =
        member("partitionValues", "coalesce(cardinality(add.partitionValues), 0) = 0", "BOOLEAN");
    return Stream.concat(Stream.of("coalesce(" + noPartition + ", true)"), missing)
        .collect(Collectors.joining(" AND "));
  }

  private String parsedStatistics() {
    return statistics.present()
        ? "CASE WHEN " + text("stats") + " IS NULL THEN " + json("stats_parsed") + " END"
        : "NULL";
  }

  private String member(String name, String value, String duckDbType) {
    return members.contains(name) ? value : "CAST(NULL AS " + duckDbType + ")";
  }

  private String text(String name) {
    return member(name, "CAST(add." + name + " AS VARCHAR)", "VARCHAR");
  }

  private String json(String name) {
    String json = "encode(CAST(to_json(add." + name + ") AS VARCHAR))";
    return member(name, "CASE WHEN add." + name + " IS NOT NULL THEN " + json + " END", "BLOB");
  }

  /** Hands all rows of the query's answer to a sink. */
  void read(ResultSet rows, LogSink sink) throws SQLException {
    while (rows.next()) {
      byte[] text = rows.getBytes(TEXT);
      int pathLength = (int) rows.getLong(PATH_LENGTH);
      ActionParts.required(file, rows.wasNull() ? null : text, "path");
      rows.getLong(STATISTICS_LENGTH);
      boolean hasStatistics = !rows.wasNull();
      AddFile rest = rows.getBoolean(IS_PLAIN) ? plain(rows) : rare(rows);
      byte[] parsed =
          hasStatistics || !statistics.present() ? null : rows.getBytes(PARSED_STATISTICS);
      sink.file(
          parsed == null
              ? new CheckpointedFile(text, pathLength, hasStatistics, rest)
              : new CheckpointedFile(withStatistics(text, parsed), pathLength, true, rest));
    }
  }

  private byte[] withStatistics(byte[] path, byte[] parsed) {
    byte[] json = statistics.json(parsed).getBytes(StandardCharsets.UTF_8);
    byte[] text = Arrays.copyOf(path, path.length + json.length);
    System.arraycopy(json, 0, text, path.length, json.length);
    return text;
  }

  private AddFile plain(ResultSet rows) throws SQLException {
    return CheckpointedFile.rest(
        size(rows), rows.getLong(MODIFICATION_TIME), rows.getBoolean(DATA_CHANGE));
  }

  private AddFile rare(ResultSet rows) throws SQLException {
    Map<String, String> partitionValues = map(rows.getBytes(PARTITION_VALUES));
    return new AddFile(
        null,
        partitionValues == null ? Map.of() : partitionValues,
        size(rows),
        rows.getLong(MODIFICATION_TIME),
        rows.getBoolean(DATA_CHANGE),
        null,
        map(rows.getBytes(TAGS)),
        ActionParts.deletionVector(file, rows.getBytes(DELETION_VECTOR)),
        number(rows, BASE_ROW_ID),
        number(rows, ROW_COMMIT_VERSION),
        text(rows.getBytes(CLUSTERING_PROVIDER)));
  }

  private long size(ResultSet rows) throws SQLException {
    long size = rows.getLong(SIZE);
    if (rows.wasNull()) {
      ActionParts.required(file, null, "size");
    }
    return size;
  }

  private static Long number(ResultSet rows, int column) throws SQLException {
    long value = rows.getLong(column);
    return rows.wasNull() ? null : Long.valueOf(value);
  }

  private Map<String, String> map(byte[] json) {
    if (json == null) {
      return null;
    }
    ByteBuffer key = ByteBuffer.wrap(json);
    Map<String, String> known = maps.get(key);
    if (known == null) {
      known = ActionParts.map(file, json);
      if (known != null && maps.size() < MOST_KEPT) {
        maps.put(key, known);
      }
    }
    return known;
  }

  private String text(byte[] text) {
    return text == null
        ? null
        : texts.computeIfAbsent(
            ByteBuffer.wrap(text), key -> new String(text, StandardCharsets.UTF_8));
  }
}
