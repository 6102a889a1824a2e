package io.lakewise.table.log;

import io.lakewise.table.error.TableErrors;
import io.lakewise.table.storage.StoredObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files that make up a version: a checkpoint, and what was committed after it.
 *
 * @param location the table's folder
 * @param version the version
 * @param checkpoint where to begin, or empty to begin with version 0
 * @param deltas commits and compacted commits to apply in this order
 * @param commit the commit of the version itself, if it is still there
 * @param checksum the checksum file of the version, if there is one
 */
public record LogSegment(
    String location,
    long version,
    Optional<Checkpoint> checkpoint,
    List<StoredObject> deltas,
    Optional<StoredObject> commit,
    Optional<StoredObject> checksum) {

  /** Copies the list. */
  public LogSegment {
    deltas = List.copyOf(deltas);
  }

  /** The ways to read a version from the files of a listing, the cheapest first; not empty. */
  public static List<LogSegment> of(String location, LogListing listing, long version) {
    List<LogSegment> segments = new ArrayList<>();
    for (Checkpoint checkpoint : listing.checkpointsUpTo(version)) {
      missing(listing, checkpoint.version() + 1, version)
          .ifPresentOrElse(
              gap -> {},
              () -> segments.add(segment(location, listing, version, Optional.of(checkpoint))));
    }
    if (listing.commits().containsKey(0L) && missing(listing, 0, version).isEmpty()) {
      segments.add(segment(location, listing, version, Optional.empty()));
    }
    if (segments.isEmpty()) {
      throw refusal(location, listing, version);
    }
    return segments;
  }

  private static RuntimeException refusal(String location, LogListing listing, long version) {
    long latest = listing.latestVersion();
    List<Checkpoint> checkpoints = listing.checkpointsUpTo(version);
    long first = checkpoints.isEmpty() ? 0 : checkpoints.get(0).version() + 1;
    Optional<Long> missing = missing(listing, first, Math.min(version, latest));
    long earliest = earliest(listing);
    if (version > latest || version < earliest || missing.isEmpty()) {
      return TableErrors.noSuchVersion(location, version, earliest, latest);
    }
    return TableErrors.missingCommit(location, missing.get(), version);
  }

  /** The earliest version that a listing of the whole log lets us read. */
  public static long earliest(LogListing listing) {
    if (listing.commits().containsKey(0L) || listing.checkpoints().isEmpty()) {
      return listing.commits().isEmpty() ? 0 : Math.min(0, listing.commits().firstKey());
    }
    return listing.checkpoints().get(listing.checkpoints().size() - 1).version();
  }

  private static Optional<Long> missing(LogListing listing, long first, long last) {
    long next = first;
    while (next <= last) {
      Optional<LogListing.Compacted> compacted = compacted(listing, next, last);
      if (compacted.isPresent()) {
        next = compacted.get().last() + 1;
      } else if (listing.commits().containsKey(next)) {
        next++;
      } else {
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  private static Optional<LogListing.Compacted> compacted(
      LogListing listing, long first, long last) {
    return Optional.ofNullable(listing.compacted().get(first))
        .filter(found -> found.last() <= last && found.last() > first);
  }

  private static LogSegment segment(
      String location, LogListing listing, long version, Optional<Checkpoint> checkpoint) {
    List<StoredObject> deltas = new ArrayList<>();
    long next = checkpoint.map(Checkpoint::version).orElse(-1L) + 1;
    while (next <= version) {
      Optional<LogListing.Compacted> compacted = compacted(listing, next, version);
      deltas.add(compacted.map(LogListing.Compacted::file).orElse(listing.commits().get(next)));
      next = compacted.map(LogListing.Compacted::last).orElse(next) + 1;
    }
    Map<Long, StoredObject> commits = listing.commits();
    return new LogSegment(
        location,
        version,
        checkpoint,
        deltas,
        Optional.ofNullable(commits.get(version)),
        Optional.ofNullable(listing.checksums().get(version)));
  }
}
