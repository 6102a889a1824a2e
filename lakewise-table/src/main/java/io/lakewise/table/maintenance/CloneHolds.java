package io.lakewise.table.maintenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.deletion.DeletionVectorFiles;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.AddFile;
import io.lakewise.table.log.DataPaths;
import io.lakewise.table.log.DeletionVector;
import io.lakewise.table.log.LogListing;
import io.lakewise.table.log.LogSegment;
import io.lakewise.table.log.RelativePaths;
import io.lakewise.table.log.RemoveFile;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.snapshot.SnapshotLoader;
import io.lakewise.table.storage.StoredObject;
import io.lakewise.table.transaction.TableEnvironment;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The holds of shallow clones on the files of their sources: a small object beside the source,
 * {@code <source>/_lakewise/clones/<id>.json}, which is there before the clone's version 0 is.
 */
public final class CloneHolds implements CloneReferences {

  private static final String FOLDER = "/_lakewise/clones";

  /** A clone that is not there so long after its hold will never be. */
  private static final Duration UNFINISHED = Duration.ofDays(7);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TableEnvironment environment;
  private final SnapshotLoader loader;
  private final OlderFiles olderFiles;

  /** The holds on tables of a store. */
  public CloneHolds(TableEnvironment environment) {
    this.environment = environment;
    this.loader = new SnapshotLoader(environment.store(), environment.checkpoints());
    this.olderFiles = new OlderFiles(environment);
  }

  /**
   * A hold.
   *
   * @param path of the object that says so
   * @param cloneLocation the folder of the clone
   * @param version of the source whose files the clone begins with
   * @param since milliseconds since the epoch
   */
  public record Hold(String path, String cloneLocation, long version, long since) {}

  /**
   * Holds a version's files for a clone, before it is created.
   *
   * @param cloneId unique among the source's clones
   * @param cloneLocation the folder of the clone, or the way to it from the source's, if they move
   *     together
   * @throws LakewiseException (USER) if files of the version are gone, or a vacuum may be about to
   *     delete them; then there is no hold
   */
  public void hold(Snapshot source, String cloneId, String cloneLocation) {
    hold(source.location(), source.version(), cloneId, cloneLocation);
    try {
      requireFiles(source);
    } catch (LakewiseException gone) {
      release(source.location(), cloneId);
      throw gone;
    }
  }

  /** A vacuum that begins now sees the hold; one that has begun before may not have seen it. */
  private void requireFiles(Snapshot source) {
    if (olderFiles.mayBeVacuumedSince(source.location(), source.version())) {
      olderFiles.require(loader.latest(source.location()), source);
    }
  }

  /** The same for a table whose files the source reads itself, and so holds already. */
  public void hold(String sourceLocation, long version, String cloneId, String cloneLocation) {
    Map<String, Object> content = new TreeMap<>();
    content.put("cloneLocation", cloneLocation);
    content.put("sourceVersion", version);
    String path = sourceLocation + FOLDER + "/" + cloneId + ".json";
    try {
      write(path, JSON.writeValueAsBytes(content));
    } catch (IOException e) {
      throw TableErrors.storage("write", path, e);
    }
  }

  /** A hold of which only a part were there would stop every vacuum, so it is put if absent. */
  private void write(String path, byte[] content) throws IOException {
    try {
      environment.store().putIfAbsent(path, content);
    } catch (FileAlreadyExistsException heldBefore) {
      if (!Arrays.equals(environment.store().read(path), content)) {
        environment.store().put(path, content);
      }
    }
  }

  /** Gives up a clone's hold, once it reads only its own files or is gone. */
  public void release(String sourceLocation, String cloneId) {
    String path = sourceLocation + FOLDER + "/" + cloneId + ".json";
    try {
      environment.store().delete(path);
    } catch (IOException e) {
      throw TableErrors.storage("delete", path, e);
    }
  }

  /** The holds on a table's files. */
  public List<Hold> of(String location) {
    List<Hold> holds = new ArrayList<>();
    try {
      for (StoredObject object : environment.store().list(location + FOLDER, "")) {
        if (object.name().endsWith(".json")) {
          read(location, object).ifPresent(holds::add);
        }
      }
    } catch (IOException e) {
      throw TableErrors.storage("read the clones of", location, e);
    }
    return holds;
  }

  /** Empty if the hold was given up meanwhile. */
  private Optional<Hold> read(String location, StoredObject object) throws IOException {
    JsonNode content;
    try {
      content = JSON.readTree(environment.store().read(object.path()));
    } catch (FileNotFoundException released) {
      return Optional.empty();
    }
    String clone = content.path("cloneLocation").asText();
    return Optional.of(
        new Hold(
            object.path(),
            clone.startsWith("/") ? clone : RelativePaths.from(location, clone),
            content.path("sourceVersion").asLong(),
            object.modified()));
  }

  @Override
  public Set<String> filesReadElsewhere(String location) {
    Set<String> files = new HashSet<>();
    for (Hold hold : of(location)) {
      try {
        if (loader.exists(hold.cloneLocation())) {
          addVersion(files, location, loader.latest(hold.cloneLocation()), true);
        } else if (hold.since() >= environment.clock().millis() - UNFINISHED.toMillis()) {
          addUnfinished(files, location, hold);
        }
      } catch (LakewiseException unreadable) {
        throw MaintenanceErrors.cloneUnreadable(
            location, hold.cloneLocation(), hold.path(), unreadable);
      }
    }
    return files;
  }

  /**
   * What a clone that is not there yet may begin with: the files of a version, or, if the log has
   * forgotten that version, whatever there was when the clone was begun.
   */
  private void addUnfinished(Set<String> files, String location, Hold hold) {
    try {
      if (isInLog(location, hold.version())) {
        addVersion(files, location, loader.at(location, hold.version()), false);
        return;
      }
      environment.store().listAll(location).stream()
          .filter(file -> file.modified() <= hold.since())
          .forEach(file -> files.add(file.path()));
    } catch (IOException e) {
      throw TableErrors.storage("list", location, e);
    }
  }

  private boolean isInLog(String location, long version) throws IOException {
    LogListing log = LogListing.of(environment.store(), location, 0);
    return version >= LogSegment.earliest(log) && version <= log.latestVersion();
  }

  /** Live files, and those of older versions of a clone as far as its log remembers them. */
  private void addVersion(
      Set<String> files, String location, Snapshot version, boolean withTombstones) {
    for (AddFile file : version.files().all()) {
      add(files, location, version, file.path(), file.deletionVector());
    }
    if (withTombstones) {
      for (RemoveFile file : loader.tombstones(version)) {
        add(files, location, version, file.path(), file.deletionVector());
      }
    }
  }

  private static void add(
      Set<String> files, String location, Snapshot version, String path, DeletionVector vector) {
    keepInside(files, location, DataPaths.resolve(version.location(), path));
    if (vector != null) {
      keepInside(files, location, DeletionVectorFiles.path(version.location(), vector));
    }
  }

  private static void keepInside(Set<String> files, String location, String path) {
    if (path != null && path.startsWith(location + "/")) {
      files.add(path);
    }
  }
}
