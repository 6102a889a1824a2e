package io.lakewise.catalog;

import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import java.util.List;
import java.util.Optional;

/** Folders of files by their names. What lies in them is not the catalog's to know. */
public interface Volumes {

  /** A volume, empty if there is none to see. */
  Optional<VolumeEntry> find(Viewer viewer, QualifiedName name);

  /**
   * A volume that must be there.
   *
   * @throws io.lakewise.catalog.error.NameNotFoundException with near names
   */
  VolumeEntry require(Viewer viewer, QualifiedName name);

  /**
   * A volume in which the viewer has a privilege.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if it sees the volume and has not
   */
  VolumeEntry require(Viewer viewer, QualifiedName name, Privilege privilege);

  /** Visible volumes of a schema in order of name; empty if there is no such schema. */
  List<VolumeEntry> list(Viewer viewer, SchemaName schema);

  /** Visible volumes of all schemas in order of catalog, schema and name. */
  List<VolumeEntry> listAll(Viewer viewer);

  /**
   * Creates a volume; the viewer needs CREATE VOLUME in the schema.
   *
   * @throws io.lakewise.catalog.error.NameTakenException if a volume has the name or the place
   */
  void create(Viewer viewer, VolumeEntry volume);

  /** Drops a volume; what it was. Its files are left to the caller. */
  VolumeEntry drop(Viewer viewer, QualifiedName name);

  /** Gives a volume another name in the same schema. */
  void rename(Viewer viewer, QualifiedName name, String newName);

  /** Sets or, with null, removes a volume's comment. */
  void comment(Viewer viewer, QualifiedName name, String comment);

  /** Gives a volume to another principal. */
  void owner(Viewer viewer, QualifiedName name, String owner);
}
