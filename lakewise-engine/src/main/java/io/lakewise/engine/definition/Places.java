package io.lakewise.engine.definition;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.PlaceErrors;
import io.lakewise.engine.error.VolumeErrors;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.Metadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.UUID;

/** Where tables may lie. */
public final class Places {

  private final StatementContext statement;

  Places(StatementContext statement) {
    this.statement = statement;
  }

  /** The folder that a LOCATION means, in which there may be a table; others are refused. */
  String location(String written) {
    String location = statement.lake().layout().resolve(written);
    LakeLayout layout = statement.lake().layout();
    Path folder = Path.of(location);
    if (!layout.holds(folder)) {
      throw PlaceErrors.outside(location);
    }
    boolean reserved =
        written.isBlank()
            || layout.root().startsWith(folder)
            || folder.equals(layout.files())
            || folder.startsWith(layout.state())
            || folder.startsWith(layout.volumes())
            || (folder.startsWith(layout.tables())
                && !(statement.viewer().admin()
                    && statement.lake().tables().at(location).exists()));
    if (reserved) {
      throw PlaceErrors.reserved(location);
    }
    refuseTaken(location);
    requireFolder(folder);
    return location;
  }

  /**
   * The folder that a LOCATION means, in which the statement's principal may make something.
   *
   * @param privilege what it needs on the external location that holds it; admins need none
   */
  String external(String written, Privilege privilege) {
    String path = statement.lake().layout().resolve(written);
    if (!statement.catalog().locations().allows(statement.viewer(), path, privilege)) {
      throw VolumeErrors.notCovered(written, privilege.spelled());
    }
    return location(written);
  }

  /** The folder of an external location: one that the operator has opened, or below it. */
  String declared(String written) {
    LakeLayout layout = statement.lake().layout();
    String path = layout.resolve(written);
    Path folder = Path.of(path);
    boolean open =
        folder.startsWith(layout.files()) || layout.allowed().stream().anyMatch(folder::startsWith);
    if (!open || written.isBlank()) {
      throw PlaceErrors.outside(path);
    }
    boolean ownFolder =
        layout.root().startsWith(folder)
            || (folder.startsWith(layout.root()) && !folder.startsWith(layout.files()));
    if (ownFolder) {
      throw PlaceErrors.reserved(path);
    }
    requireFolder(folder);
    return path;
  }

  /** Refuses a place that is no folder and cannot become one. */
  private static void requireFolder(Path folder) {
    String problem = null;
    for (Path at = folder; at != null; at = at.getParent()) {
      try {
        BasicFileAttributes found =
            Files.readAttributes(at, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (found.isSymbolicLink()) {
          throw PlaceErrors.notAFolder(folder, at + " is a link that leads nowhere");
        }
        if (!found.isDirectory()) {
          throw PlaceErrors.notAFolder(folder, at + " is there and is no folder");
        }
        if (problem != null) {
          throw PlaceErrors.notAFolder(folder, problem);
        }
        return;
      } catch (NoSuchFileException notThere) {
        // then what holds it decides
      } catch (FileSystemException e) {
        problem = e.getReason() == null ? "it may not be looked at" : e.getReason();
      } catch (IOException e) {
        throw TableErrors.storage("look at", folder.toString(), e);
      }
    }
  }

  private void refuseTaken(String location) {
    Viewer everybody = new Viewer(statement.viewer().principal(), true);
    for (Relation relation : statement.catalog().relations().listAll(everybody)) {
      if (relation instanceof TableEntry table
          && (within(location, table.location()) || within(table.location(), location))) {
        throw statement
            .catalog()
            .relations()
            .find(statement.viewer(), table.name())
            .map(seen -> PlaceErrors.overlaps(location, seen.name().toString(), table.location()))
            .orElseGet(() -> PlaceErrors.reserved(location));
      }
    }
    refuseVolumes(location, everybody);
  }

  private void refuseVolumes(String location, Viewer everybody) {
    boolean taken =
        statement.catalog().volumes().listAll(everybody).stream()
            .map(VolumeEntry::location)
            .anyMatch(other -> within(location, other) || within(other, location));
    if (taken) {
      throw PlaceErrors.reserved(location);
    }
  }

  /** Refuses a folder in which something lies. */
  void requireEmpty(String location) {
    if (statement.lake().tables().at(location).exists()) {
      throw PlaceErrors.tableThere(location);
    }
    try {
      if (!statement.lake().store().listAll(location).isEmpty()) {
        throw PlaceErrors.filesThere(location);
      }
    } catch (IOException e) {
      throw TableErrors.storage("list", location, e);
    }
  }

  /** The id of a table that is there: the one that Lakewise gave it, or one made of its place. */
  public static UUID id(String location, Metadata metadata) {
    if (metadata.configuration().containsKey(LogProperties.TABLE)) {
      try {
        return UUID.fromString(metadata.id());
      } catch (IllegalArgumentException notOurs) {
        return made(location);
      }
    }
    return made(location);
  }

  /** The id that a table without one of ours has by its place. */
  public static UUID made(String location) {
    return UUID.nameUUIDFromBytes(location.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean within(String inner, String outer) {
    return inner.equals(outer) || inner.startsWith(outer + "/");
  }
}
