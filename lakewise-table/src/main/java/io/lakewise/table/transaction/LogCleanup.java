package io.lakewise.table.transaction;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.Protocols;
import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Checkpoint;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Deletes log files that retention does not ask for any more (Delta protocol, "Metadata Cleanup").
 * Every version that was the newest at some time within the retention stays readable: older files
 * go only up to the newest complete checkpoint before all of those.
 */
public final class LogCleanup {

  private final ObjectStore store;
  private final InstantSource clock;

  /** Cleans logs in a store. */
  public LogCleanup(ObjectStore store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Cleans a table's log by its property {@code delta.logRetentionDuration}, unless {@code
   * delta.enableExpiredLogCleanup} is false or the feature checkpointProtection forbids it.
   *
   * @return number of files deleted
   */
  public int clean(Snapshot latest) {
    TableProperties properties = TableProperties.of(latest.metadata());
    if (!properties.expiredLogCleanup()
        || Protocols.supports(latest.protocol(), TableFeature.CHECKPOINT_PROTECTION)) {
      return 0;
    }
    long cutoff = clock.millis() - properties.logRetention().toMillis();
    try {
      List<StoredObject> expired = expired(LogListing.of(store, latest.location(), 0), cutoff);
      for (StoredObject file : expired) {
        store.delete(file.path());
      }
      return expired.size();
    } catch (IOException e) {
      throw TableErrors.storage("clean the log of", latest.location(), e);
    }
  }

  private static List<StoredObject> expired(LogListing listing, long cutoff) {
    long oldestWanted = listing.latestVersion();
    for (Map.Entry<Long, StoredObject> commit : listing.commits().descendingMap().entrySet()) {
      oldestWanted = commit.getKey();
      if (commit.getValue().modified() <= cutoff) {
        break;
      }
    }
    List<Checkpoint> bases = listing.checkpointsUpTo(oldestWanted);
    if (bases.isEmpty()) {
      return List.of();
    }
    long base = bases.get(0).version();
    List<StoredObject> expired = new ArrayList<>();
    expired.addAll(listing.commits().headMap(base).values());
    expired.addAll(listing.checksums().headMap(base).values());
    listing.compacted().values().stream()
        .filter(compacted -> compacted.last() < base)
        .forEach(compacted -> expired.add(compacted.file()));
    bases.stream()
        .filter(checkpoint -> checkpoint.version() < base)
        .forEach(checkpoint -> expired.addAll(checkpoint.parts()));
    expired.removeIf(file -> file.modified() > cutoff);
    return expired;
  }
}
