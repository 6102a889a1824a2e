package io.lakewise.bench.start;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** The least that a Java program with DuckDB in it can do: load it and ask it {@code select 1}. */
public final class BareProgram {

  private BareProgram() {}

  /** Prints the answer; with the argument {@code nothing} it does not even load DuckDB. */
  public static void main(String[] arguments) throws SQLException {
    if (arguments.length > 0) {
      System.out.println(1);
      return;
    }
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select 1")) {
      rows.next();
      System.out.println(rows.getInt(1));
    }
  }
}
