package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.CheckContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnCheckContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnPrimaryKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnReferencesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnUniqueContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ConstraintNoteContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ForeignKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.IdentifierContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PrimaryKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UniqueContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds constraints, of tables and those written at a column. */
final class ConstraintBuilder extends StatementGrammarBaseVisitor<TableConstraint> {
  private final Captures captures;

  ConstraintBuilder(Captures captures) {
    this.captures = captures;
  }

  /** The constraints written at a column. */
  List<TableConstraint> ofColumn(Name column, List<ColumnOptionContext> options) {
    List<TableConstraint> constraints = new ArrayList<>();
    for (ColumnOptionContext option : options) {
      if (option instanceof ColumnCheckContext check) {
        constraints.add(
            new TableConstraint.Check(named(check.identifier()), captures.inside(check.group())));
      } else if (option instanceof ColumnPrimaryKeyContext key) {
        constraints.add(
            new TableConstraint.PrimaryKey(
                named(key.identifier()), column.parts(), relied(key.constraintNote())));
      } else if (option instanceof ColumnUniqueContext unique) {
        constraints.add(new TableConstraint.Unique(named(unique.identifier()), column.parts()));
      } else if (option instanceof ColumnReferencesContext references) {
        constraints.add(
            new TableConstraint.ForeignKey(
                named(references.identifier()),
                column.parts(),
                captures.name(references.name()),
                captures.identifiers(references.identifierList()),
                relied(references.constraintNote())));
      }
    }
    return constraints;
  }

  @Override
  public TableConstraint visitCheck(CheckContext check) {
    return new TableConstraint.Check(named(check.identifier()), captures.inside(check.group()));
  }

  @Override
  public TableConstraint visitPrimaryKey(PrimaryKeyContext key) {
    return new TableConstraint.PrimaryKey(
        named(key.identifier()),
        captures.identifiers(key.identifierList()),
        relied(key.constraintNote()));
  }

  @Override
  public TableConstraint visitUnique(UniqueContext unique) {
    return new TableConstraint.Unique(
        named(unique.identifier()), captures.identifiers(unique.identifierList()));
  }

  @Override
  public TableConstraint visitForeignKey(ForeignKeyContext key) {
    return new TableConstraint.ForeignKey(
        named(key.identifier()),
        captures.identifiers(key.columns),
        captures.name(key.name()),
        captures.identifiers(key.parents),
        relied(key.constraintNote()));
  }

  private static boolean relied(List<ConstraintNoteContext> notes) {
    return notes.stream().anyMatch(note -> note.RELY() != null);
  }

  private Optional<String> named(IdentifierContext identifier) {
    return Optional.ofNullable(identifier).map(captures::identifier);
  }
}
