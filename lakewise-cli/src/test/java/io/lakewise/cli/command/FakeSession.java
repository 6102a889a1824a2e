package io.lakewise.cli.command;

import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Answers the statements that it was told of, and remembers all. */
public final class FakeSession implements Session {

  private final Map<String, Supplier<Result>> answers = new LinkedHashMap<>();
  private final List<String> statements = new ArrayList<>();

  /** Tells it how to answer statements that begin with a text. */
  public FakeSession answer(String beginning, Supplier<Result> answer) {
    answers.put(beginning, answer);
    return this;
  }

  /** What was asked. */
  List<String> statements() {
    return statements;
  }

  @Override
  public List<ResultColumn> describe(String statement) {
    try (Result answer = execute(statement)) {
      return answer.columns();
    }
  }

  @Override
  public Result execute(String statement) {
    statements.add(statement);
    return answers.entrySet().stream()
        .filter(answer -> statement.startsWith(answer.getKey()))
        .findFirst()
        .orElseThrow(() -> new LakewiseException(Code.USER, "There is no table: " + statement))
        .getValue()
        .get();
  }

  @Override
  public void cancel() {}

  @Override
  public double progress() {
    return -1;
  }

  @Override
  public void bind(List<Parameter> parameters) {}

  @Override
  public boolean remembers() {
    return false;
  }

  @Override
  public String currentSchema() {
    return "main.default";
  }

  @Override
  public void close() {}
}
