package io.lakewise.catalog.relational;

import io.lakewise.catalog.Tags;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;

/** Tags as rows. */
record RelationalTags(State state) implements Tags {

  @Override
  public Map<String, String> of(Viewer viewer, TagTarget target) {
    List<Tag> tags =
        state.read(
            handle -> {
              if (target instanceof TagTarget.OfSchema of) {
                SchemaRows.require(handle, viewer, of.schema());
                return SchemaTagRows.of(handle, of.schema());
              }
              return RelationTagRows.of(
                  handle, RelationRows.require(handle, viewer, relation(target)), target);
            });
    Map<String, String> found = new TreeMap<>();
    tags.forEach(tag -> found.put(tag.key(), tag.value()));
    return found;
  }

  @Override
  public List<Tag> inside(Viewer viewer, QualifiedName relation) {
    return state.read(
        handle ->
            RelationTagRows.inside(handle, RelationRows.require(handle, viewer, relation)));
  }

  @Override
  public List<Tag> listAll(Viewer viewer) {
    return state.read(
        handle -> {
          List<Tag> tags = new ArrayList<>();
          for (var catalog : SchemaRows.catalogs(handle, viewer)) {
            for (SchemaEntry schema : SchemaRows.list(handle, viewer, catalog.name())) {
              tags.addAll(SchemaTagRows.of(handle, schema.name()));
            }
          }
          tags.addAll(RelationTagRows.ofAll(handle, RelationRows.listAll(handle, viewer)));
          return List.copyOf(tags);
        });
  }

  @Override
  public void set(Viewer viewer, TagTarget target, Map<String, String> tags) {
    state.write(
        handle -> {
          if (target instanceof TagTarget.OfSchema of) {
            SchemaName schema = requireOwnSchema(handle, viewer, of.schema());
            tags.forEach((key, value) -> SchemaTagRows.set(handle, schema, key, value));
          } else {
            var relation = RelationRows.requireOwn(handle, viewer, relation(target));
            tags.forEach((key, value) -> RelationTagRows.set(handle, relation, target, key, value));
          }
          return tags.size();
        });
  }

  @Override
  public void unset(Viewer viewer, TagTarget target, Collection<String> keys) {
    state.write(
        handle -> {
          if (target instanceof TagTarget.OfSchema of) {
            SchemaName schema = requireOwnSchema(handle, viewer, of.schema());
            keys.forEach(key -> SchemaTagRows.unset(handle, schema, key));
          } else {
            var relation = RelationRows.requireOwn(handle, viewer, relation(target));
            keys.forEach(key -> RelationTagRows.unset(handle, relation, target, key));
          }
          return keys.size();
        });
  }

  @Override
  public void renameColumn(Viewer viewer, QualifiedName name, String from, String to) {
    state.write(
        handle -> {
          var relation = RelationRows.requireOwn(handle, viewer, name);
          RelationTagRows.renameColumn(handle, relation, from, to);
          return relation;
        });
  }

  @Override
  public void removeColumn(Viewer viewer, QualifiedName name, String column) {
    state.write(
        handle -> {
          var relation = RelationRows.requireOwn(handle, viewer, name);
          RelationTagRows.removeColumn(handle, relation, column);
          return relation;
        });
  }

  private static QualifiedName relation(TagTarget target) {
    if (target instanceof TagTarget.OfColumn of) {
      return of.relation();
    }
    return ((TagTarget.OfRelation) target).relation();
  }

  private static SchemaName requireOwnSchema(Handle handle, Viewer viewer, SchemaName name) {
    return SchemaRows.requireManaged(handle, viewer, name).name();
  }
}
