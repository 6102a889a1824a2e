package io.lakewise.engine.context;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.error.RelationErrors;
import io.lakewise.table.DeltaTable;
import java.nio.file.Path;
import java.util.Optional;

/** Tables called by their folders, inside the lake and declared folders. */
public final class PathTables {

  private final StatementContext statement;

  /** Opens tables as a statement's principal may. */
  public PathTables(StatementContext statement) {
    this.statement = statement;
  }

  /**
   * The table in a folder, absolute or relative to the lake's. One that has a name is open to those
   * who see the name; a managed folder without a name, such as a dropped table's, only to admins.
   */
  public DeltaTable require(String path) {
    LakeLayout layout = statement.lake().layout();
    String location = layout.resolve(path);
    Path folder = Path.of(location);
    boolean reachable =
        folder.startsWith(layout.root()) || layout.allowed().stream().anyMatch(folder::startsWith);
    if (!reachable || folder.startsWith(layout.state())) {
      throw RelationErrors.tableOutside(path);
    }
    Viewer viewer = statement.viewer();
    Optional<TableEntry> named =
        statement.catalog().tables().findByLocation(new Viewer(viewer.principal(), true), location);
    boolean open =
        named
            .map(entry -> viewer.sees(entry.owner()))
            .orElse(viewer.admin() || !folder.startsWith(layout.tables()));
    if (!open) {
      throw RelationErrors.tableOutside(path);
    }
    return statement.lake().tables().at(location);
  }
}
