package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AlterTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetTableTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetTableTagsContext;

/** Builds ALTER TABLE. */
final class AlterTableBuilder {
  private final Captures captures;

  AlterTableBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement alterTable(AlterTableContext alter) {
    Name table = captures.name(alter.name());
    var target = new AnnotationStatement.Target(AnnotationStatement.Kind.TABLE, table);
    if (alter.tableChange() instanceof SetTableTagsContext set) {
      return new AnnotationStatement.SetTags(target, captures.properties(set.properties()));
    }
    if (alter.tableChange() instanceof UnsetTableTagsContext unset) {
      return new AnnotationStatement.UnsetTags(target, captures.keys(unset.propertyKeys()));
    }
    TableChange change = new TableChangeBuilder(captures).visit(alter.tableChange());
    return new TableStatement.AlterTable(alter.ifExists() != null, table, change);
  }
}
