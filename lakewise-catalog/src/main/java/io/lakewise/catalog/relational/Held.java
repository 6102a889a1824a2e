package io.lakewise.catalog.relational;

import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;

/**
 * A row with where it stands, for a decision about it.
 *
 * @param entry what the row says
 * @param place where it stands
 */
record Held<T>(T entry, Place place) {

  /** The place of a catalog. */
  static Place catalog(String name, String owner) {
    return new Place(Securable.catalog(name), owner, null);
  }

  /** The place of a schema, of a row with {@code catalog_name} and {@code catalog_owner}. */
  static Place schema(ResultSet row, String name, String owner) throws SQLException {
    String catalog = row.getString("catalog_name");
    return new Place(
        Securable.schema(new SchemaName(catalog, name)),
        owner,
        catalog(catalog, row.getString("catalog_owner")));
  }

  /** The place of what lies in the schema of a row, which has {@code schema_owner} too. */
  static Place inside(ResultSet row, Securable securable) throws SQLException {
    return new Place(
        securable,
        row.getString("owner"),
        schema(row, row.getString("schema_name"), row.getString("schema_owner")));
  }

  static UUID id(ResultSet row) throws SQLException {
    return UUID.fromString(row.getString("id"));
  }
}
