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
   * same privileges as by its name; a managed folder without a name, such as a dropped table's, is
   * open only to admins.
   */
  public DeltaTable require(String path, Set<Privilege> privileges) {
    LakeLayout layout = statement.lake().layout();
    String location = layout.resolve(path);
    Path folder = Path.of(location);
    if (!layout.holds(folder) || folder.startsWith(layout.state())) {
      throw RelationErrors.tableOutside(path);
    }
    Tables tables = statement.catalog().tables();
    boolean named = tables.findByLocation(Viewer.LOCAL, location).isPresent();
    boolean open =
        named
            ? tables.findByLocation(viewer, location, privileges).isPresent()
            : viewer.admin() || !folder.startsWith(layout.tables());
    if (!open) {
      throw RelationErrors.tableOutside(path);
    }
    return statement.lake().tables().at(location);
  }
}
