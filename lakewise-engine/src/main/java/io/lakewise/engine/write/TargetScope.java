package io.lakewise.engine.write;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.UserFunction;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.OwnNames;
import java.util.List;
import java.util.Optional;

/** The statement's names, and its target with row positions under a name of its own. */
public final class TargetScope implements NameScope {

  /** What statements of ours call the target. */
  public static final String TARGET = OwnNames.PREFIX + "target";

  /** What statements of ours call the rows of a MERGE's source once they are kept. */
  static final String SOURCE = OwnNames.PREFIX + "source";

  private final NameScope names;
  private final Target target;

  /** The names of a statement, and its target. */
  public TargetScope(NameScope names, Target target) {
    this.names = names;
    this.target = target;
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    if (name.equals(List.of(TARGET))) {
      return new Relation.Table(target.table(), target.snapshot(), target.label(), true);
    }
    if (name.equals(List.of(SOURCE))) {
      return new Relation.Step(SOURCE);
    }
    return names.relation(name, at);
  }

  @Override
  public Optional<Relation> tableFunction(String name, JsonNode arguments) {
    return names.tableFunction(name, arguments);
  }

  @Override
  public Optional<UserFunction> function(List<String> name) {
    return names.function(name);
  }

  @Override
  public Optional<String> variable(String name) {
    return names.variable(name);
  }
}
