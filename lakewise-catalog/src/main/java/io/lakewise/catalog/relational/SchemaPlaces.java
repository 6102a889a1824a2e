package io.lakewise.catalog.relational;

import io.lakewise.catalog.permission.Place;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/** The places of the schemas in which many rows lie, each made once. Not thread-safe. */
final class SchemaPlaces {

  private record Name(String catalog, String schema) {}

  private final Map<Name, Place> places = new HashMap<>();

  /** That of a row as {@link Held#inside} takes it. */
  Place of(ResultSet row) throws SQLException {
    Name name = new Name(row.getString("catalog_name"), row.getString("schema_name"));
    Place known = places.get(name);
    if (known == null) {
      known = Held.schema(row, name.schema(), row.getString("schema_owner"));
      places.put(name, known);
    }
    return known;
  }
}
