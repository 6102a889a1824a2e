package io.lakewise.engine.context;

import io.lakewise.catalog.Locations;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.permission.Privilege;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What may be reached by a path instead of a name: by admins what the operator has opened, by
 * others what lies below an external location on which they have the privilege.
 */
public final class PathRights {

  private final StatementContext statement;
  private final Viewer viewer;

  /** The rights of a viewer. */
  public PathRights(StatementContext statement, Viewer viewer) {
    this.statement = statement;
    this.viewer = viewer;
  }

  /** The folders whose files may be read. */
  public List<Path> readable() {
    LakeLayout layout = statement.lake().layout();
    List<Path> opened = new ArrayList<>(List.of(layout.files()));
    opened.addAll(layout.allowed());
    if (viewer.admin()) {
      return opened;
    }
    Locations locations = statement.catalog().locations();
    return locations.list(viewer).stream()
        .map(LocationEntry::path)
        .filter(path -> locations.allows(viewer, path, Privilege.READ_FILES))
        .map(Path::of)
        .filter(path -> opened.stream().anyMatch(path::startsWith))
        .toList();
  }

  /** Whether what lies at a store path, and has no name, may be read or written. */
  public boolean allows(String path, Privilege privilege) {
    return statement.catalog().locations().allows(viewer, path, privilege);
  }

  /** Whether a store path lies in the folder of a volume, which is reached by its name alone. */
  public boolean inVolume(String path) {
    Path folder = Path.of(path);
    return folder.startsWith(statement.lake().layout().volumes())
        || statement.catalog().volumes().listAll(Viewer.LOCAL).stream()
            .anyMatch(volume -> folder.startsWith(volume.location()));
  }
}
