package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AlterLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GetFileContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ListFilesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PrincipalContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PutFileContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RemoveFileContext;
import java.util.Optional;

/** Builds the statements about volumes, external locations and the files in them. */
final class VolumeBuilder {
  private final Captures captures;

  VolumeBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement create(CreateVolumeContext create) {
    return new VolumeStatement.CreateVolume(
        create.EXTERNAL() != null,
        create.ifNotExists() != null,
        captures.name(create.name()),
        captures.optionalString(create.location),
        captures.optionalString(create.comment));
  }

  Statement drop(DropVolumeContext drop) {
    return new VolumeStatement.DropVolume(drop.ifExists() != null, captures.name(drop.name()));
  }

  Statement alter(AlterVolumeContext alter) {
    Name volume = captures.name(alter.name(0));
    if (alter.newName != null) {
      return new VolumeStatement.RenameVolume(volume, captures.name(alter.newName));
    }
    if (alter.principal() != null) {
      return new VolumeStatement.OwnVolume(volume, principal(alter.principal()));
    }
    var target = new AnnotationStatement.Target(AnnotationStatement.Kind.VOLUME, volume);
    return alter.properties() == null
        ? new AnnotationStatement.UnsetTags(target, captures.keys(alter.propertyKeys()))
        : new AnnotationStatement.SetTags(target, captures.properties(alter.properties()));
  }

  Statement create(CreateLocationContext create) {
    return new LocationStatement.CreateLocation(
        create.ifNotExists() != null,
        captures.identifier(create.identifier()),
        captures.string(create.url),
        captures.optionalString(create.comment));
  }

  Statement drop(DropLocationContext drop) {
    return new LocationStatement.DropLocation(
        drop.ifExists() != null, captures.identifier(drop.identifier()), drop.FORCE() != null);
  }

  Statement alter(AlterLocationContext alter) {
    String location = captures.identifier(alter.identifier(0));
    return alter.newName == null
        ? new LocationStatement.OwnLocation(location, principal(alter.principal()))
        : new LocationStatement.RenameLocation(location, captures.identifier(alter.newName));
  }

  Statement list(ListFilesContext list) {
    return new FileStatement.ListFiles(
        captures.string(list.string()), Optional.ofNullable(list.NUMBER_()).map(captures::integer));
  }

  Statement put(PutFileContext put) {
    return new FileStatement.PutFile(
        captures.string(put.file), captures.string(put.path), put.OVERWRITE() != null);
  }

  Statement get(GetFileContext get) {
    return new FileStatement.GetFile(captures.string(get.path), captures.string(get.file));
  }

  Statement remove(RemoveFileContext remove) {
    return new FileStatement.RemoveFile(captures.string(remove.string()));
  }

  private String principal(PrincipalContext principal) {
    return captures.identifierOrString(principal.identifier(), principal.string());
  }
}
