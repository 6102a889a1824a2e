package io.lakewise.engine.definition;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.context.LakeLayout;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.PlaceErrors;
import io.lakewise.table.error.TableErrors;
import io.lakewise.table.log.Metadata;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
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
    boolean inside =
        folder.startsWith(layout.root()) || layout.allowed().stream().anyMatch(folder::startsWith);
    if (!inside) {
      throw PlaceErrors.outside(location);
    }
    boolean reserved =
        layout.root().startsWith(folder)
            || folder.startsWith(layout.state())
            || (folder.startsWith(layout.tables())
                && !(statement.viewer().admin()
                    && statement.lake().tables().at(location).exists()));
    if (reserved) {
      throw PlaceErrors.reserved(location);
    }
    refuseTaken(location);
    return location;
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
