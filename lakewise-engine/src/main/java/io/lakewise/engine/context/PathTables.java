package io.lakewise.engine.context;

import io.lakewise.catalog.Tables;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.table.DeltaTable;
import java.nio.file.Path;
import java.util.Set;

/** Tables called by their folders, inside the lake and declared folders. */
public final class PathTables {

  private final StatementContext statement;
  private final Viewer viewer;

  /** Opens tables on behalf of a viewer. */
  public PathTables(StatementContext statement, Viewer viewer) {
    this.statement = statement;
    this.viewer = viewer;
  }

  /**
   * The table in a folder, absolute or relative to the lake's. One that has a name asks for the
   * same privileges as by its name; others are open to admins, and to who may read or write files
   * on the external location that holds them.
   */
  public DeltaTable require(String path, Set<Privilege> privileges) {
    LakeLayout layout = statement.lake().layout();
    String location = layout.resolve(path);
    Path folder = Path.of(location);
    if (!layout.holds(folder) || folder.startsWith(layout.state())) {
      throw RelationErrors.tableOutside(path);
    }
    Tables tables = statement.catalog().tables();
    PathRights rights = new PathRights(statement, viewer);
    boolean named = tables.findByLocation(Viewer.LOCAL, location).isPresent();
    boolean open =
        named
            ? tables.findByLocation(viewer, location, privileges).isPresent()
            : !rights.inVolume(location) && rights.allows(location, needed(privileges));
    if (!open) {
      throw RelationErrors.tableOutside(path);
    }
    return statement.lake().tables().at(location);
  }

  private static Privilege needed(Set<Privilege> asByName) {
    boolean reads = asByName.isEmpty() || asByName.equals(Set.of(Privilege.SELECT));
    return reads ? Privilege.READ_FILES : Privilege.WRITE_FILES;
  }
}
