package io.lakewise.engine.context;

import io.lakewise.engine.error.LakeErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * Where things lie in a lake.
 *
 * @param root the lake's folder, absolute and normalised
 * @param allowed declared folders outside the lake, absolute and normalised
 */
public record LakeLayout(Path root, List<Path> allowed) {

  private static final Pattern ADDRESS = Pattern.compile("(?s)[A-Za-z][A-Za-z0-9+.-]*:.*");

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

  /** Managed volumes, one folder for each, named by id. */
  public Path volumes() {
    return root.resolve("volumes");
  }

  /** What is known of policies by tag without the state. */
  public Path policies() {
    return root.resolve("_policies");
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

  /** What the processes that write are about to put in place, a folder for each. */
  public Path processes() {
    return state().resolve("processes");
  }

  /** Where queries spill. */
  public Path spill() {
    return state().resolve("spill");
  }

  /** Whether there is a lake already. */
  public boolean isMade() {
    return Files.isDirectory(state());
  }

  /** For what queries write while there is no lake, as reading makes none; on the lake's disk. */
  public Path beside() {
    return root.resolveSibling(root.getFileName() + ".spill");
  }

  /** Whether a location lies in the lake, and moves with it. */
  public boolean contains(String location) {
    return Path.of(location).startsWith(root);
  }

  /** Whether a folder is the lake's or below one that the operator has opened. */
  public boolean holds(Path folder) {
    return folder.startsWith(root) || allowed.stream().anyMatch(folder::startsWith);
  }

  /** The folder of a managed table. */
  public String managedLocation(UUID id) {
    return tables().resolve(id.toString()).toString();
  }

  /**
   * A path as SQL writes it, absolute or relative to the lake's folder, without links in it. {@code
   * file:} may stand before it; other addresses are refused.
   */
  public String resolve(String path) {
    String plain = path.startsWith("file:") ? path.substring("file:".length()) : path;
    boolean host = plain.startsWith("//") && !plain.startsWith("///") && !plain.equals(path);
    plain = plain.startsWith("///") ? plain.substring(2) : plain;
    if (host || ADDRESS.matcher(plain).matches()) {
      throw LakeErrors.address(path);
    }
    try {
      return real(root.resolve(plain)).toString();
    } catch (InvalidPathException e) {
      throw LakeErrors.noPath(path, e);
    }
  }

  /** A path without links in its name, whether there is something or not. */
  public static Path real(Path path) {
    Path absolute = path.toAbsolutePath().normalize();
    Path existing = absolute;
    while (existing != null && !Files.exists(existing)) {
      existing = existing.getParent();
    }
    if (existing == null) {
      return absolute;
    }
    try {
      return existing.toRealPath().resolve(existing.relativize(absolute)).normalize();
    } catch (IOException e) {
      throw LakeErrors.folderUnusable(path, e);
    }
  }
}
