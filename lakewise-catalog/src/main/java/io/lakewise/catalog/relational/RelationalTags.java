package io.lakewise.catalog.relational;

import io.lakewise.catalog.Tags;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.state.State;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Tags as rows. */
record RelationalTags(State state) implements Tags {

  @Override
  public Map<String, String> of(Viewer viewer, TagTarget target) {
    List<Tag> tags = state.read(handle -> new TaggedRows(handle).of(viewer, target));
    Map<String, String> found = new TreeMap<>();
    tags.forEach(tag -> found.put(tag.key(), tag.value()));
    return found;
  }

  @Override
  public List<Tag> inside(Viewer viewer, QualifiedName relation) {
    return state.read(
        handle -> RelationTagRows.inside(handle, RelationRows.require(handle, viewer, relation)));
  }

  @Override
  public List<Tag> listAll(Viewer viewer) {
    return state.read(
        handle -> {
          List<Tag> tags = new ArrayList<>();
          for (var catalog : SchemaRows.catalogs(handle, viewer)) {
            tags.addAll(CatalogTagRows.of(handle, catalog.name()));
            for (SchemaEntry schema : SchemaRows.list(handle, viewer, catalog.name())) {
              tags.addAll(SchemaTagRows.of(handle, schema.name()));
            }
          }
          tags.addAll(RelationTagRows.ofAll(handle, RelationRows.listAll(handle, viewer)));
          for (VolumeEntry volume : VolumeRows.ROWS.listAll(handle, viewer)) {
            TagTarget target = new TagTarget.OfVolume(volume.name());
            tags.addAll(RelationTagRows.of(handle, volume.id(), target));
          }
          return List.copyOf(tags);
        });
  }

  @Override
  public void set(Viewer viewer, TagTarget target, Map<String, String> tags) {
    change(viewer, target, tags);
  }

  @Override
  public void unset(Viewer viewer, TagTarget target, Collection<String> keys) {
    Map<String, String> changes = new LinkedHashMap<>();
    keys.forEach(key -> changes.put(key, null));
    change(viewer, target, changes);
  }

  private void change(Viewer viewer, TagTarget target, Map<String, String> changes) {
    state.write(
        handle -> {
          TaggedRows rows = new TaggedRows(handle);
          rows.requireMay(viewer, target, changes);
          changes.forEach(
              (key, value) -> {
                if (value == null) {
                  rows.unset(target, key);
                } else {
                  rows.set(target, key, value);
                }
              });
          return changes.size();
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
}
