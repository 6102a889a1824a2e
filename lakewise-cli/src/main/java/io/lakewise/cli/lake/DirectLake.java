package io.lakewise.cli.lake;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** DuckDB alone, in memory: answers statements that need no table. */
final class DirectLake implements OpenLake {

  private final Connection connection;

  DirectLake(Integer threads, Long memoryBytes) {
    try {
      connection = DriverManager.getConnection("jdbc:duckdb:");
      try (Statement statement = connection.createStatement()) {
        if (threads != null) {
          statement.execute("SET threads = " + threads);
        }
        if (memoryBytes != null) {
          statement.execute("SET memory_limit = '" + memoryBytes + "B'");
        }
      }
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  @Override
  public Session session() {
    return new DirectSession();
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException failure) {
      throw failed(failure);
    }
  }

  private static LakewiseException failed(SQLException failure) {
    return new LakewiseException(LakewiseException.Code.USER, failure.getMessage(), failure);
  }

  private final class DirectSession implements Session {
    private Statement running;

    @Override
    public Result execute(String text) {
      try {
        Statement statement = connection.createStatement();
        running = statement;
        ResultSet rows = statement.executeQuery(text);
        List<ResultColumn> columns = new ArrayList<>();
        for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
          columns.add(
              new ResultColumn(
                  rows.getMetaData().getColumnName(column),
                  rows.getMetaData().getColumnTypeName(column)));
        }
        return new DirectResult(statement, rows, columns);
      } catch (SQLException failure) {
        throw failed(failure);
      }
    }

    @Override
    public void cancel() {
      try {
        running.cancel();
      } catch (SQLException failure) {
        throw failed(failure);
      }
    }

    @Override
    public double progress() {
      return -1;
    }

    @Override
    public String currentSchema() {
      return "main.default";
    }

    @Override
    public void close() {}
  }

  private record DirectResult(Statement statement, ResultSet rows, List<ResultColumn> columns)
      implements Result {
    @Override
    public List<Object> next() {
      try {
        if (!rows.next()) {
          return null;
        }
        List<Object> values = new ArrayList<>();
        for (int column = 1; column <= columns.size(); column++) {
          values.add(rows.getObject(column));
        }
        return values;
      } catch (SQLException failure) {
        throw failed(failure);
      }
    }

    @Override
    public long writeTo(Path file, FileFormat format) {
      throw new UnsupportedOperationException("writeTo");
    }

    @Override
    public Map<String, String> metrics() {
      return Map.of();
    }

    @Override
    public String message() {
      return null;
    }

    @Override
    public void close() {
      try {
        statement.close();
      } catch (SQLException failure) {
        throw failed(failure);
      }
    }
  }
}
