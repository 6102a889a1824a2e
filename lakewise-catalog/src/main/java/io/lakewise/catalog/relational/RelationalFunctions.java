package io.lakewise.catalog.relational;

import io.lakewise.catalog.Functions;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Functions as rows. */
record RelationalFunctions(State state) implements Functions {

  @Override
  public Optional<FunctionEntry> find(Viewer viewer, QualifiedName name) {
    return state.read(handle -> FunctionRows.find(handle, viewer, name));
  }

  @Override
  public FunctionEntry require(Viewer viewer, QualifiedName name) {
    return state.read(handle -> FunctionRows.require(handle, viewer, name));
  }

  @Override
  public List<FunctionEntry> list(Viewer viewer, SchemaName schema) {
    return state.read(handle -> FunctionRows.list(handle, viewer, schema));
  }

  @Override
  public List<FunctionEntry> listAll(Viewer viewer) {
    return state.read(handle -> FunctionRows.listAll(handle, viewer));
  }

  @Override
  public void create(Viewer viewer, FunctionEntry function) {
    NameRules.checked(function.name().name());
    state.write(
        handle -> {
          SchemaRows.require(handle, viewer, function.name().schemaName());
          if (FunctionRows.find(handle, RelationRows.ALL, function.name()).isPresent()) {
            throw CatalogErrors.taken("function", function.name().toString());
          }
          return FunctionRows.insert(handle, function);
        });
  }

  @Override
  public void replace(Viewer viewer, FunctionEntry function) {
    NameRules.checked(function.name().name());
    state.write(
        handle -> {
          SchemaRows.require(handle, viewer, function.name().schemaName());
          if (FunctionRows.find(handle, RelationRows.ALL, function.name()).isPresent()) {
            delete(handle, viewer, function.name());
          }
          return FunctionRows.insert(handle, function);
        });
  }

  @Override
  public void drop(Viewer viewer, QualifiedName name) {
    state.write(handle -> delete(handle, viewer, name));
  }

  private static int delete(Handle handle, Viewer viewer, QualifiedName name) {
    FunctionEntry function = FunctionRows.require(handle, viewer, name);
    if (!viewer.changes(function.owner())) {
      throw CatalogErrors.notOwner("function", function.name().toString(), function.owner());
    }
    return FunctionRows.delete(handle, function.id());
  }
}
