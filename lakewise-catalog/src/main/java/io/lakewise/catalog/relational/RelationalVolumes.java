package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.Volumes;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Volumes as rows. */
record RelationalVolumes(State state, Audited audited) implements Volumes {

  @Override
  public Optional<VolumeEntry> find(Viewer viewer, QualifiedName name) {
    return state.read(handle -> VolumeRows.ROWS.seen(handle, viewer, name).map(Seen::entry));
  }

  @Override
  public VolumeEntry require(Viewer viewer, QualifiedName name) {
    return state.read(handle -> VolumeRows.ROWS.require(handle, viewer, name));
  }

  @Override
  public VolumeEntry require(Viewer viewer, QualifiedName name, Privilege privilege) {
    return state.read(handle -> VolumeRows.ROWS.require(handle, viewer, name, privilege));
  }

  @Override
  public List<VolumeEntry> list(Viewer viewer, SchemaName schema) {
    return state.read(handle -> VolumeRows.ROWS.list(handle, viewer, schema));
  }

  @Override
  public List<VolumeEntry> listAll(Viewer viewer) {
    return state.read(handle -> VolumeRows.ROWS.listAll(handle, viewer));
  }

  @Override
  public void create(Viewer viewer, VolumeEntry volume) {
    NameRules.checked(volume.name().name());
    state.write(
        handle -> {
          SchemaRows.require(handle, viewer, volume.name().schemaName(), Privilege.CREATE_VOLUME);
          requireFree(handle, viewer, volume.name());
          for (VolumeEntry other : VolumeRows.ROWS.listAll(handle, Viewer.LOCAL)) {
            if (PlaceOrder.overlap(other.location(), volume.location())) {
              throw CatalogErrors.overlapping(volume.location());
            }
          }
          return VolumeRows.insert(handle, volume);
        });
  }

  @Override
  public VolumeEntry drop(Viewer viewer, QualifiedName name) {
    return state.write(
        handle -> {
          VolumeEntry volume = VolumeRows.ROWS.requireOwn(handle, viewer, name);
          VolumeRows.delete(handle, volume);
          return volume;
        });
  }

  @Override
  public void rename(Viewer viewer, QualifiedName name, String newName) {
    NameRules.checked(newName);
    state.write(
        handle -> {
          VolumeEntry volume = VolumeRows.ROWS.requireOwn(handle, viewer, name);
          SchemaRows.require(handle, viewer, name.schemaName(), Privilege.CREATE_VOLUME);
          if (!NameRules.key(newName).equals(NameRules.key(name.name()))) {
            requireFree(handle, viewer, new QualifiedName(name.catalog(), name.schema(), newName));
          }
          return handle
              .createUpdate("UPDATE volumes SET name_key = :key, name = :name WHERE id = :id")
              .bind("key", NameRules.key(newName))
              .bind("name", newName)
              .bind("id", volume.id().toString())
              .execute();
        });
  }

  @Override
  public void comment(Viewer viewer, QualifiedName name, String comment) {
    state.write(
        handle -> {
          VolumeEntry volume = VolumeRows.ROWS.requireOwn(handle, viewer, name);
          return change(handle, volume, "comment", comment);
        });
  }

  @Override
  public void owner(Viewer viewer, QualifiedName name, String owner) {
    state.write(
        handle -> {
          VolumeEntry volume = VolumeRows.ROWS.requireOwn(handle, viewer, name);
          String spelled = PrincipalRows.requireOwner(handle, owner);
          audited.owner(handle, viewer, "updateVolume", volume.name(), spelled);
          return change(handle, volume, "owner", spelled);
        });
  }

  private static int change(Handle handle, VolumeEntry volume, String column, String value) {
    return handle
        .createUpdate("UPDATE volumes SET " + column + " = :value WHERE id = :id")
        .bind("value", value)
        .bind("id", volume.id().toString())
        .execute();
  }

  /** Also a name that the viewer does not see is taken, by it is not told what. */
  private static void requireFree(Handle handle, Viewer viewer, QualifiedName name) {
    if (VolumeRows.ROWS.row(handle, name).isPresent()) {
      boolean seen = VolumeRows.ROWS.seen(handle, viewer, name).isPresent();
      throw CatalogErrors.taken(seen ? VolumeRows.KIND : "name", name.toString());
    }
  }
}
