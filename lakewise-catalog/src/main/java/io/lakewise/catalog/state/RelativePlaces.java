package io.lakewise.catalog.state;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.migration.Context;
import org.flywaydb.core.api.migration.JavaMigration;

/**
 * The step after which places inside the lake are relative to its folder. A place that another row
 * has already stays as it is.
 *
 * @param now how they are written from now on
 */
record RelativePlaces(StoredPlaces now) implements JavaMigration {

  /**
   * A column with places.
   *
   * @param others the condition under which another row must not have the same place
   */
  private record Column(String table, String name, String others) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("relations", "location", "true"),
          new Column("dropped_tables", "location", "false"),
          new Column("clones", "clone_location", "false"),
          new Column("clones", "source_location", "other.clone_id = clones.clone_id"));

  @Override
  public MigrationVersion getVersion() {
    return MigrationVersion.fromVersion(Integer.toString(FormerPlaces.UNTIL));
  }

  @Override
  public String getDescription() {
    return "relative places";
  }

  @Override
  public Integer getChecksum() {
    return null;
  }

  @Override
  public boolean canExecuteInTransaction() {
    return true;
  }

  @Override
  public void migrate(Context context) throws SQLException {
    Connection connection = context.getConnection();
    FormerPlaces former = new FormerPlaces(now);
    for (String table : List.of("relations", "dropped_tables")) {
      try (Statement statement = connection.createStatement();
          ResultSet rows =
              statement.executeQuery("SELECT id, location FROM " + table + " WHERE managed = 1")) {
        while (rows.next()) {
          former.learn(rows.getString(1), rows.getString(2));
        }
      }
    }
    for (Column column : COLUMNS) {
      rewrite(connection, column, former);
    }
  }

  private static void rewrite(Connection connection, Column column, FormerPlaces former)
      throws SQLException {
    String update =
        """
        UPDATE %1$s SET %2$s = ? WHERE %2$s = ?
          AND NOT EXISTS (SELECT 1 FROM %1$s other WHERE other.%2$s = ? AND %3$s)
        """
            .formatted(column.table(), column.name(), column.others());
    try (PreparedStatement statement = connection.prepareStatement(update)) {
      for (String place : places(connection, column)) {
        String stored = former.stored(place);
        if (!stored.equals(place)) {
          statement.setString(1, stored);
          statement.setString(2, place);
          statement.setString(3, stored);
          statement.executeUpdate();
        }
      }
    }
  }

  private static List<String> places(Connection connection, Column column) throws SQLException {
    List<String> places = new ArrayList<>();
    String select =
        "SELECT DISTINCT %1$s FROM %2$s WHERE %1$s IS NOT NULL ORDER BY %1$s"
            .formatted(column.name(), column.table());
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(select)) {
      while (rows.next()) {
        places.add(rows.getString(1));
      }
    }
    return places;
  }
}
