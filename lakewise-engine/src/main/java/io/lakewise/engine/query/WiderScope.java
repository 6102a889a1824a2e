package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** The names of a scope, to which a subclass adds some for texts of ours. */
public abstract class WiderScope implements NameScope {

  private final NameScope names;

  /** A scope around another. */
  protected WiderScope(NameScope names) {
    this.names = names;
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
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
