package io.lakewise.catalog.repair;

import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.Membership;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Policies by tag that the state has lost. In the place of each comes a row filter by its name, for
 * everybody and all tables there, whose function does not exist: so they are closed until the
 * policy is replaced or dropped. What it asked of tags is not made again, as the tags are lost too.
 */
final class LostPolicies {

  private static final UUID NO_FUNCTION = new UUID(0, 0);

  private final Catalog catalog;
  private final Viewer viewer;
  private final List<PolicyMark> marks;
  private final List<String> closing = new ArrayList<>();

  LostPolicies(Catalog catalog, Viewer viewer, List<PolicyMark> marks) {
    this.catalog = catalog;
    this.viewer = viewer;
    this.marks = marks;
  }

  /**
   * Closes the catalogs and schemas with marks that tables are about to come back to; others may
   * have been made anew since.
   *
   * @param made makes what of a schema is not there
   */
  void closePlacesOf(List<FoundTable> tables, Consumer<SchemaName> made) {
    for (PolicyMark mark : marks) {
      Map<String, QualifiedName> places = new LinkedHashMap<>();
      tables.stream()
          .map(Repair::name)
          .filter(mark::covers)
          .forEach(name -> places.putIfAbsent(NameRules.key(name.catalog()), name));
      for (QualifiedName name : places.values()) {
        made.accept(name.schemaName());
        close(
            mark.schema().isEmpty()
                ? new Target.Catalog(name.catalog())
                : new Target.Schema(name.schemaName()),
            name,
            mark.policy());
      }
    }
  }

  /** Closes those of some tables that have marks of their own. */
  void close(List<TableEntry> tables) {
    for (TableEntry table : tables) {
      marks.stream()
          .filter(mark -> table.id().equals(mark.table()))
          .forEach(mark -> close(new Target.Table(table.name()), table.name(), mark.policy()));
    }
  }

  /** The names of the policies in whose place others are now. */
  List<String> closing() {
    return List.copyOf(closing);
  }

  private void close(Target place, QualifiedName within, String policy) {
    boolean known =
        catalog.policies().on(viewer, place, false).stream()
            .anyMatch(each -> NameRules.key(each.policy().name()).equals(NameRules.key(policy)));
    if (known) {
      return;
    }
    catalog
        .policies()
        .create(
            viewer,
            place,
            new TagPolicy(
                policy,
                within.schemaName().name(policy),
                NO_FUNCTION,
                List.of(Membership.ALL),
                List.of(),
                null,
                List.of(),
                null,
                List.of(),
                "Lost with the state: closes its tables until it is replaced or dropped"),
            false);
    closing.add(policy);
  }
}
