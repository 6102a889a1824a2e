package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.engine.session.ResultColumn;
import java.util.Arrays;
import java.util.List;

/** What DESCRIBE says of a volume or an external location: one row, as in Databricks. */
final class VolumeDescription {

  private static final List<ResultColumn> VOLUME =
      Listing.texts(
          "name", "catalog", "database", "owner", "storageLocation", "volumeType", "comment");
  private static final List<ResultColumn> LOCATION =
      Listing.texts("name", "url", "owner", "created_at", "comment");

  private VolumeDescription() {}

  static Listing of(VolumeEntry volume) {
    return new Listing(
        VOLUME,
        List.of(
            Arrays.asList(
                volume.name().name(),
                volume.name().catalog(),
                volume.name().schema(),
                volume.owner(),
                "file://" + volume.location(),
                volume.type(),
                volume.comment())));
  }

  static Listing of(LocationEntry location) {
    return new Listing(
        LOCATION,
        List.of(
            Arrays.asList(
                location.name(),
                "file://" + location.path(),
                location.owner(),
                location.createdAt().toString(),
                location.comment())));
  }
}
