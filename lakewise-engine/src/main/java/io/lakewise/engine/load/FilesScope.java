package io.lakewise.engine.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.query.NameScope;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.UserFunction;
import io.lakewise.engine.query.VersionChoice;
import io.lakewise.engine.statement.OwnNames;
import java.util.List;
import java.util.Optional;

/** The statement's names, and the rows of the files under a name of its own. */
record FilesScope(NameScope names, String select) implements NameScope {

  /** What queries of ours call the rows. */
  static final String NAME = OwnNames.PREFIX + "files";

  @Override
  public Relation relation(List<String> name, VersionChoice at) {
    return name.equals(List.of(NAME))
        ? new Relation.Computed(select, List.of())
        : names.relation(name, at);
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
