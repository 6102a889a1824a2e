package io.lakewise.engine.definition;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.UserFunction;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.OwnNames;
import java.util.List;
import java.util.Optional;

/** The names of an expression in a table's definition: the table's columns, nothing else. */
record OneTable(Relation table) implements NameScope {

  /** What queries of ours call the table. */
  static final String NAME = OwnNames.PREFIX + "defined";

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    if (name.equals(List.of(NAME))) {
      return table;
    }
    throw DefinitionErrors.readsOthers(String.join(".", name));
  }

  @Override
  public Optional<Relation> tableFunction(String name, JsonNode arguments) {
    return Optional.empty();
  }

  @Override
  public Optional<UserFunction> function(List<String> name) {
    return Optional.empty();
  }

  @Override
  public Optional<String> variable(String name) {
    return Optional.empty();
  }
}
