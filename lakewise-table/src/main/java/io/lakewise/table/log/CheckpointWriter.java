package io.lakewise.table.log;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.storage.ObjectStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Puts checkpoints in place, complete or not at all: they are written to staging first, and the
 * hint at them last (Delta protocol, "Checkpoints"). Thread-safe.
 */
public final class CheckpointWriter {

  private static final int ACTIONS_OF_A_SIDECAR = 500_000;

  private final ObjectStore store;
  private final CheckpointFiles files;
  private final Path staging;
  private final Supplier<UUID> ids;

  /**
   * A writer into a store.
   *
   * @param staging an existing local folder
   * @param ids for unique names
   */
  public CheckpointWriter(
      ObjectStore store, CheckpointFiles files, Path staging, Supplier<UUID> ids) {
    this.store = store;
    this.files = files;
    this.staging = staging;
    this.ids = ids;
  }

  /**
   * The state of a version (Delta protocol, "Checkpoints").
   *
   * @param table protocol, metadata, transactions and domains
   * @param live the live files
   * @param tombstones the files that were removed lately
   */
  public record Content(List<Action> table, List<AddFile> live, List<RemoveFile> tombstones) {
    /** Copies the lists. */
    public Content {
      table = List.copyOf(table);
      live = List.copyOf(live);
      tombstones = List.copyOf(tombstones);
    }

    private long count() {
      return (long) table.size() + live.size() + tombstones.size();
    }

    private Stream<Action> files() {
      return Stream.concat(
          live.stream().map(CheckpointWriter::unchanged),
          tombstones.stream().map(CheckpointWriter::unchanged));
    }
  }

  /**
   * Writes a classic checkpoint, unless the version has one.
   *
   * @return whether it was written
   */
  public boolean writeClassic(String location, long version, Content content) {
    String path = LogFiles.checkpoint(location, version);
    Path staged = staging.resolve("checkpoint-" + ids.get() + ".parquet");
    try {
      if (exists(location, version)) {
        return false;
      }
      Iterator<Action> actions =
          Stream.concat(content.table().stream(), content.files()).iterator();
      files.write(staged, CheckpointFiles.Layout.CLASSIC, actions);
      long size = Files.size(staged);
      store.upload(List.of(new ObjectStore.Upload(staged, path)));
      hint(location, version, content, size);
      return true;
    } catch (IOException e) {
      throw TableErrors.storage("write the checkpoint", path, e);
    } finally {
      delete(staged);
    }
  }

  /**
   * Writes a v2 checkpoint with sidecars (feature {@code v2Checkpoint}), unless the version has a
   * checkpoint.
   *
   * @return whether it was written
   */
  public boolean writeV2(String location, long version, Content content) {
    String path = LogFiles.checkpoint(location, version, ids.get());
    try {
      if (exists(location, version)) {
        return false;
      }
      List<Sidecar> sidecars = writeSidecars(location, content);
      byte[] manifest = manifest(version, content, sidecars);
      store.putIfAbsent(path, manifest);
      long size = manifest.length + sidecars.stream().mapToLong(Sidecar::size).sum();
      hint(location, version, content, size);
      return true;
    } catch (FileAlreadyExistsException somebodyElse) {
      return false;
    } catch (IOException e) {
      throw TableErrors.storage("write the checkpoint", path, e);
    }
  }

  private boolean exists(String location, long version) throws IOException {
    return LogListing.of(store, location, version).checkpointsUpTo(version).stream()
        .anyMatch(checkpoint -> checkpoint.version() == version);
  }

  private List<Sidecar> writeSidecars(String location, Content content) throws IOException {
    List<Sidecar> sidecars = new ArrayList<>();
    Iterator<Action> actions = content.files().iterator();
    while (actions.hasNext()) {
      String name = ids.get() + ".parquet";
      Path staged = staging.resolve(name);
      try {
        files.write(staged, CheckpointFiles.Layout.SIDECAR, limited(actions));
        long size = Files.size(staged);
        long modified = Files.getLastModifiedTime(staged).toMillis();
        String path = LogFiles.sidecars(location) + "/" + name;
        store.upload(List.of(new ObjectStore.Upload(staged, path)));
        sidecars.add(new Sidecar(name, size, modified));
      } finally {
        delete(staged);
      }
    }
    return sidecars;
  }

  private static Iterator<Action> limited(Iterator<Action> actions) {
    return new Iterator<>() {
      private int left = ACTIONS_OF_A_SIDECAR;

      @Override
      public boolean hasNext() {
        return left > 0 && actions.hasNext();
      }

      @Override
      public Action next() {
        left--;
        return actions.next();
      }
    };
  }

  private static byte[] manifest(long version, Content content, List<Sidecar> sidecars)
      throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    ObjectNode metadata = ActionJson.MAPPER.createObjectNode();
    metadata.putObject("checkpointMetadata").put("version", version);
    lines.write((metadata + "\n").getBytes(StandardCharsets.UTF_8));
    for (Sidecar sidecar : sidecars) {
      ObjectNode line = ActionJson.MAPPER.createObjectNode();
      line.putObject("sidecar")
          .put("path", sidecar.path())
          .put("sizeInBytes", sidecar.size())
          .put("modificationTime", sidecar.modificationTime());
      lines.write((line + "\n").getBytes(StandardCharsets.UTF_8));
    }
    lines.write(ActionJson.write(content.table()));
    return lines.toByteArray();
  }

  private void hint(String location, long version, Content content, long size) throws IOException {
    OptionalLong last = LastCheckpoint.version(store, location);
    if (last.isEmpty() || last.getAsLong() < version) {
      LastCheckpoint.write(store, location, version, content.count(), size, content.live().size());
    }
  }

  private static AddFile unchanged(AddFile add) {
    return new AddFile(
        add.path(),
        add.partitionValues(),
        add.size(),
        add.modificationTime(),
        false,
        add.stats(),
        add.tags(),
        add.deletionVector(),
        add.baseRowId(),
        add.defaultRowCommitVersion(),
        add.clusteringProvider());
  }

  private static RemoveFile unchanged(RemoveFile remove) {
    return new RemoveFile(
        remove.path(),
        remove.deletionTimestamp(),
        false,
        remove.extendedFileMetadata(),
        remove.partitionValues(),
        remove.size(),
        null,
        remove.tags(),
        remove.deletionVector(),
        remove.baseRowId(),
        remove.defaultRowCommitVersion());
  }

  private static void delete(Path staged) {
    try {
      Files.deleteIfExists(staged);
    } catch (IOException e) {
      throw TableErrors.storage("delete", staged.toString(), e);
    }
  }
}
