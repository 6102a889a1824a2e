package io.lakewise.engine.context;

import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

/**
 * Where things lie in a lake.
 *
 * @param root the lake's folder, absolute and normalised
 * @param allowed declared folders outside the lake, absolute and normalised
 */
public record LakeLayout(Path root, List<Path> allowed) {

  /** Copies the list. */
  public LakeLayout {
    allowed = List.copyOf(allowed);
  }

  /** Managed tables, one folder for each, named by id. */
  public Path tables() {
    return root.resolve("tables");
  }

  /** Files that users put here to be read by SQL. */
  public Path files() {
    return root.resolve("files");
  }

  /** The relational state. */
  public Path state() {
    return root.resolve("_lakewise");
  }

  /** The database of names. */
  public Path stateFile() {
    return state().resolve("state.db");
  }

  /** Files that are being written and belong to no table yet. */
  public Path staging() {
    return state().resolve("staging");
  }

  /** Where queries spill. */
  public Path spill() {
    return state().resolve("spill");
  }

  /** The folder of a managed table. */
  public String managedLocation(UUID id) {
    return tables().resolve(id.toString()).toString();
  }

  /** A path as SQL writes it: absolute, or relative to the lake's folder. */
  public String resolve(String path) {
    return root.resolve(path).normalize().toString();
  }
}
