package io.lakewise.table.snapshot;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.CommitFile;
import io.lakewise.table.log.CommitLog;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.LogSegment;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.storage.StoredObject;
import java.time.Instant;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Finds the version of a time (Delta protocol, "In-Commit Timestamps"): by in-commit timestamps
 * where the table has them, and before that by the modification times of the commits, which are
 * taken as later than the one before where they are not.
 */
final class VersionTimes {

  private final CommitLog commits;

  VersionTimes(CommitLog commits) {
    this.commits = commits;
  }

  /** The last version that is not later than a time. */
  long versionAt(String location, LogListing listing, Metadata latest, long timestamp) {
    NavigableMap<Long, StoredObject> files =
        new TreeMap<>(listing.commits().tailMap(LogSegment.earliest(listing), true));
    if (files.isEmpty()) {
      throw TableErrors.noTable(location);
    }
    long lastVersion = files.lastKey();
    long last = time(location, latest, files, lastVersion);
    if (timestamp > last) {
      throw TableErrors.noVersionAt(location, text(timestamp), text(last), lastVersion, true);
    }
    long firstTimed = firstTimed(latest);
    NavigableMap<Long, StoredObject> timed = files.tailMap(firstTimed, true);
    if (!timed.isEmpty() && timestamp >= time(location, latest, files, timed.firstKey())) {
      return searchTimed(location, timed, timestamp);
    }
    NavigableMap<Long, Long> times = modificationTimes(files.headMap(firstTimed, false));
    long found = -1;
    for (Map.Entry<Long, Long> each : times.entrySet()) {
      if (each.getValue() <= timestamp) {
        found = each.getKey();
      }
    }
    if (found < 0) {
      long first = files.firstKey();
      throw TableErrors.noVersionAt(
          location, text(timestamp), text(time(location, latest, files, first)), first, false);
    }
    return found;
  }

  private long searchTimed(
      String location, NavigableMap<Long, StoredObject> timed, long timestamp) {
    long low = timed.firstKey();
    long high = timed.lastKey();
    while (low < high) {
      long middle = low + (high - low + 1) / 2;
      if (inCommit(location, middle) <= timestamp) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  private long time(
      String location, Metadata latest, NavigableMap<Long, StoredObject> files, long version) {
    long firstTimed = firstTimed(latest);
    return version >= firstTimed
        ? inCommit(location, version)
        : modificationTimes(files.headMap(firstTimed, false)).get(version);
  }

  private long inCommit(String location, long version) {
    return commits
        .find(location, version)
        .map(CommitFile::timestamp)
        .orElseThrow(() -> TableErrors.missingCommit(location, version, version));
  }

  private static long firstTimed(Metadata latest) {
    if (!TableProperties.of(latest).inCommitTimestamps()) {
      return Long.MAX_VALUE;
    }
    String version = latest.configuration().get(TableProperties.IN_COMMIT_TIMESTAMP_VERSION);
    try {
      return version == null ? 0 : Long.parseLong(version);
    } catch (NumberFormatException e) {
      return 0;
    }
  }

  private static NavigableMap<Long, Long> modificationTimes(
      NavigableMap<Long, StoredObject> files) {
    NavigableMap<Long, Long> times = new TreeMap<>();
    long previous = Long.MIN_VALUE;
    for (Map.Entry<Long, StoredObject> file : files.entrySet()) {
      previous = Math.max(file.getValue().modified(), previous + 1);
      times.put(file.getKey(), previous);
    }
    return times;
  }

  private static String text(long timestamp) {
    return Instant.ofEpochMilli(timestamp).toString();
  }
}
