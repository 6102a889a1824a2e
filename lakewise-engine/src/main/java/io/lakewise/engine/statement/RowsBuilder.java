package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AssignmentContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DeleteContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.InsertContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PartitionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TruncateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UpdateContext;
import java.util.List;
import java.util.Optional;

/** Builds INSERT, UPDATE, DELETE and TRUNCATE. */
final class RowsBuilder {
  private final Captures captures;

  RowsBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement insert(InsertContext insert) {
    return new DataStatement.Insert(
        mode(insert),
        !insert.EVOLUTION().isEmpty(),
        captures.name(insert.name()),
        partition(insert.partition()),
        columns(insert),
        !insert.BY().isEmpty(),
        query(insert));
  }

  private Fragment query(InsertContext insert) {
    if (insert.commonTables() == null) {
      return insert.query() == null
          ? captures.between(insert.DEFAULT().getSymbol(), insert.VALUES().getSymbol())
          : captures.fragment(insert.query());
    }
    if (insert.query() == null) {
      throw captures.error(insert.DEFAULT().getSymbol(), "DEFAULT VALUES has no use for WITH");
    }
    return captures.joined(insert.commonTables(), insert.query());
  }

  private DataStatement.InsertMode mode(InsertContext insert) {
    boolean overwrite = insert.OVERWRITE() != null;
    if (insert.REPLACE() == null) {
      return overwrite
          ? new DataStatement.InsertMode.Overwrite()
          : new DataStatement.InsertMode.Append();
    }
    if (overwrite) {
      throw captures.error(
          insert.REPLACE().getSymbol(), "OVERWRITE and REPLACE exclude each other: say INTO");
    }
    return insert.replaced == null
        ? new DataStatement.InsertMode.ReplaceWhere(captures.fragment(insert.replaceCondition()))
        : new DataStatement.InsertMode.ReplaceUsing(captures.identifiers(insert.replaced));
  }

  private List<String> columns(InsertContext insert) {
    boolean named =
        !insert.identifierList().isEmpty() && insert.identifierList(0) != insert.replaced;
    return named ? captures.identifiers(insert.identifierList(0)) : List.of();
  }

  private List<DataStatement.PartitionValue> partition(PartitionContext partition) {
    if (partition == null) {
      return List.of();
    }
    return partition.partitionValue().stream()
        .map(
            value ->
                new DataStatement.PartitionValue(
                    captures.identifier(value.identifier()),
                    captures.optionalFragment(value.element())))
        .toList();
  }

  Statement update(UpdateContext update) {
    Name table = captures.name(update.name());
    Optional<String> alias = Optional.ofNullable(update.identifier()).map(captures::identifier);
    List<DataStatement.Assignment> assignments = assignments(update.assignment());
    if (update.otherRelation() != null) {
      MergeClause.Action action = new MergeClause.Update(assignments);
      return new MergeBuilder(captures)
          .matched(table, alias, update.otherRelation(), update.condition(), action);
    }
    return new DataStatement.Update(
        table, alias, assignments, captures.optionalFragment(update.condition()));
  }

  List<DataStatement.Assignment> assignments(List<AssignmentContext> assignments) {
    return assignments.stream()
        .map(
            assignment ->
                new DataStatement.Assignment(
                    captures.path(assignment.columnPath()),
                    captures.fragment(assignment.assignmentValue())))
        .toList();
  }

  Statement delete(DeleteContext delete) {
    Name table = captures.name(delete.name());
    Optional<String> alias = Optional.ofNullable(delete.identifier()).map(captures::identifier);
    if (delete.otherRelation() != null) {
      return new MergeBuilder(captures)
          .matched(
              table, alias, delete.otherRelation(), delete.condition(), new MergeClause.Delete());
    }
    return new DataStatement.Delete(table, alias, captures.optionalFragment(delete.condition()));
  }

  Statement truncate(TruncateContext truncate) {
    return new DataStatement.Truncate(captures.name(truncate.name()));
  }
}
