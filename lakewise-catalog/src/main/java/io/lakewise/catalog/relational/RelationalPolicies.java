package io.lakewise.catalog.relational;

import io.lakewise.catalog.Policies;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.state.State;
import java.util.List;
import java.util.UUID;

/** Policies as rows. */
record RelationalPolicies(State state) implements Policies {

  @Override
  public List<PolicyEntry> of(UUID table) {
    return state.read(handle -> PolicyRows.of(handle, table));
  }

  @Override
  public HeldPolicies at(String location) {
    return state.read(
        handle -> {
          List<PolicyEntry> entries = PolicyRows.at(handle, location);
          List<FunctionEntry> functions =
              entries.stream()
                  .map(PolicyEntry::function)
                  .distinct()
                  .flatMap(name -> FunctionRows.row(handle, name).stream())
                  .map(Held::entry)
                  .toList();
          return new HeldPolicies(entries, functions);
        });
  }

  @Override
  public void set(UUID table, PolicyEntry policy) {
    state.write(handle -> PolicyRows.set(handle, table, policy));
  }

  @Override
  public void copy(UUID from, UUID to) {
    state.write(
        handle -> {
          List<PolicyEntry> policies = PolicyRows.of(handle, from);
          policies.forEach(policy -> PolicyRows.set(handle, to, policy));
          return policies.size();
        });
  }

  @Override
  public void remove(UUID table, String column) {
    state.write(handle -> PolicyRows.remove(handle, table, column));
  }

  @Override
  public boolean call(QualifiedName function) {
    return state.read(handle -> PolicyRows.all(handle)).stream()
        .anyMatch(policy -> policy.function().equals(function));
  }
}
