package io.lakewise.engine.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.UserFunction;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.snapshot.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a text may use: the statement's own text sees the session's schema, temporary
 * views and variables; the text of a view or function sees only the schema of its creation.
 */
public final class StatementNames implements NameScope {

  private static final Set<Privilege> READING = Set.of(Privilege.SELECT);

  private final StatementContext statement;
  private final Viewer viewer;
  private final SchemaName schema;
  private final boolean temporary;
  private final Map<String, Snapshot> pinned;
  private final Defined defined;

  /** What the statement defines, which its own text cannot reach; null for what it does not. */
  private record Defined(QualifiedName relation, QualifiedName function, String temporaryView) {}

  private StatementNames(
      StatementContext statement,
      Viewer viewer,
      SchemaName schema,
      boolean temporary,
      Map<String, Snapshot> pinned,
      Defined defined) {
    this.statement = statement;
    this.viewer = viewer;
    this.schema = schema;
    this.temporary = temporary;
    this.pinned = pinned;
    this.defined = defined;
  }

  static StatementNames of(StatementContext statement) {
    return new StatementNames(
        statement,
        statement.viewer(),
        statement.session().currentSchema(),
        true,
        new HashMap<>(),
        new Defined(null, null, null));
  }

  /** The names for the text of a view that is being defined: without what is temporary. */
  public StatementNames forView(QualifiedName view) {
    return new StatementNames(
        statement, viewer, schema, false, pinned, new Defined(view, null, null));
  }

  /** The names for the text of a temporary view that is being defined. */
  public StatementNames forTemporaryView(String view) {
    return new StatementNames(
        statement, viewer, schema, true, pinned, new Defined(null, null, view));
  }

  /** The names for the body of a function that is being defined. */
  public StatementNames forFunction(QualifiedName function, boolean temporaryFunction) {
    return new StatementNames(
        statement, viewer, schema, temporaryFunction, pinned, new Defined(null, function, null));
  }

  /** The names for the body of a function that decides for a policy. */
  StatementNames forPolicy(SchemaName created, String owner) {
    return new StatementNames(
        statement,
        statement.catalog().grants().asOwner(owner),
        created,
        false,
        pinned,
        new Defined(null, null, null));
  }

  /** The names for the text of a view or function, which reads with its owner's rights. */
  private StatementNames inside(SchemaName inner, String owner) {
    Viewer asOwner = statement.catalog().grants().asOwner(owner);
    return new StatementNames(statement, asOwner, inner, false, pinned, defined);
  }

  /** On whose behalf these names are looked up. */
  public Viewer viewer() {
    return viewer;
  }

  /** The statement whose names these are. */
  public StatementContext statement() {
    return statement;
  }

