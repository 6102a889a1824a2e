package io.lakewise.catalog.relational;

import io.lakewise.catalog.Policies;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.ObjectTags;
import io.lakewise.catalog.entry.PlacedPolicy;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.state.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Policies as rows. */
record RelationalPolicies(State state) implements Policies {

  /** What {@link #at} depends on. */
  private record At(String location) {}

  @Override
  public List<PolicyEntry> of(UUID table) {
    return state.read(handle -> PolicyRows.of(handle, table));
  }

  @Override
  public HeldPolicies at(String location) {
    return state.known(
        new At(location),
        handle -> {
          List<PolicyEntry> entries = PolicyRows.at(handle, location);
          List<TagPolicy> byTag = TagPolicyRows.at(handle, location);
          List<FunctionEntry> functions =
              Stream.concat(
                      entries.stream().map(PolicyEntry::function),
                      byTag.stream().map(TagPolicy::function))
                  .distinct()
                  .flatMap(name -> FunctionRows.ROWS.row(handle, name).stream())
                  .map(Held::entry)
                  .toList();
          ObjectTags tags =
              byTag.isEmpty() ? ObjectTags.NONE : TaggedRows.deciding(handle, location);
          return new HeldPolicies(entries, byTag, tags, functions);
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
  public void create(Viewer viewer, Target on, TagPolicy policy, boolean replace) {
    NameRules.checked(policy.name());
    state.write(
        handle -> {
          TagPolicyRows.Scope scope = scope(handle, viewer, on);
          if (TagPolicyRows.delete(handle, scope, policy.name()) > 0 && !replace) {
            throw CatalogErrors.taken("policy", NameRules.printed(policy.name()));
          }
          TagPolicyRows.insert(
              handle,
              scope,
              policy.forPrincipals(
                  policy.to().stream().map(to -> RelationalGrants.grantee(handle, to)).toList(),
                  policy.except().stream()
                      .map(except -> RelationalGrants.grantee(handle, except))
                      .toList()));
          return policy;
        });
  }

  @Override
  public void drop(Viewer viewer, Target on, String name) {
    state.write(
        handle -> {
          if (TagPolicyRows.delete(handle, scope(handle, viewer, on), name) == 0) {
            throw CatalogErrors.notFound("policy", NameRules.printed(name), List.of());
          }
          return name;
        });
  }

  @Override
  public List<PlacedPolicy> on(Viewer viewer, Target on, boolean inherited) {
    return state.read(
        handle -> {
          scope(handle, viewer, on);
          List<PlacedPolicy> found = new ArrayList<>();
          for (Target each = on; each != null; each = inherited ? holder(each) : null) {
            Target place = each;
            TagPolicyRows.on(handle, scope(handle, place))
                .forEach(policy -> found.add(placed(policy, place)));
          }
          return List.copyOf(found);
        });
  }

  private static PlacedPolicy placed(TagPolicy policy, Target on) {
    if (on instanceof Target.Table table) {
      QualifiedName name = table.name();
      return new PlacedPolicy(policy, name.catalog(), name.schema(), name.name());
    }
    return on instanceof Target.Schema schema
        ? new PlacedPolicy(policy, schema.name().catalog(), schema.name().schema(), null)
        : new PlacedPolicy(policy, ((Target.Catalog) on).name(), null, null);
  }

  private static Target holder(Target target) {
    if (target instanceof Target.Table table) {
      return new Target.Schema(table.name().schemaName());
    }
    return target instanceof Target.Schema schema
        ? new Target.Catalog(schema.name().catalog())
        : null;
  }

  private static TagPolicyRows.Scope scope(Handle handle, Viewer viewer, Target on) {
    GrantTargets.requireManaged(handle, viewer, on);
    return scope(handle, on);
  }

  private static TagPolicyRows.Scope scope(Handle handle, Target on) {
    if (on instanceof Target.Catalog catalog) {
      return TagPolicyRows.Scope.catalog(catalog.name());
    }
    if (on instanceof Target.Schema schema) {
      return TagPolicyRows.Scope.schema(schema.name());
    }
    QualifiedName name = ((Target.Table) on).name();
    Relation relation = RelationRows.row(handle, name).orElseThrow().entry();
    if (relation instanceof TableEntry) {
      return TagPolicyRows.Scope.table(relation.id());
    }
    throw CatalogErrors.wrongKind(relation.name().toString(), "view", "table");
  }
}
