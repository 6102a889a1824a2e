package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeDetailContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeHistoryContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeLocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribePolicyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeQueryContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeSchemaContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribeVolumeContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.Optional;

/** Builds DESCRIBE. */
final class DescribeBuilder extends StatementGrammarBaseVisitor<Statement> {
  private final Captures captures;

  DescribeBuilder(Captures captures) {
    this.captures = captures;
  }

  @Override
  public Statement visitDescribeHistory(DescribeHistoryContext describe) {
    return new DescribeStatement.DescribeHistory(
        captures.place(describe.tablePlace()),
        Optional.ofNullable(describe.NUMBER_()).map(captures::integer));
  }

  @Override
  public Statement visitDescribeDetail(DescribeDetailContext describe) {
    return new DescribeStatement.DescribeDetail(captures.place(describe.tablePlace()));
  }

  @Override
  public Statement visitDescribeSchema(DescribeSchemaContext describe) {
    return new DescribeStatement.DescribeSchema(
        describe.EXTENDED() != null, captures.name(describe.name()));
  }

  @Override
  public Statement visitDescribeCatalog(DescribeCatalogContext describe) {
    return new DescribeStatement.DescribeCatalog(
        describe.EXTENDED() != null, captures.name(describe.name()));
  }

  @Override
  public Statement visitDescribePolicy(DescribePolicyContext describe) {
    return new PolicyBuilder(captures).describe(describe);
  }

  @Override
  public Statement visitDescribeFunction(DescribeFunctionContext describe) {
    return new DescribeStatement.DescribeFunction(
        describe.EXTENDED() != null, captures.name(describe.name()));
  }

  @Override
  public Statement visitDescribeVolume(DescribeVolumeContext describe) {
    return new DescribeStatement.DescribeVolume(captures.name(describe.name()));
  }

  @Override
  public Statement visitDescribeLocation(DescribeLocationContext describe) {
    return new DescribeStatement.DescribeLocation(captures.identifier(describe.identifier()));
  }

  @Override
  public Statement visitDescribeQuery(DescribeQueryContext describe) {
    return new DescribeStatement.DescribeQuery(captures.fragment(describe.describedQuery()));
  }

  @Override
  public Statement visitDescribeTable(DescribeTableContext describe) {
    return new DescribeStatement.DescribeTable(
        describe.EXTENDED() != null || describe.FORMATTED() != null,
        captures.name(describe.name()),
        captures.timeTravel(describe.timeTravel(), describe.versionShort()),
        Optional.ofNullable(describe.columnPath()).map(captures::path));
  }
}
