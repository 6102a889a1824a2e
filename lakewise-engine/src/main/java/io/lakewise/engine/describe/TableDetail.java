package io.lakewise.engine.describe;

import io.lakewise.engine.context.StatementPolicies;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.snapshot.Snapshot;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** DESCRIBE DETAIL: one row about a table's newest version. */
public final class TableDetail {

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("format", "VARCHAR"),
          new ResultColumn("id", "VARCHAR"),
          new ResultColumn("name", "VARCHAR"),
          new ResultColumn("description", "VARCHAR"),
          new ResultColumn("location", "VARCHAR"),
          new ResultColumn("createdAt", "TIMESTAMP WITH TIME ZONE"),
          new ResultColumn("lastModified", "TIMESTAMP WITH TIME ZONE"),
          new ResultColumn("partitionColumns", "VARCHAR[]"),
          new ResultColumn("clusteringColumns", "VARCHAR[]"),
          new ResultColumn("numFiles", "BIGINT"),
          new ResultColumn("sizeInBytes", "BIGINT"),
          new ResultColumn("properties", "MAP(VARCHAR, VARCHAR)"),
          new ResultColumn("minReaderVersion", "INTEGER"),
          new ResultColumn("minWriterVersion", "INTEGER"),
          new ResultColumn("tableFeatures", "VARCHAR[]"),
          new ResultColumn("statistics", "MAP(VARCHAR, BIGINT)"));

  private TableDetail() {}

  /** The row of a table; how much there is in it is not told where rows are hidden. */
  public static Listing of(Target target, StatementPolicies policies) {
    boolean told = !policies.hideRows(target);
    Snapshot snapshot = target.snapshot();
    Metadata metadata = snapshot.metadata();
    Protocol protocol = snapshot.protocol();
    List<Object> row =
        Arrays.asList(
            "delta",
            metadata.id(),
            target.entry() == null ? metadata.name() : target.entry().name().toString(),
            metadata.description(),
            snapshot.location(),
            metadata.createdTime() == null ? null : Instant.ofEpochMilli(metadata.createdTime()),
            Instant.ofEpochMilli(snapshot.timestamp()),
            metadata.partitionColumns(),
            ClusteringColumns.of(snapshot).stream().map(path -> String.join(".", path)).toList(),
            told ? snapshot.files().count() : null,
            told ? snapshot.files().bytes() : null,
            ShownProperties.of(metadata),
            protocol.minReaderVersion(),
            protocol.minWriterVersion(),
            features(protocol),
            told ? statistics(snapshot) : null);
    return new Listing(COLUMNS, List.of(row));
  }

  private static List<String> features(Protocol protocol) {
    Set<String> features = new TreeSet<>();
    if (protocol.readerFeatures() != null) {
      features.addAll(protocol.readerFeatures());
    }
    if (protocol.writerFeatures() != null) {
      features.addAll(protocol.writerFeatures());
    }
    return List.copyOf(features);
  }

  private static Map<String, Long> statistics(Snapshot snapshot) {
    long vectors = 0;
    long rows = 0;
    for (AddFile file : snapshot.files().all()) {
      if (file.deletionVector() != null) {
        vectors++;
        rows += file.deletionVector().cardinality();
      }
    }
    Map<String, Long> statistics = new LinkedHashMap<>();
    statistics.put("numDeletionVectors", vectors);
    statistics.put("numRowsDeletedByDeletionVectors", rows);
    return statistics;
  }
}
