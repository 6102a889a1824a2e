package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.ConditionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MergeClauseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MergeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MergeInsertContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MergeUpdateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OtherRelationContext;
import java.util.List;
import java.util.Optional;

/** Builds MERGE. */
final class MergeBuilder {
  private final Captures captures;

  MergeBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement merge(MergeContext merge) {
    return new DataStatement.Merge(
        merge.EVOLUTION() != null,
        captures.name(merge.name()),
        Optional.ofNullable(merge.alias).map(captures::identifier),
        source(merge.otherRelation()),
        Optional.ofNullable(merge.otherRelation().identifier()).map(captures::identifier),
        captures.fragment(merge.mergeCondition()),
        merge.mergeClause().stream().map(this::clause).toList());
  }

  /** The MERGE that does what an UPDATE with FROM, or a DELETE with USING, says. */
  Statement matched(
      Name table,
      Optional<String> alias,
      OtherRelationContext source,
      ConditionContext condition,
      MergeClause.Action action) {
    return new DataStatement.Merge(
        false,
        table,
        alias,
        source(source),
        Optional.ofNullable(source.identifier()).map(captures::identifier),
        captures.optionalFragment(condition).orElse(new Fragment("true", 0)),
        List.of(new MergeClause(MergeClause.Match.MATCHED, Optional.empty(), action)));
  }

  /** With the alias if that names columns, which only belong to it there. */
  private Fragment source(OtherRelationContext source) {
    return source.identifierList() == null
        ? captures.fragment(source.mergeSource())
        : captures.between(source.mergeSource().getStart(), source.identifierList().getStop());
  }

  private MergeClause clause(MergeClauseContext clause) {
    return new MergeClause(
        match(clause), captures.optionalFragment(clause.mergeCondition()), action(clause));
  }

  private static MergeClause.Match match(MergeClauseContext clause) {
    if (clause.NOT() == null) {
      return MergeClause.Match.MATCHED;
    }
    return clause.source == null
        ? MergeClause.Match.NOT_MATCHED_BY_TARGET
        : MergeClause.Match.NOT_MATCHED_BY_SOURCE;
  }

  private MergeClause.Action action(MergeClauseContext clause) {
    if (clause.DELETE() != null) {
      return new MergeClause.Delete();
    }
    return clause.mergeInsert() == null
        ? update(clause.mergeUpdate())
        : insert(clause.mergeInsert());
  }

  private MergeClause.Action update(MergeUpdateContext update) {
    if (update.assignment().isEmpty()) {
      return new MergeClause.UpdateAll();
    }
    return new MergeClause.Update(new RowsBuilder(captures).assignments(update.assignment()));
  }

  private MergeClause.Action insert(MergeInsertContext insert) {
    if (insert.STAR_() != null) {
      return new MergeClause.InsertAll();
    }
    List<Name> columns = captures.paths(insert.columnPath());
    if (!columns.isEmpty() && columns.size() != insert.element().size()) {
      throw captures.error(
          insert.VALUES().getSymbol(),
          "INSERT names "
              + columns.size()
              + " columns and gives "
              + insert.element().size()
              + " values");
    }
    return new MergeClause.Insert(
        columns, insert.element().stream().map(captures::fragment).toList());
  }
}
