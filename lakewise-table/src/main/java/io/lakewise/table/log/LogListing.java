package io.lakewise.table.log;

import io.lakewise.table.storage.ObjectStore;
import io.lakewise.table.storage.StoredObject;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The files of a log from some version on.
 *
 * @param commits by version
 * @param compacted compacted commits, by first version, the longest of each
 * @param checkpoints complete ones, newest first; of one version the classic one first
 * @param checksums by version
 */
public record LogListing(
    NavigableMap<Long, StoredObject> commits,
    NavigableMap<Long, Compacted> compacted,
    List<Checkpoint> checkpoints,
    NavigableMap<Long, StoredObject> checksums) {

  /**
   * A compacted commit.
   *
   * @param first version
   * @param last version, included
   * @param file where it is
   */
  public record Compacted(long first, long last, StoredObject file) {}

  /** Lists the files of the versions from {@code fromVersion} on. */
  public static LogListing of(ObjectStore store, String location, long fromVersion)
      throws IOException {
    Builder builder = new Builder();
    String from = fromVersion <= 0 ? "" : LogFiles.prefix(fromVersion);
    for (StoredObject file : store.list(LogFiles.folder(location), from)) {
      LogName.parse(file.name()).ifPresent(name -> builder.take(name, file));
    }
    return builder.build();
  }

  /** Whether no version can be read from these files. */
  public boolean isEmpty() {
    return commits.isEmpty() && checkpoints.isEmpty();
  }

  /** The latest version of which there is a commit or a checkpoint. */
  public long latestVersion() {
    long commit = commits.isEmpty() ? -1 : commits.lastKey();
    return checkpoints.isEmpty() ? commit : Math.max(commit, checkpoints.get(0).version());
  }

  /** The checkpoints of a version and those before it, newest first. */
  public List<Checkpoint> checkpointsUpTo(long version) {
    return checkpoints.stream().filter(checkpoint -> checkpoint.version() <= version).toList();
  }

  private static final class Builder {
    private final NavigableMap<Long, StoredObject> commits = new TreeMap<>();
    private final NavigableMap<Long, Compacted> compacted = new TreeMap<>();
    private final NavigableMap<Long, StoredObject> checksums = new TreeMap<>();
    private final List<Checkpoint> whole = new ArrayList<>();
    private final Map<PartsKey, NavigableMap<Integer, StoredObject>> parts = new TreeMap<>();

    private record PartsKey(long version, int parts) implements Comparable<PartsKey> {
      @Override
      public int compareTo(PartsKey other) {
        return Comparator.comparingLong(PartsKey::version)
            .thenComparingInt(PartsKey::parts)
            .compare(this, other);
      }
    }

    void take(LogName name, StoredObject file) {
      switch (name.kind()) {
        case COMMIT -> commits.put(name.version(), file);
        case CHECKSUM -> checksums.put(name.version(), file);
        case CLASSIC_CHECKPOINT, V2_CHECKPOINT ->
            whole.add(new Checkpoint(name.version(), List.of(file)));
        case MULTI_PART_CHECKPOINT ->
            parts
                .computeIfAbsent(new PartsKey(name.version(), name.parts()), key -> new TreeMap<>())
                .put(name.part(), file);
        case COMPACTED ->
            compacted.merge(
                name.version(),
                new Compacted(name.version(), name.lastVersion(), file),
                (one, other) -> one.last() >= other.last() ? one : other);
      }
    }

    LogListing build() {
      parts.forEach(
          (key, files) -> {
            if (files.size() == key.parts()
                && files.firstKey() == 1
                && files.lastKey() == key.parts()) {
              whole.add(new Checkpoint(key.version(), List.copyOf(files.values())));
            }
          });
      whole.sort(Comparator.comparingLong(Checkpoint::version).reversed());
      return new LogListing(commits, compacted, List.copyOf(whole), checksums);
    }
  }
}
