package io.lakewise.table.transaction;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.scan.RecordCounts;
import io.lakewise.table.snapshot.Snapshot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Gives new files row ids behind all that were given before (Delta protocol, "Row Tracking"). */
final class RowIds {

  static final String DOMAIN = "delta.rowTracking";

  private static final ObjectMapper JSON = new ObjectMapper();

  private long highWaterMark;
  private final long before;

  /**
   * @param brought the domain of the table whose files this one takes over, or null
   */
  RowIds(Snapshot base, DomainMetadata brought) {
    this.highWaterMark = Math.max(mark(base.domains().get(DOMAIN)), mark(brought));
    this.before = highWaterMark;
  }

  /** The files, with ids if they had none. */
  List<AddFile> assign(List<AddFile> files, long version) {
    List<AddFile> assigned = new ArrayList<>();
    for (AddFile file : files) {
      assigned.add(file.baseRowId() == null ? assign(file, version) : file);
    }
    return assigned;
  }

  /** What the log must say now, or null if no ids were given. */
  DomainMetadata action() {
    return highWaterMark == before
        ? null
        : new DomainMetadata(DOMAIN, "{\"rowIdHighWaterMark\":" + highWaterMark + "}", false);
  }

  private AddFile assign(AddFile file, long version) {
    long rows =
        RecordCounts.of(file.stats())
            .orElseThrow(() -> TransactionErrors.noRecordCount(file.path()));
    long first = highWaterMark + 1;
    highWaterMark += rows;
    Long since = file.defaultRowCommitVersion();
    return new AddFile(
        file.path(),
        file.partitionValues(),
        file.size(),
        file.modificationTime(),
        file.dataChange(),
        file.stats(),
        file.tags(),
        file.deletionVector(),
        first,
        since == null ? Long.valueOf(version) : since,
        file.clusteringProvider());
  }

  private static long mark(DomainMetadata domain) {
    return domain == null ? -1 : parse(domain.configuration());
  }

  private static long parse(String configuration) {
    try {
      JsonNode mark = JSON.readTree(configuration).path("rowIdHighWaterMark");
      return mark.isIntegralNumber() ? mark.longValue() : -1;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
