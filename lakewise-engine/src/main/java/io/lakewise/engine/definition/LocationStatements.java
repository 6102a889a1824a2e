package io.lakewise.engine.definition;

import io.lakewise.catalog.Locations;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.VolumeErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.LocationStatement;
import io.lakewise.engine.statement.LocationStatement.CreateLocation;
import io.lakewise.engine.statement.LocationStatement.DropLocation;
import io.lakewise.engine.statement.LocationStatement.OwnLocation;
import io.lakewise.engine.statement.LocationStatement.RenameLocation;
import java.nio.file.Path;
import java.util.stream.Stream;

/** CREATE, ALTER and DROP of external locations. */
public final class LocationStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public LocationStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(LocationStatement change) {
    String name = NameRules.printed(change.name());
    if (change instanceof CreateLocation create) {
      if (create.ifNotExists() && isSeen(create.name())) {
        return Results.done(name + " exists already, nothing was done");
      }
      create(create.name(), create.url(), create.comment().orElse(null));
      return Results.done("created external location " + name);
    }
    if (change instanceof OwnLocation own) {
      locations().owner(statement.viewer(), own.name(), own.owner());
      return Results.done(name + " belongs to " + own.owner() + " now");
    }
    if (change instanceof RenameLocation rename) {
      locations().rename(statement.viewer(), rename.name(), rename.newName());
      return Results.done(name + " is called " + NameRules.printed(rename.newName()) + " now");
    }
    DropLocation drop = (DropLocation) change;
    if (drop.ifExists() && !isSeen(drop.name())) {
      return Results.done("there is no external location " + name + ", nothing was done");
    }
    drop(drop.name(), drop.force());
    return Results.done("dropped external location " + name);
  }

  /** Makes a location; {@code comment} may be null. */
  public void create(String name, String url, String comment) {
    String path = new Places(statement).declared(url);
    locations()
        .create(
            statement.viewer(),
            new LocationEntry(
                statement.lake().ids().get().toString(),
                name,
                path,
                statement.viewer().principal(),
                comment,
                statement.lake().clock().instant()));
  }

  /** Drops a location; by force also one in which something lies that has a name. */
  public void drop(String name, boolean force) {
    LocationEntry location = locations().require(statement.viewer(), name);
    Viewer all = new Viewer(statement.viewer().principal(), true);
    Stream<String> tables =
        statement.catalog().relations().listAll(all).stream()
            .filter(TableEntry.class::isInstance)
            .map(table -> ((TableEntry) table).location());
    Stream<String> volumes =
        statement.catalog().volumes().listAll(all).stream().map(volume -> volume.location());
    long held =
        Stream.concat(tables, volumes)
            .filter(place -> Path.of(place).startsWith(location.path()))
            .count();
    if (held > 0 && !force) {
      throw VolumeErrors.inUse(NameRules.printed(location.name()), held + " table(s) or volume(s)");
    }
    locations().drop(statement.viewer(), name);
  }

  private boolean isSeen(String name) {
    String key = NameRules.key(name);
    return locations().list(statement.viewer()).stream()
        .anyMatch(location -> NameRules.key(location.name()).equals(key));
  }

  private Locations locations() {
    return statement.catalog().locations();
  }
}
