package io.lakewise.table.snapshot;

import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Action;
import io.lakewise.table.log.CheckpointFiles;
import io.lakewise.table.log.CheckpointWriter;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.log.SetTransaction;
import io.lakewise.table.storage.ObjectStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/** Writes checkpoints of versions. Thread-safe. */
public final class SnapshotCheckpoints {

  private final SnapshotLoader loader;
  private final CheckpointWriter writer;
  private final InstantSource clock;

  /**
   * A writer into a store.
   *
   * @param staging an existing local folder
   * @param ids for unique names
   * @param clock tells which tombstones have expired
   */
  public SnapshotCheckpoints(
      ObjectStore store,
      CheckpointFiles files,
      Path staging,
      Supplier<UUID> ids,
      InstantSource clock) {
    this.loader = new SnapshotLoader(store, files);
    this.writer = new CheckpointWriter(store, files, staging, ids);
    this.clock = clock;
  }

  /**
   * Writes a checkpoint of a version unless it has one: a v2 checkpoint if the table's properties
   * ask for it, otherwise a classic one.
   *
   * @return whether it was written
   */
  public boolean write(Snapshot snapshot) {
    TableProperties properties = TableProperties.of(snapshot.metadata());
    List<Action> table = new ArrayList<>();
    table.add(snapshot.protocol());
    table.add(snapshot.metadata());
    table.addAll(transactions(snapshot, properties));
    table.addAll(snapshot.domains().values());
    CheckpointWriter.Content content =
        new CheckpointWriter.Content(
            table, snapshot.files().all(), tombstones(snapshot, properties.deletedFileRetention()));
    boolean v2 =
        properties.checkpointsV2()
            && Protocols.supports(snapshot.protocol(), TableFeature.V2_CHECKPOINT);
    return v2
        ? writer.writeV2(snapshot.location(), snapshot.version(), content)
        : writer.writeClassic(snapshot.location(), snapshot.version(), content);
  }

  /**
   * Those that the table still keeps; one of which nobody knows the time has expired, as in Delta.
   */
  private List<SetTransaction> transactions(Snapshot snapshot, TableProperties properties) {
    List<SetTransaction> all = new ArrayList<>(snapshot.transactions().values());
    all.sort(Comparator.comparing(SetTransaction::appId));
    properties
        .setTransactionRetention()
        .ifPresent(
            retention -> {
              long oldest = clock.millis() - retention.toMillis();
              all.removeIf(each -> each.lastUpdated() == null || each.lastUpdated() <= oldest);
            });
    return all;
  }

  private List<RemoveFile> tombstones(Snapshot snapshot, Duration retention) {
    long oldest = clock.millis() - retention.toMillis();
    return loader.tombstones(snapshot).stream()
        .filter(remove -> remove.deletionTimestamp() != null && remove.deletionTimestamp() > oldest)
        .toList();
  }
}
