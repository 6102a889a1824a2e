package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.engine.context.SessionState;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.StatementNames;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.lineage.ComputedColumns;
import io.lakewise.engine.lineage.QueryLineage;
import io.lakewise.engine.observation.Lineage.Place;
import io.lakewise.engine.query.BoundQuery;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.QueryText;
import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.engine.statement.ViewStatement;
import io.lakewise.engine.statement.ViewStatement.CreateView;
import io.lakewise.engine.statement.ViewStatement.DropView;
import io.lakewise.engine.statement.ViewStatement.RenameView;
import io.lakewise.engine.statement.ViewStatement.ReplaceViewQuery;
import io.lakewise.engine.statement.ViewStatement.SetViewOwner;
import io.lakewise.engine.workbench.WorkColumn;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** CREATE, ALTER and DROP of views. A view's text is bound when it is created, to check it. */
public final class ViewStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public ViewStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(ViewStatement change) {
    if (change instanceof CreateView create) {
      if (!create.properties().isEmpty()) {
        throw noProperties();
      }
      return create.temporary() ? createTemporary(create) : create(create);
    }
    if (change instanceof DropView drop) {
      return drop(drop);
    }
    ViewEntry view = require(change.view());
    if (change instanceof RenameView rename) {
      QualifiedName to = statement.names().qualifyToChange(rename.newName().parts());
      statement.catalog().relations().rename(statement.viewer(), view.name(), to);
      return Results.done("renamed " + view.name() + " to " + to);
    }
    if (change instanceof ReplaceViewQuery replace) {
      return replaceQuery(view, replace.query());
    }
    if (change instanceof SetViewOwner owner) {
      statement.catalog().relations().owner(statement.viewer(), view.name(), owner.owner());
      return Results.done(view.name() + " belongs to " + owner.owner() + " now");
    }
    throw noProperties();
  }

  private static RuntimeException noProperties() {
    return DefinitionErrors.notSupported(
        "A property of a view", "keep it as a tag, with ALTER VIEW … SET TAGS");
  }

  private Result create(CreateView create) {
    QualifiedName name = statement.names().qualifyToChange(create.view().parts());
    statement
        .catalog()
        .schemas()
        .require(statement.viewer(), name.schemaName(), Privilege.CREATE_TABLE);
    Optional<Relation> found = statement.catalog().relations().find(statement.viewer(), name);
    if (found.isPresent()) {
      if (create.creation() == Creation.IF_NOT_EXISTS) {
        return Results.done(found.get().name() + " exists already, nothing was done");
      }
      if (create.creation() == Creation.CREATE) {
        throw DefinitionErrors.exists(found.get().name().toString());
      }
      if (!(found.get() instanceof ViewEntry)) {
        throw CatalogErrors.wrongKind(found.get().name().toString(), "table", "view");
      }
    }
    Checked checked =
        checked(create.query(), statement.names().forView(name), names(create), name.toString());
    ViewEntry view =
        new ViewEntry(
            statement.lake().ids().get(),
            name,
            create.query().text(),
            create.columns().stream()
                .map(column -> new ViewColumn(column.name(), column.comment().orElse(null)))
                .toList(),
            principal(),
            principal(),
            create.comment().orElse(null),
            statement.session().currentSchema(),
            statement.lake().clock().instant());
    if (found.isPresent()) {
      statement.catalog().views().replace(statement.viewer(), view);
    } else {
      statement.catalog().views().create(statement.viewer(), view);
    }
    keepColumns(found.map(Relation::id).orElse(view.id()), checked);
    checked.trace(statement, name);
    return Results.done((found.isPresent() ? "replaced view " : "created view ") + name);
  }

  private Result createTemporary(CreateView create) {
    String name = temporaryName(create.view());
    boolean there = statement.session().views().containsKey(SessionState.key(name));
    if (there && create.creation() == Creation.CREATE) {
      throw DefinitionErrors.exists(name);
    }
    if (there && create.creation() == Creation.IF_NOT_EXISTS) {
      return Results.done(name + " exists already, nothing was done");
    }
    checked(create.query(), statement.names().forTemporaryView(name), names(create), name);
    statement
        .session()
        .keep(
            name,
            new SessionState.TemporaryView(
                QueryText.rewrite(create.query()).text(),
                names(create),
                statement.session().currentSchema()));
    return Results.done((there ? "replaced" : "created") + " temporary view " + name);
  }

  private Result replaceQuery(ViewEntry view, Fragment query) {
    List<String> names = view.columns().stream().map(ViewColumn::name).toList();
    Checked checked =
        checked(query, statement.names().forView(view.name()), names, view.name().toString());
    statement
        .catalog()
        .views()
        .replace(
            statement.viewer(),
            new ViewEntry(
                view.id(),
                view.name(),
                query.text(),
                view.columns(),
                writer(view.owner()),
                principal(),
                view.comment(),
                statement.session().currentSchema(),
                view.createdAt()));
    keepColumns(view.id(), checked);
    checked.trace(statement, view.name());
    return Results.done("replaced view " + view.name());
  }

  /** So that the view is found by its columns. */
  private void keepColumns(UUID view, Checked checked) {
    statement.catalog().columnNames().keepOfView(view, checked.columns());
  }

  private Result drop(DropView drop) {
    if (drop.view().parts().size() == 1
        && statement.session().views().remove(SessionState.key(drop.view().last())) != null) {
      return Results.done("dropped temporary view " + drop.view());
    }
    QualifiedName name = statement.names().qualifyToChange(drop.view().parts());
    if (drop.ifExists()
        && statement.catalog().relations().find(statement.viewer(), name).isEmpty()) {
      return Results.done("there is no view " + name + ", nothing was done");
    }
    statement.catalog().views().drop(statement.viewer(), name);
    return Results.done("dropped view " + name);
  }

  private ViewEntry require(Name view) {
    QualifiedName name = statement.names().qualifyToChange(view.parts());
    Relation found = statement.catalog().relations().require(statement.viewer(), name);
    if (found instanceof ViewEntry entry) {
      return entry;
    }
    throw CatalogErrors.wrongKind(found.name().toString(), "table", "view");
  }

  /**
   * A view's query.
   *
   * @param names of its columns as the query has them
   * @param columns of the view
   */
  private record Checked(BoundQuery query, List<String> names, List<String> columns) {

    void trace(StatementContext statement, QualifiedName view) {
      Place place = Place.view(view.toString());
      statement
          .trace()
          .lineage(() -> QueryLineage.of(query, names).into(place, columns, ComputedColumns.NONE));
    }
  }

  /** Plans the text as it will be read later. */
  private Checked checked(
      Fragment query, StatementNames names, List<String> columns, String label) {
    BoundQuery bound = statement.binder().bind(QueryText.rewrite(query).text(), names);
    List<WorkColumn> found = statement.queries().plan(bound).columns();
    if (!columns.isEmpty() && columns.size() != found.size()) {
      throw DefinitionErrors.columnCount(label, columns.size(), found.size());
    }
    List<String> planned = found.stream().map(WorkColumn::name).toList();
    List<String> called = columns.isEmpty() ? planned : columns;
    Set<String> seen = new HashSet<>();
    for (String name : called) {
      if (!seen.add(name.toLowerCase(Locale.ROOT))) {
        throw DefinitionErrors.columnTwice(name);
      }
    }
    return new Checked(bound, planned, called);
  }

  private static String temporaryName(Name view) {
    if (view.parts().size() > 1) {
      throw DefinitionErrors.qualifiedTemporary("view", view.toString());
    }
    return view.last();
  }

  private static List<String> names(CreateView create) {
    return create.columns().stream().map(ViewStatement.ViewColumn::name).toList();
  }

  /** Who writes a text that reads with rights not its own becomes its owner. */
  private String writer(String owner) {
    boolean own =
        statement.viewer().admin()
            || NameRules.key(owner).equals(NameRules.key(principal()))
            || statement.membership().in(owner);
    return own ? owner : principal();
  }

  private String principal() {
    return statement.session().principal().id();
  }
}