  /** A name of one to three parts in full. */
  public QualifiedName qualify(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> schema.name(parts.get(0));
      case 2 -> new QualifiedName(schema.catalog(), parts.get(0), parts.get(1));
      case 3 -> new QualifiedName(parts.get(0), parts.get(1), parts.get(2));
      default -> throw NameErrors.tooManyNameParts(parts);
    };
  }

  /** The same for what is to be made, changed or dropped; what only Lakewise changes is refused. */
  public QualifiedName qualifyToChange(List<String> parts) {
    QualifiedName name = qualify(parts);
    SystemNames.refuseChange(name.catalog(), name.toString());
    return name;
  }

  /** The name of a schema, of one or two parts, in full. */
  public SchemaName qualifySchema(List<String> parts) {
    return switch (parts.size()) {
      case 1 -> new SchemaName(schema.catalog(), parts.get(0));
      case 2 -> new SchemaName(parts.get(0), parts.get(1));
      default -> throw NameErrors.tooManyNameParts(parts);
    };
  }

  /** The newest version of a table, the same for the whole statement. */
  public Snapshot latest(DeltaTable table) {
    return pinned.computeIfAbsent(table.location(), location -> table.snapshot());
  }

  /** The same; none of a table that cannot be read, so that others are listed. */
  public Optional<Snapshot> readable(TableEntry table) {
    try {
      return Optional.of(latest(statement.lake().tables().at(table.location())));
    } catch (LakewiseException unreadable) {
      return Optional.empty();
    }
  }

  /** A table at a version. */
  public Snapshot at(DeltaTable table, VersionChoice version) {
    try {
      if (version instanceof VersionChoice.Numbered number) {
        return table.snapshotAt(number.version());
      }
      if (version instanceof VersionChoice.AsOf asOf) {
        return table.snapshotAsOf(asOf.instant());
      }
    } catch (LakewiseException problem) {
      throw named(problem, table.location());
    }
    return latest(table);
  }

  /** The problem with the table's name in place of its folder, if it has one. */
  private LakewiseException named(LakewiseException problem, String location) {
    if (problem.code() != LakewiseException.Code.USER) {
      return problem;
    }
    return statement
        .catalog()
        .tables()
        .findByLocation(viewer, location)
        .map(entry -> NameErrors.named(problem, location, entry.name().toString()))
        .orElse(problem);
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    if (temporary && name.size() == 1) {
      if (name.get(0).equalsIgnoreCase(defined.temporaryView())) {
        throw DefinitionErrors.refersToItself(name.get(0));
      }
      Optional<String> uploaded = statement.session().uploaded(name.get(0));
      if (uploaded.isPresent()) {
        return new Relation.Computed(uploaded.get(), List.of());
      }
      SessionState.TemporaryView view =
          statement.session().views().get(SessionState.key(name.get(0)));
      if (view != null) {
        refuseVersion(at, name.get(0));
        NameScope scope =
            new StatementNames(statement, viewer, view.schema(), true, pinned, defined);
        return new Relation.View(view.select(), view.columnNames(), scope, null, name.get(0));
      }
    }
    if (new Name(name, 0).isPath()) {
      DeltaTable table = new PathTables(statement, viewer).require(name.get(1), READING);
      return new Relation.Table(table, at(table, at), "delta.`" + name.get(1) + "`", false);
    }
    QualifiedName qualified = qualify(name);
    if (qualified.equals(defined.relation())) {
      throw DefinitionErrors.refersToItself(qualified.toString());
    }
    Optional<String> virtual = statement.lake().virtualRelations().select(qualified, this);
    if (virtual.isPresent()) {
      refuseVersion(at, qualified.toString());
      return new Relation.Computed(virtual.get(), List.of());
    }
    statement.lake().virtualRelations().beforeReading(qualified);
    io.lakewise.catalog.entry.Relation found =
        statement.catalog().relations().require(viewer, qualified, READING);
    if (found instanceof TableEntry entry) {
      DeltaTable table = statement.lake().tables().at(entry.location());
      return new Relation.Table(table, at(table, at), entry.name().toString(), false);
    }
    ViewEntry view = (ViewEntry) found;
    refuseVersion(at, view.name().toString());
    return new Relation.View(
        QueryText.rewrite(new Fragment(view.text(), 0)).text(),
        view.columns().stream().map(ViewColumn::name).toList(),
        inside(view.currentSchema(), view.owner()),
        view.owner(),
        view.name().toString());
  }

  private static void refuseVersion(VersionChoice at, String label) {
    if (at != VersionChoice.LATEST) {
      throw NameErrors.noVersionsOf(label);
    }
  }

  @Override
  public Optional<Relation> tableFunction(String name, JsonNode arguments) {
    return statement.lake().tableFunctions().call(name, arguments, this);
  }

  @Override
  public Optional<UserFunction> function(List<String> name) {
    if (temporary && name.size() == 1) {
      FunctionEntry function = statement.session().functions().get(SessionState.key(name.get(0)));
      if (function != null) {
        StatementNames scope =
            new StatementNames(statement, viewer, function.currentSchema(), true, pinned, defined);
        return Optional.of(StoredFunctions.read(function, scope, null));
      }
    }
    QualifiedName qualified = qualify(name);
    if (qualified.equals(defined.function())) {
      throw DefinitionErrors.refersToItself(qualified.toString());
    }
    return statement
        .catalog()
        .functions()
        .callable(viewer, qualified)
        .map(
            entry ->
                StoredFunctions.read(
                    entry, inside(entry.currentSchema(), entry.owner()), entry.owner()));
  }

  @Override
  public Optional<String> variable(String name) {
    if (!temporary) {
      return Optional.empty();
    }
    return Optional.ofNullable(statement.session().variables().get(SessionState.key(name)))
        .map(variable -> "CAST(" + variable.literal() + " AS " + variable.type() + ")");
  }
}
