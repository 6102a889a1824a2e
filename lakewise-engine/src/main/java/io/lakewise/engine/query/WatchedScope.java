package io.lakewise.engine.query;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** A scope that remembers whether anything was named in it. */
final class WatchedScope implements NameScope {

  private final NameScope scope;
  private boolean asked;

  WatchedScope(NameScope scope) {
    this.scope = scope;
  }

  /** Whether a relation or function was looked up, or a variable found. */
  boolean asked() {
    return asked;
  }

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    asked = true;
    return scope.relation(name, at);
  }

  @Override
  public Optional<Relation> tableFunction(String name, JsonNode arguments) {
    asked = true;
    return scope.tableFunction(name, arguments);
  }

  @Override
  public Optional<UserFunction> function(List<String> name) {
    asked = true;
    return scope.function(name);
  }

  @Override
  public Optional<String> variable(String name) {
    Optional<String> value = scope.variable(name);
    asked |= value.isPresent();
    return value;
  }
}
