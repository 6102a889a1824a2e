package io.lakewise.engine.statement;

import io.lakewise.catalog.entry.TagCondition;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.engine.statement.grammar.StatementGrammar.AskedTagContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.BothConditionsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreatePolicyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DescribePolicyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropPolicyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.EitherConditionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.NegatedConditionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.NestedConditionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PolicyScopeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PrincipalContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowPoliciesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TagConditionContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds the statements about policies by tag. */
final class PolicyBuilder {
  private final Captures captures;

  PolicyBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement create(CreatePolicyContext create) {
    return new PolicyStatement.Create(
        create.REPLACE() != null,
        captures.identifier(create.identifier(0)),
        scope(create.policyScope()),
        captures.optionalString(create.string()),
        create.FILTER() != null,
        new PolicyCall(
            captures.name(create.name()),
            create.element().stream().map(captures::fragment).toList()),
        principals(create.to),
        principals(create.except),
        Optional.ofNullable(create.tagCondition()).map(this::condition),
        create.matchedColumns().stream()
            .map(
                columns ->
                    new TagPolicy.Columns(
                        condition(columns.tagCondition()),
                        captures.identifier(columns.identifier())))
            .toList(),
        Optional.ofNullable(create.masked).map(captures::identifier));
  }

  Statement drop(DropPolicyContext drop) {
    return new PolicyStatement.Drop(
        captures.identifier(drop.identifier()), scope(drop.policyScope()));
  }

  Statement show(ShowPoliciesContext show) {
    return new PolicyStatement.Show(show.EFFECTIVE() != null, scope(show.policyScope()));
  }

  Statement describe(DescribePolicyContext describe) {
    return new PolicyStatement.Describe(
        captures.identifier(describe.identifier()), scope(describe.policyScope()));
  }

  private PolicyStatement.Scope scope(PolicyScopeContext scope) {
    AnnotationStatement.Kind kind =
        switch (scope.kind.getType()) {
          case StatementGrammar.CATALOG -> AnnotationStatement.Kind.CATALOG;
          case StatementGrammar.TABLE -> AnnotationStatement.Kind.TABLE;
          default -> AnnotationStatement.Kind.SCHEMA;
        };
    return new PolicyStatement.Scope(kind, captures.name(scope.name()));
  }

  private List<String> principals(List<PrincipalContext> principals) {
    return principals.stream()
        .map(each -> captures.identifierOrString(each.identifier(), each.string()))
        .toList();
  }

  private TagCondition condition(TagConditionContext condition) {
    if (condition instanceof NestedConditionContext nested) {
      return condition(nested.tagCondition());
    }
    if (condition instanceof NegatedConditionContext negated) {
      return joined(TagCondition.Kind.NOT, List.of(negated.tagCondition()));
    }
    if (condition instanceof BothConditionsContext both) {
      return joined(TagCondition.Kind.ALL, both.tagCondition());
    }
    if (condition instanceof EitherConditionContext either) {
      return joined(TagCondition.Kind.ANY, either.tagCondition());
    }
    AskedTagContext asked = (AskedTagContext) condition;
    String function = captures.identifier(asked.identifier()).toLowerCase(Locale.ROOT);
    String key = captures.string(asked.string(0));
    boolean value = asked.string().size() == 2;
    if (List.of("has_tag", "hastag").contains(function) && !value) {
      return TagCondition.tag(key, null);
    }
    if (List.of("has_tag_value", "hastagvalue").contains(function) && value) {
      return TagCondition.tag(key, captures.string(asked.string(1)));
    }
    throw PolicyErrors.badQuestion(captures.fragment(asked).text());
  }

  private TagCondition joined(TagCondition.Kind kind, List<TagConditionContext> parts) {
    return new TagCondition(kind, parts.stream().map(this::condition).toList(), null, null);
  }
}
