package io.lakewise.engine.information;

import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.Tag;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.SecurableKind;
import io.lakewise.engine.describe.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Volumes with what was granted on them and their tags, and external locations. */
final class VolumeRelations {

  private final VisibleNames visible;
  private final List<List<Object>> rows = new ArrayList<>();

  VolumeRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing volumes() {
    for (VolumeEntry volume : visible.volumes()) {
      named(
          volume.name(),
          volume.type(),
          volume.owner(),
          volume.comment(),
          "file://" + volume.location(),
          volume.createdAt());
    }
    return new Listing(
        Columns.of(
            "volume_catalog",
            "volume_schema",
            "volume_name",
            "volume_type",
            "volume_owner",
            "comment",
            "storage_location",
            "created:" + Columns.TIME),
        rows);
  }

  Listing privileges() {
    for (VolumeEntry volume : visible.volumes()) {
      for (Grant grant : visible.grants(volume)) {
        if (grant.privilege().grantableOn(SecurableKind.VOLUME)) {
          boolean own = grant.kind() == SecurableKind.VOLUME;
          named(
              volume.name(),
              grant.by(),
              grant.principal(),
              grant.privilege().spelled(),
              "NO",
              own ? "NONE" : grant.kind().name());
        }
      }
    }
    return new Listing(
        Columns.of(
            "volume_catalog",
            "volume_schema",
            "volume_name",
            "grantor",
            "grantee",
            "privilege_type",
            "is_grantable",
            "inherited_from"),
        rows);
  }

  Listing tags() {
    for (Tag tag : visible.tags()) {
      if (tag.target() instanceof TagTarget.OfVolume of) {
        named(of.volume(), tag.key(), tag.value());
      }
    }
    return new Listing(
        Columns.of("catalog_name", "schema_name", "volume_name", "tag_name", "tag_value"), rows);
  }

  Listing locations() {
    for (LocationEntry location : visible.locations()) {
      rows.add(
          Arrays.asList(
              location.name(),
              location.owner(),
              "file://" + location.path(),
              "NO",
              location.comment(),
              location.createdAt()));
    }
    return new Listing(
        Columns.of(
            "external_location_name",
            "external_location_owner",
            "url",
            "read_only",
            "comment",
            "created:" + Columns.TIME),
        rows);
  }

  private void named(QualifiedName name, Object... values) {
    List<Object> row = new ArrayList<>(List.of(name.catalog(), name.schema(), name.name()));
    row.addAll(Arrays.asList(values));
    rows.add(row);
  }
}
