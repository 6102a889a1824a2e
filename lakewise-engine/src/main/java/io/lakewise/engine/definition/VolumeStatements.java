package io.lakewise.engine.definition;

import io.lakewise.catalog.Volumes;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.VolumeErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.VolumeStatement;
import io.lakewise.engine.statement.VolumeStatement.CreateVolume;
import io.lakewise.engine.statement.VolumeStatement.DropVolume;
import io.lakewise.engine.statement.VolumeStatement.OwnVolume;
import io.lakewise.engine.statement.VolumeStatement.RenameVolume;
import io.lakewise.engine.volume.VolumeFolder;
import io.lakewise.engine.volume.VolumePath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** CREATE, ALTER and DROP of volumes. */
public final class VolumeStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public VolumeStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(VolumeStatement change) {
    QualifiedName name = statement.names().qualifyToChange(change.name().parts());
    if (change instanceof CreateVolume create) {
      return create(create, name);
    }
    if (change instanceof DropVolume drop) {
      return drop(drop, name);
    }
    if (change instanceof OwnVolume own) {
      volumes().owner(statement.viewer(), name, own.owner());
      return Results.done(name + " belongs to " + own.owner() + " now");
    }
    return rename(name, ((RenameVolume) change).newName());
  }

  private Result create(CreateVolume create, QualifiedName name) {
    if (create.ifNotExists() && volumes().find(statement.viewer(), name).isPresent()) {
      return Results.done(name + " exists already, nothing was done");
    }
    create(name, create.external(), create.location(), create.comment().orElse(null));
    return Results.done("created volume " + name);
  }

  /**
   * Makes a volume.
   *
   * @param external whether it must have a place of its own
   * @param written the place; of the lake's own if empty
   * @param comment or null
   */
  public void create(
      QualifiedName name, boolean external, Optional<String> written, String comment) {
    if (List.of(name.catalog(), name.schema(), name.name()).stream()
        .anyMatch(part -> !VolumePath.canName(part))) {
      throw VolumeErrors.nameInPath(name.name());
    }
    if (external && written.isEmpty()) {
      throw VolumeErrors.withoutLocation(name.toString());
    }
    statement
        .catalog()
        .schemas()
        .require(statement.viewer(), name.schemaName(), Privilege.CREATE_VOLUME);
    Optional<String> location =
        written.map(
            place -> new Places(statement).external(place, Privilege.CREATE_EXTERNAL_VOLUME));
    UUID id = statement.lake().ids().get();
    VolumeEntry volume =
        new VolumeEntry(
            id,
            name,
            location.orElseGet(
                () -> statement.lake().layout().volumes().resolve(id + "").toString()),
            location.isEmpty(),
            statement.viewer().principal(),
            comment,
            statement.lake().clock().instant());
    VolumeFolder.make(Path.of(volume.location()));
    try {
      volumes().create(statement.viewer(), volume);
    } catch (RuntimeException refused) {
      VolumeFolder.remove(volume);
      throw refused;
    }
  }

  private Result drop(DropVolume drop, QualifiedName name) {
    if (drop.ifExists() && volumes().find(statement.viewer(), name).isEmpty()) {
      return Results.done("there is no volume " + name + ", nothing was done");
    }
    VolumeFolder.remove(volumes().drop(statement.viewer(), name));
    return Results.done("dropped volume " + name);
  }

  private Result rename(QualifiedName name, Name written) {
    QualifiedName wanted =
        written.parts().size() == 1
            ? name.schemaName().name(written.last())
            : statement.names().qualify(written.parts());
    VolumeEntry volume = volumes().require(statement.viewer(), name);
    if (!volume.name().schemaName().equals(wanted.schemaName())) {
      throw VolumeErrors.otherSchema(volume.name().toString(), name.schemaName().toString());
    }
    if (!VolumePath.canName(wanted.name())) {
      throw VolumeErrors.nameInPath(wanted.name());
    }
    volumes().rename(statement.viewer(), name, wanted.name());
    return Results.done(name + " is called " + wanted + " now");
  }

  private Volumes volumes() {
    return statement.catalog().volumes();
  }
}
