package io.lakewise.engine.statement;

import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OwnViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RenameViewContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ReplaceViewQueryContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetViewPropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetViewTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetViewPropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetViewTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ViewChangeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ViewColumnsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ViewOptionContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Builds the statements about views. */
final class ViewBuilder {
  private final Captures captures;

  ViewBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement createView(CreateViewContext create) {
    Optional<String> comment = Optional.empty();
    Map<String, String> properties = Map.of();
    for (ViewOptionContext option : create.viewOption()) {
      if (option.string() == null) {
        properties = captures.properties(option.properties());
      } else {
        comment = Optional.of(captures.string(option.string()));
      }
    }
    return new ViewStatement.CreateView(
        creation(create.REPLACE() != null, create.ifNotExists() != null),
        create.TEMP() != null || create.TEMPORARY() != null,
        captures.name(create.name()),
        columns(create.viewColumns()),
        comment,
        properties,
        captures.fragment(create.query()));
  }

  static Creation creation(boolean replace, boolean ifNotExists) {
    if (replace) {
      return Creation.CREATE_OR_REPLACE;
    }
    return ifNotExists ? Creation.IF_NOT_EXISTS : Creation.CREATE;
  }

  private List<ViewStatement.ViewColumn> columns(ViewColumnsContext columns) {
    if (columns == null) {
      return List.of();
    }
    return columns.viewColumn().stream()
        .map(
            column ->
                new ViewStatement.ViewColumn(
                    captures.identifier(column.identifier()),
                    captures.optionalString(column.string())))
        .toList();
  }

  Statement dropView(DropViewContext drop) {
    return new ViewStatement.DropView(drop.ifExists() != null, captures.name(drop.name()));
  }

  Statement alterView(AlterViewContext alter) {
    Name view = captures.name(alter.name());
    ViewChangeContext change = alter.viewChange();
    if (change instanceof RenameViewContext rename) {
      return new ViewStatement.RenameView(view, captures.name(rename.name()));
    }
    if (change instanceof ReplaceViewQueryContext replace) {
      return new ViewStatement.ReplaceViewQuery(view, captures.fragment(replace.query()));
    }
    if (change instanceof SetViewPropertiesContext set) {
      return new ViewStatement.SetViewProperties(view, captures.properties(set.properties()));
    }
    if (change instanceof UnsetViewPropertiesContext unset) {
      return new ViewStatement.UnsetViewProperties(
          view, unset.ifExists() != null, captures.keys(unset.propertyKeys()));
    }
    if (change instanceof OwnViewContext own) {
      return new ViewStatement.SetViewOwner(
          view, captures.identifierOrString(own.identifier(), own.string()));
    }
    return tags(new AnnotationStatement.Target(AnnotationStatement.Kind.VIEW, view), change);
  }

  private Statement tags(AnnotationStatement.Target target, ViewChangeContext change) {
    if (change instanceof SetViewTagsContext set) {
      return new AnnotationStatement.SetTags(target, captures.properties(set.properties()));
    }
    UnsetViewTagsContext unset = (UnsetViewTagsContext) change;
    return new AnnotationStatement.UnsetTags(target, captures.keys(unset.propertyKeys()));
  }
}
