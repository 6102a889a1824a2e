package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.ObjectTags;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/** What carries tags, found for whoever may see or tag it. */
final class TaggedRows {

  private final Handle handle;

  TaggedRows(Handle handle) {
    this.handle = handle;
  }

  /** The tags of what a viewer sees. */
  List<Tag> of(Viewer viewer, TagTarget target) {
    GrantTargets.require(handle, viewer, holder(target));
    return tags(target);
  }

  private List<Tag> tags(TagTarget target) {
    if (target instanceof TagTarget.OfCatalog of) {
      return CatalogTagRows.of(handle, of.catalog());
    }
    if (target instanceof TagTarget.OfSchema of) {
      return SchemaTagRows.of(handle, of.schema());
    }
    return RelationTagRows.of(handle, id(target), target);
  }

  void set(TagTarget target, String key, String value) {
    if (target instanceof TagTarget.OfCatalog of) {
      CatalogTagRows.set(handle, of.catalog(), key, value);
    } else if (target instanceof TagTarget.OfSchema of) {
      SchemaTagRows.set(handle, of.schema(), key, value);
    } else {
      RelationTagRows.set(handle, id(target), target, key, value);
    }
  }

  void unset(TagTarget target, String key) {
    if (target instanceof TagTarget.OfCatalog of) {
      CatalogTagRows.unset(handle, of.catalog(), key);
    } else if (target instanceof TagTarget.OfSchema of) {
      SchemaTagRows.unset(handle, of.schema(), key);
    } else {
      RelationTagRows.unset(handle, id(target), target, key);
    }
  }

  /**
   * Lets only those change tags who may: whoever manages the object or has APPLY TAG there, and
   * where the change could take the object out of a policy by tag, whoever manages that policy.
   *
   * @param changes the new value of each tag; null where it is taken away
   */
  void requireMay(Viewer viewer, TagTarget target, Map<String, String> changes) {
    GrantTargets.Found found = GrantTargets.require(handle, viewer, holder(target));
    if (!RightsRows.at(handle, viewer, found.place()).tags(found.place())) {
      throw CatalogErrors.notGranted(Privilege.APPLY_TAG.spelled(), found.kind(), found.name());
    }
    Map<String, String> now = new HashMap<>();
    tags(target).forEach(tag -> now.put(tag.key(), tag.value()));
    for (TagPolicyRows.Row row : TagPolicyRows.all(handle)) {
      TagPolicyRows.place(handle, row.scope())
          .filter(place -> concerns(place, found.place()))
          .filter(place -> !RightsRows.at(handle, viewer, place).manages(place))
          .ifPresent(
              place ->
                  changes.forEach(
                      (key, value) -> {
                        boolean lost = now.containsKey(key) && !now.get(key).equals(value);
                        boolean hides = lost ? row.policy().asksFor(key) : row.policy().denies(key);
                        if (hides) {
                          throw CatalogErrors.decidingTag(
                              NameRules.printed(key), NameRules.printed(row.policy().name()));
                        }
                      }));
    }
  }

  /** Whether one of two places holds the other. */
  private static boolean concerns(Place policy, Place tagged) {
    return tagged.chain().stream().anyMatch(each -> each.securable().equals(policy.securable()))
        || policy.chain().stream().anyMatch(each -> each.securable().equals(tagged.securable()));
  }

  /** The tags that decide for the table at a store path. */
  static ObjectTags deciding(Handle handle, String location) {
    Optional<Relation> found =
        RelationRows.tableAt(handle, Viewer.LOCAL, location).map(Relation.class::cast);
    if (found.isEmpty()) {
      return ObjectTags.NONE;
    }
    Map<String, String> table = new HashMap<>();
    Map<String, Map<String, String>> columns = new HashMap<>();
    CatalogTagRows.of(handle, found.get().name().catalog())
        .forEach(tag -> table.put(tag.key(), tag.value()));
    SchemaTagRows.of(handle, found.get().name().schemaName())
        .forEach(tag -> table.put(tag.key(), tag.value()));
    for (Tag tag : RelationTagRows.inside(handle, found.get())) {
      Map<String, String> place =
          tag.target() instanceof TagTarget.OfColumn of
              ? columns.computeIfAbsent(of.column(), none -> new HashMap<>())
              : table;
      place.put(tag.key(), tag.value());
    }
    return new ObjectTags(table, columns);
  }

  private UUID id(TagTarget target) {
    if (target instanceof TagTarget.OfVolume of) {
      return VolumeRows.ROWS.require(handle, Viewer.LOCAL, of.volume()).id();
    }
    return RelationRows.require(handle, Viewer.LOCAL, ((Target.Table) holder(target)).name()).id();
  }

  private static Target holder(TagTarget target) {
    if (target instanceof TagTarget.OfCatalog of) {
      return new Target.Catalog(of.catalog());
    }
    if (target instanceof TagTarget.OfSchema of) {
      return new Target.Schema(of.schema());
    }
    if (target instanceof TagTarget.OfVolume of) {
      return new Target.Volume(of.volume());
    }
    return new Target.Table(
        target instanceof TagTarget.OfColumn of
            ? of.relation()
            : ((TagTarget.OfRelation) target).relation());
  }
}
