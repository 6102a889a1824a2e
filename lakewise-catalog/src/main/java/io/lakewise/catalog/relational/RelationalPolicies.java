package io.lakewise.catalog.relational;

import io.lakewise.catalog.Policies;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.state.State;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
  public Map<QualifiedName, List<PolicyEntry>> listAll(Viewer viewer) {
    return state.read(
        handle -> {
          Map<UUID, List<PolicyEntry>> policies = PolicyRows.byTable(handle);
          Map<QualifiedName, List<PolicyEntry>> found = new LinkedHashMap<>();
          if (!policies.isEmpty()) {
            RelationRows.listManaged(handle, viewer).stream()
                .filter(relation -> policies.containsKey(relation.id()))
                .forEach(relation -> found.put(relation.name(), policies.get(relation.id())));
          }
          return found;
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
    return state.read(PolicyRows::byTable).values().stream()
        .flatMap(List::stream)
        .anyMatch(policy -> policy.function().equals(function));
  }
}
