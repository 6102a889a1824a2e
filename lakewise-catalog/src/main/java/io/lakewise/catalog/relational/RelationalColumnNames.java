package io.lakewise.catalog.relational;

import io.lakewise.catalog.ColumnNames;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.StoredPlaces;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Names of columns as one row for each table, which is quicker to look through than one each. */
record RelationalColumnNames(State state) implements ColumnNames {

  /** Between two names; none of them is in a name that is kept. */
  static final String LINE = "\n";

  private enum Known {
    NO_TABLE,
    OTHERS,
    SAME
  }

  @Override
  public boolean keep(String location, List<String> names) {
    String lines = lines(names);
    Known known = state.read(handle -> known(handle, location, lines));
    if (known == Known.OTHERS) {
      state.write(handle -> write(handle, location, lines));
    }
    return known != Known.NO_TABLE;
  }

  @Override
  public void keepOfView(UUID view, List<String> names) {
    String lines = lines(names);
    state.write(
        handle -> {
          forget(handle, view);
          return insert(handle, view.toString(), lines);
        });
  }

  private static String lines(List<String> names) {
    return names.stream().map(name -> name.replace(LINE, " ")).collect(Collectors.joining(LINE));
  }

  private static Known known(Handle handle, String location, String lines) {
    return handle
        .createQuery(
            """
            SELECT t.names FROM relations r
            LEFT JOIN table_columns t ON t.location = r.location WHERE r.location = :location
            """)
        .bind("location", stored(handle, location))
        .map((row, context) -> Optional.ofNullable(row.getString("names")))
        .findOne()
        .map(names -> names.filter(lines::equals).isPresent() ? Known.SAME : Known.OTHERS)
        .orElse(Known.NO_TABLE);
  }

  private static int write(Handle handle, String location, String lines) {
    forget(handle, location);
    return insert(handle, stored(handle, location), lines);
  }

  /** A table is known by where it lies; a view, which lies nowhere, by its id. */
  private static int insert(Handle handle, String place, String lines) {
    return handle
        .createUpdate(
            """
            INSERT INTO table_columns (location, names, name_keys)
            VALUES (:location, :names, :keys)
            """)
        .bind("location", place)
        .bind("names", lines)
        .bind("keys", NameRules.key(lines))
        .execute();
  }

  /** Of a table that is gone for good. */
  static void forget(Handle handle, String location) {
    delete(handle, stored(handle, location));
  }

  /** Of a view that is gone. */
  static void forget(Handle handle, UUID view) {
    delete(handle, view.toString());
  }

  private static void delete(Handle handle, String place) {
    handle
        .createUpdate("DELETE FROM table_columns WHERE location = :location")
        .bind("location", place)
        .execute();
  }

  private static String stored(Handle handle, String location) {
    return handle.getConfig(StoredPlaces.class).stored(location);
  }
}
