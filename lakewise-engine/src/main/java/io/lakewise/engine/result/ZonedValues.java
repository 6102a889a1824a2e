package io.lakewise.engine.result;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Timestamps with a time zone as a session sees them: in its own zone. */
final class ZonedValues {

  private final ZoneId zone;

  ZonedValues(ZoneId zone) {
    this.zone = zone;
  }

  /** The row with the same instants, those within lists, maps and structs as well. */
  List<Object> of(List<Object> row) {
    List<Object> zoned = new ArrayList<>(row);
    zoned.replaceAll(this::value);
    return zoned;
  }

  private Object value(Object value) {
    if (value instanceof OffsetDateTime time) {
      return time.atZoneSameInstant(zone).toOffsetDateTime();
    }
    if (value instanceof List<?> list) {
      List<Object> zoned = new ArrayList<>(list);
      zoned.replaceAll(this::value);
      return zoned;
    }
    if (value instanceof Map<?, ?> map) {
      Map<Object, Object> zoned = new LinkedHashMap<>();
      map.forEach((key, member) -> zoned.put(value(key), value(member)));
      return zoned;
    }
    return value;
  }
}
