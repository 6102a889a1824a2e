package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.ChangeCommentContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ChangeTypeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropDefaultContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropMaskContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropNotNullContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MoveContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PositionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetColumnTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetDefaultContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetMaskContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetNotNullContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SyncIdentityContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetColumnTagsContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.Optional;

/** Builds what ALTER COLUMN does. */
final class ColumnChangeBuilder extends StatementGrammarBaseVisitor<ColumnChange> {
  private final Captures captures;

  ColumnChangeBuilder(Captures captures) {
    this.captures = captures;
  }

  TableChange.Position position(PositionContext position) {
    return new TableChange.Position(
        Optional.ofNullable(position.identifier()).map(captures::identifier));
  }

  @Override
  public ColumnChange visitChangeType(ChangeTypeContext change) {
    return new ColumnChange.SetType(captures.type(change.type()));
  }

  @Override
  public ColumnChange visitSetNotNull(SetNotNullContext change) {
    return new ColumnChange.SetNotNull();
  }

  @Override
  public ColumnChange visitDropNotNull(DropNotNullContext change) {
    return new ColumnChange.DropNotNull();
  }

  @Override
  public ColumnChange visitSetDefault(SetDefaultContext change) {
    return new ColumnChange.SetDefault(captures.fragment(change.columnDefault()));
  }

  @Override
  public ColumnChange visitDropDefault(DropDefaultContext change) {
    return new ColumnChange.DropDefault();
  }

  @Override
  public ColumnChange visitChangeComment(ChangeCommentContext change) {
    return new ColumnChange.SetComment(captures.string(change.string()));
  }

  @Override
  public ColumnChange visitMove(MoveContext change) {
    return new ColumnChange.Move(position(change.position()));
  }

  @Override
  public ColumnChange visitSyncIdentity(SyncIdentityContext change) {
    return new ColumnChange.SyncIdentity();
  }

  @Override
  public ColumnChange visitSetColumnTags(SetColumnTagsContext change) {
    return new ColumnChange.SetTags(captures.properties(change.properties()));
  }

  @Override
  public ColumnChange visitUnsetColumnTags(UnsetColumnTagsContext change) {
    return new ColumnChange.UnsetTags(captures.keys(change.propertyKeys()));
  }

  @Override
  public ColumnChange visitSetMask(SetMaskContext change) {
    return new ColumnChange.SetMask(captures.mask(change.columnMask()));
  }

  @Override
  public ColumnChange visitDropMask(DropMaskContext change) {
    return new ColumnChange.DropMask();
  }
}
