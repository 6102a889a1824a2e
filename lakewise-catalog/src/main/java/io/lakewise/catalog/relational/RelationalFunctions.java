package io.lakewise.catalog.relational;

import io.lakewise.catalog.Functions;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Functions as rows. */
record RelationalFunctions(State state, Audited audited) implements Functions {

  @Override
  public Optional<FunctionEntry> find(Viewer viewer, QualifiedName name) {
    return state.read(handle -> FunctionRows.ROWS.find(handle, viewer, name));
  }

  @Override
  public FunctionEntry require(Viewer viewer, QualifiedName name) {
    return state.read(handle -> FunctionRows.ROWS.require(handle, viewer, name));
  }

  @Override
  public List<FunctionEntry> list(Viewer viewer, SchemaName schema) {
    return state.read(handle -> FunctionRows.ROWS.list(handle, viewer, schema));
  }

  @Override
  public List<FunctionEntry> listAll(Viewer viewer) {
    return state.read(handle -> FunctionRows.ROWS.listAll(handle, viewer));
  }

  @Override
  public void create(Viewer viewer, FunctionEntry function) {
    NameRules.checked(function.name().name());
    state.write(
        handle -> {
          requireMaking(handle, viewer, function.name());
          if (FunctionRows.ROWS.row(handle, function.name()).isPresent()) {
            throw taken(handle, viewer, function.name());
          }
          return FunctionRows.insert(handle, function);
        });
  }

  @Override
  public void replace(Viewer viewer, FunctionEntry function) {
    NameRules.checked(function.name().name());
    state.write(
        handle -> {
          requireMaking(handle, viewer, function.name());
          if (FunctionRows.ROWS.row(handle, function.name()).isEmpty()) {
            return FunctionRows.insert(handle, function);
          }
          if (FunctionRows.ROWS.find(handle, viewer, function.name()).isEmpty()) {
            throw taken(handle, viewer, function.name());
          }
          FunctionEntry former = FunctionRows.ROWS.requireOwn(handle, viewer, function.name());
          FunctionRows.delete(handle, former.id());
          return FunctionRows.insert(handle, function.withId(former.id()));
        });
  }

  @Override
  public void drop(Viewer viewer, QualifiedName name) {
    state.write(handle -> delete(handle, viewer, name));
  }

  @Override
  public Optional<FunctionEntry> callable(Viewer viewer, QualifiedName name) {
    return state.read(handle -> FunctionRows.callable(handle, viewer, name));
  }

  @Override
  public void owner(Viewer viewer, QualifiedName name, String owner) {
    state.write(
        handle -> {
          FunctionEntry function = FunctionRows.ROWS.requireOwn(handle, viewer, name);
          String spelled = PrincipalRows.requireOwner(handle, owner);
          if (!RightsRows.everywhere(handle, viewer).mayActFor(spelled)) {
            throw PrincipalErrors.notYours("function", function.name().toString(), spelled);
          }
          audited.owner(handle, viewer, "updateFunction", function.name(), spelled);
          return handle
              .createUpdate("UPDATE functions SET owner = :owner WHERE id = :id")
              .bind("owner", spelled)
              .bind("id", function.id().toString())
              .execute();
        });
  }

  private static void requireMaking(Handle handle, Viewer viewer, QualifiedName name) {
    SchemaRows.require(handle, viewer, name.schemaName(), Privilege.CREATE_FUNCTION);
  }

  private static NameTakenException taken(Handle handle, Viewer viewer, QualifiedName name) {
    String kind = FunctionRows.ROWS.find(handle, viewer, name).isPresent() ? "function" : "name";
    return CatalogErrors.taken(kind, name.toString());
  }

  private static int delete(Handle handle, Viewer viewer, QualifiedName name) {
    FunctionEntry function = FunctionRows.ROWS.requireOwn(handle, viewer, name);
    if (PolicyRows.call(handle, function.id()) || TagPolicyRows.call(handle, function.id())) {
      throw CatalogErrors.decidingFunction(function.name().toString());
    }
    GrantRows.forget(handle, Securable.function(function.id()));
    return FunctionRows.delete(handle, function.id());
  }
}
