package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.engine.statement.grammar.StatementGrammar.CommentOnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetTagContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TargetContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetTagContext;
import java.util.List;

/** Builds comments and tags. */
final class AnnotationBuilder {
  private final Captures captures;

  AnnotationBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement commentOn(CommentOnContext comment) {
    return new AnnotationStatement.Comment(
        target(comment.target()), captures.optionalString(comment.string()));
  }

  Statement setTag(SetTagContext set) {
    return new AnnotationStatement.SetTags(
        target(set.target()), captures.properties(List.of(set.property())));
  }

  Statement unsetTag(UnsetTagContext unset) {
    return new AnnotationStatement.UnsetTags(
        target(unset.target()), List.of(captures.key(unset.propertyKey())));
  }

  private AnnotationStatement.Target target(TargetContext target) {
    AnnotationStatement.Kind kind =
        switch (target.kind.getType()) {
          case StatementGrammar.CATALOG -> AnnotationStatement.Kind.CATALOG;
          case StatementGrammar.TABLE -> AnnotationStatement.Kind.TABLE;
          case StatementGrammar.VIEW -> AnnotationStatement.Kind.VIEW;
          case StatementGrammar.COLUMN -> AnnotationStatement.Kind.COLUMN;
          case StatementGrammar.FUNCTION -> AnnotationStatement.Kind.FUNCTION;
          case StatementGrammar.VOLUME -> AnnotationStatement.Kind.VOLUME;
          case StatementGrammar.LOCATION -> AnnotationStatement.Kind.LOCATION;
          default -> AnnotationStatement.Kind.SCHEMA;
        };
    Name name = captures.name(target.name());
    if (kind == AnnotationStatement.Kind.COLUMN && name.parts().size() < 2) {
      throw captures.error(target.name().getStart(), "A column is named with its table: t.c");
    }
    return new AnnotationStatement.Target(kind, name);
  }
}
