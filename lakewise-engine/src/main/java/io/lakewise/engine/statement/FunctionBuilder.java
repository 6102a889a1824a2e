package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.CreateFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DeterministicContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.FunctionCommentContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.FunctionOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.FunctionReturnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.LanguageContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ParameterContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ParameterOptionContext;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Builds the statements about functions. */
final class FunctionBuilder {
  private final Captures captures;

  FunctionBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement createFunction(CreateFunctionContext create) {
    String language = "SQL";
    Optional<Boolean> deterministic = Optional.empty();
    Optional<String> comment = Optional.empty();
    for (FunctionOptionContext option : create.functionOption()) {
      if (option instanceof LanguageContext named) {
        language = captures.identifier(named.identifier()).toUpperCase(Locale.ROOT);
      } else if (option instanceof DeterministicContext said) {
        deterministic = Optional.of(said.NOT() == null);
      } else if (option instanceof FunctionCommentContext text) {
        comment = Optional.of(captures.string(text.string()));
      }
    }
    return new FunctionStatement.CreateFunction(
        ViewBuilder.creation(create.REPLACE() != null, create.ifNotExists() != null),
        create.TEMP() != null || create.TEMPORARY() != null,
        captures.name(create.name()),
        parameters(create.parameter()),
        returned(create.functionReturn()),
        language,
        deterministic,
        comment,
        captures.fragment(create.rest()));
  }

  private FunctionStatement.FunctionReturn returned(FunctionReturnContext returned) {
    if (returned == null) {
      return new FunctionStatement.FunctionReturn(false, Optional.empty(), List.of());
    }
    return new FunctionStatement.FunctionReturn(
        returned.TABLE() != null,
        captures.optionalType(returned.type()),
        parameters(returned.parameter()));
  }

  private List<FunctionStatement.FunctionParameter> parameters(List<ParameterContext> parameters) {
    return parameters.stream().map(this::parameter).toList();
  }

  private FunctionStatement.FunctionParameter parameter(ParameterContext parameter) {
    Optional<Fragment> defaultValue = Optional.empty();
    Optional<String> comment = Optional.empty();
    for (ParameterOptionContext option : parameter.parameterOption()) {
      if (option.string() == null) {
        defaultValue = Optional.of(captures.fragment(option.columnDefault()));
      } else {
        comment = Optional.of(captures.string(option.string()));
      }
    }
    return new FunctionStatement.FunctionParameter(
        captures.identifier(parameter.identifier()),
        captures.type(parameter.type()),
        defaultValue,
        comment);
  }

  Statement dropFunction(DropFunctionContext drop) {
    return new FunctionStatement.DropFunction(
        drop.TEMP() != null || drop.TEMPORARY() != null,
        drop.ifExists() != null,
        captures.name(drop.name()));
  }
}
