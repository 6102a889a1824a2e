package io.lakewise.engine.definition;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.ViewColumn;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.AnnotationStatement;
import io.lakewise.engine.statement.AnnotationStatement.Comment;
import io.lakewise.engine.statement.AnnotationStatement.Kind;
import io.lakewise.engine.statement.AnnotationStatement.SetTags;
import io.lakewise.engine.statement.AnnotationStatement.Target;
import io.lakewise.engine.statement.AnnotationStatement.UnsetTags;
import io.lakewise.engine.statement.Name;
import io.lakewise.table.feature.SchemaChanges;
import java.util.ArrayList;
import java.util.List;

/** COMMENT ON, SET TAG and UNSET TAG. */
public final class AnnotationStatements {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public AnnotationStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(AnnotationStatement change) {
    if (change instanceof Comment comment) {
      return comment(comment.target(), comment.comment().orElse(null));
    }
    TagTarget target = tagged(change.target());
    if (change instanceof SetTags set) {
      statement.catalog().tags().set(statement.viewer(), target, set.tags());
    } else {
      UnsetTags unset = (UnsetTags) change;
      statement.catalog().tags().unset(statement.viewer(), target, unset.keys());
    }
    return Results.done("changed the tags of " + change.target().name());
  }

  private Result comment(Target target, String comment) {
    switch (target.kind()) {
      case CATALOG ->
          statement
              .catalog()
              .schemas()
              .commentCatalog(statement.viewer(), target.name().last(), comment);
      case SCHEMA ->
          statement.catalog().schemas().comment(statement.viewer(), schema(target.name()), comment);
      case TABLE, VIEW -> commentRelation(target, comment);
      case COLUMN -> commentColumn(target.name(), comment);
      case FUNCTION -> commentFunction(target.name(), comment);
      case VOLUME ->
          statement.catalog().volumes().comment(statement.viewer(), volume(target), comment);
      case LOCATION ->
          statement.catalog().locations().comment(statement.viewer(), single(target), comment);
    }
    return Results.done("changed the comment of " + target.name());
  }

  private void commentRelation(Target target, String comment) {
    Relation found = relation(target.name());
    if (found instanceof TableEntry entry) {
      io.lakewise.engine.context.Target table =
          new Targets(statement).require(target.name(), "COMMENT ON");
      new TableDescription(statement).comment(table, comment);
      statement.catalog().relations().comment(statement.viewer(), entry.name(), comment);
      return;
    }
    statement.catalog().relations().comment(statement.viewer(), found.name(), comment);
  }

  private void commentColumn(Name name, String comment) {
    Name owner = owner(name);
    Relation found = relation(owner);
    if (found instanceof ViewEntry view) {
      commentViewColumn(view, name.last(), comment);
      return;
    }
    io.lakewise.engine.context.Target table = new Targets(statement).require(owner, "COMMENT ON");
    new TableDescription(statement).comment(table, List.of(name.last()), comment);
  }

  private void commentViewColumn(ViewEntry view, String column, String comment) {
    List<ViewColumn> columns = new ArrayList<>();
    boolean found = false;
    for (ViewColumn each : view.columns()) {
      boolean same = each.name().equalsIgnoreCase(column);
      columns.add(same ? new ViewColumn(each.name(), comment) : each);
      found |= same;
    }
    if (!found) {
      throw DefinitionErrors.noSuchColumn(view.name().toString(), column);
    }
    statement
        .catalog()
        .views()
        .replace(
            statement.viewer(),
            new ViewEntry(
                view.id(),
                view.name(),
                view.text(),
                columns,
                view.owner(),
                view.author(),
                view.comment(),
                view.currentSchema(),
                view.createdAt()));
  }

  private void commentFunction(Name name, String comment) {
    QualifiedName qualified = statement.names().qualifyToChange(name.parts());
    FunctionEntry entry = statement.catalog().functions().require(statement.viewer(), qualified);
    statement
        .catalog()
        .functions()
        .replace(
            statement.viewer(),
            new FunctionEntry(
                entry.id(),
                entry.name(),
                entry.parameters(),
                entry.returnType(),
                entry.returnColumns(),
                entry.body(),
                entry.deterministic(),
                entry.owner(),
                entry.author(),
                comment,
                entry.currentSchema(),
                entry.createdAt()));
  }

  private TagTarget tagged(Target target) {
    return switch (target.kind()) {
      case SCHEMA -> new TagTarget.OfSchema(schema(target.name()));
      case TABLE, VIEW -> new TagTarget.OfRelation(relation(target).name());
      case COLUMN -> column(target.name());
      case CATALOG -> catalog(target);
      case VOLUME -> new TagTarget.OfVolume(volume(target));
      case FUNCTION, LOCATION ->
          throw DefinitionErrors.notSupported(
              target.kind() == Kind.FUNCTION ? "A tag of a function" : "A tag of a location",
              "use COMMENT ON; catalogs, schemas, tables, views, columns and volumes have tags");
    };
  }

  private static TagTarget catalog(Target target) {
    String name = single(target);
    SystemNames.refuseChange(name, "Catalog " + name);
    return new TagTarget.OfCatalog(name);
  }

  private static String single(Target target) {
    if (target.name().parts().size() > 1) {
      throw NameErrors.tooManyNameParts(target.name().parts());
    }
    return target.name().last();
  }

  private QualifiedName volume(Target target) {
    return statement.names().qualifyToChange(target.name().parts());
  }

  private TagTarget column(Name name) {
    Name owner = owner(name);
    Relation found = relation(owner);
    if (found instanceof TableEntry) {
      io.lakewise.engine.context.Target table = new Targets(statement).require(owner, "SET TAG");
      SchemaChanges.find(table.metadata().schema(), List.of(name.last()));
    }
    return new TagTarget.OfColumn(found.name(), name.last());
  }

  private Relation relation(Target target) {
    Relation found = relation(target.name());
    boolean view = found instanceof ViewEntry;
    if (view != (target.kind() == Kind.VIEW)) {
      String actual = view ? "view" : "table";
      throw CatalogErrors.wrongKind(found.name().toString(), actual, view ? "table" : "view");
    }
    return found;
  }

  private Relation relation(Name name) {
    QualifiedName qualified = statement.names().qualifyToChange(name.parts());
    return statement.catalog().relations().require(statement.viewer(), qualified);
  }

  private static Name owner(Name column) {
    int parts = column.parts().size();
    if (parts < 2) {
      throw DefinitionErrors.columnWithoutTable(column.toString());
    }
    return new Name(column.parts().subList(0, parts - 1), column.offset());
  }

  private SchemaName schema(Name name) {
    return statement.names().qualifySchema(name.parts());
  }
}
