package io.lakewise.table.snapshot;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Checksum;
import io.lakewise.table.log.ChecksumJson;
import io.lakewise.table.log.DomainMetadata;
import io.lakewise.table.log.LogFiles;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.List;
import java.util.Objects;

/** Writes checksum files and compares versions with them. */
public final class SnapshotChecksum {

  private SnapshotChecksum() {}

  /**
   * Writes a version's checksum file, unless there is one. To be called after a commit; a failure
   * leaves the table as it is.
   */
  public static void write(ObjectStore store, Snapshot snapshot) throws IOException {
    try {
      store.putIfAbsent(
          LogFiles.checksum(snapshot.location(), snapshot.version()),
          ChecksumJson.write(of(snapshot)));
    } catch (FileAlreadyExistsException writtenBySomebodyElse) {
      // checksum files are never replaced (Delta protocol, "Version Checksum File")
    }
  }

  private static Checksum of(Snapshot snapshot) {
    boolean timed = TableProperties.of(snapshot.metadata()).inCommitTimestamps();
    return new Checksum(
        snapshot.files().bytes(),
        snapshot.files().count(),
        timed ? snapshot.timestamp() : null,
        snapshot.protocol(),
        snapshot.metadata(),
        List.copyOf(snapshot.transactions().values()),
        List.copyOf(snapshot.domains().values()));
  }

  /**
   * Compares a version with its checksum file.
   *
   * @throws io.lakewise.table.error.LakewiseException if they do not agree
   */
  static void verify(Snapshot snapshot, String file, Checksum checksum) {
    same(file, "number of files", checksum.numFiles(), snapshot.files().count());
    same(file, "bytes of the files", checksum.tableSizeBytes(), snapshot.files().bytes());
    same(file, "protocol", checksum.protocol(), snapshot.protocol());
    Metadata expected = checksum.metadata();
    Metadata actual = snapshot.metadata();
    same(file, "table id", expected.id(), actual.id());
    same(file, "schema", expected.schema(), actual.schema());
    same(file, "partition columns", expected.partitionColumns(), actual.partitionColumns());
    same(file, "table properties", expected.configuration(), actual.configuration());
    if (checksum.transactions() != null) {
      for (SetTransaction transaction : checksum.transactions()) {
        SetTransaction found = snapshot.transactions().get(transaction.appId());
        long version = found == null ? transaction.version() : found.version();
        same(file, "txn of " + transaction.appId(), transaction.version(), version);
      }
    }
    if (checksum.domains() != null) {
      for (DomainMetadata domain : checksum.domains()) {
        same(
            file,
            "domain " + domain.domain(),
            domain.removed() ? null : domain,
            snapshot.domains().get(domain.domain()));
      }
    }
  }

  private static void same(String file, String what, Object expected, Object actual) {
    if (!Objects.equals(expected, actual)) {
      throw TableErrors.checksumMismatch(
          file, what + " is " + actual + " in the log and " + expected + " in the checksum");
    }
  }
}
