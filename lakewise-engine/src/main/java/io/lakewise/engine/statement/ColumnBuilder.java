package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnCommentContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnDefinitionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnPrimaryKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DefaultValueContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GenerationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.IdentityContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.IdentityOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.MaskContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.NotNullContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TypeContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds column definitions. */
final class ColumnBuilder {
  private final Captures captures;

  ColumnBuilder(Captures captures) {
    this.captures = captures;
  }

  ColumnDefinition column(ColumnDefinitionContext definition) {
    return column(
        captures.path(definition.columnPath()), definition.type(), definition.columnOption());
  }

  /** A column, its parts given apart; the constraints of its options are left to the table. */
  ColumnDefinition column(Name name, TypeContext type, List<ColumnOptionContext> options) {
    OptionCollector collector = new OptionCollector();
    options.forEach(collector::visit);
    return new ColumnDefinition(
        name,
        captures.type(type),
        collector.nullable,
        collector.defaultValue,
        collector.generation,
        collector.identity,
        collector.comment,
        collector.mask);
  }

  private final class OptionCollector extends StatementGrammarBaseVisitor<Void> {
    private boolean nullable = true;
    private Optional<Fragment> defaultValue = Optional.empty();
    private Optional<Fragment> generation = Optional.empty();
    private Optional<ColumnDefinition.Identity> identity = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Optional<PolicyCall> mask = Optional.empty();

    @Override
    public Void visitNotNull(NotNullContext option) {
      nullable = false;
      return null;
    }

    @Override
    public Void visitColumnPrimaryKey(ColumnPrimaryKeyContext option) {
      nullable = false;
      return null;
    }

    @Override
    public Void visitDefaultValue(DefaultValueContext option) {
      refuseSecond(option, defaultValue);
      defaultValue = Optional.of(captures.fragment(option.columnDefault()));
      return null;
    }

    @Override
    public Void visitGeneration(GenerationContext option) {
      refuseSecond(option, generation);
      generation = Optional.of(captures.inside(option.group()));
      return null;
    }

    @Override
    public Void visitIdentity(IdentityContext option) {
      refuseSecond(option, identity);
      identity = Optional.of(identityOf(option));
      return null;
    }

    @Override
    public Void visitColumnComment(ColumnCommentContext option) {
      refuseSecond(option, comment);
      comment = Optional.of(captures.string(option.string()));
      return null;
    }

    @Override
    public Void visitMask(MaskContext option) {
      refuseSecond(option, mask);
      mask = Optional.of(captures.mask(option.columnMask()));
      return null;
    }

    private void refuseSecond(ParserRuleContext option, Optional<?> first) {
      if (first.isPresent()) {
        throw captures.error(option.getStart(), "The column has this option twice");
      }
    }
  }

  private ColumnDefinition.Identity identityOf(IdentityContext option) {
    long start = 1;
    long increment = 1;
    if (option.identityOptions() != null) {
      for (IdentityOptionContext given : option.identityOptions().identityOption()) {
        if (given.start != null) {
          start = captures.integer(given.start);
        } else if (given.increment != null) {
          increment = captures.integer(given.increment);
        }
      }
    }
    if (increment == 0) {
      throw captures.error(option.getStart(), "An identity cannot advance by 0");
    }
    return new ColumnDefinition.Identity(option.ALWAYS() != null, start, increment);
  }
}
