package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.engine.workbench.WorkProfile.Operator;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.duckdb.DuckDBConnection;
import org.duckdb.ProfilerPrintFormat;

/**
 * DuckDB's profile of the statement that a connection ran last. Only numbers and the names of
 * operators are asked for: what DuckDB knows beside them quotes the statement.
 */
final class Profiling {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private Profiling() {}

  /** Has a connection take profiles, unless there is nothing to tell. */
  static void begin(Statement statement, ProfileDetail detail) throws SQLException {
    if (detail == ProfileDetail.NONE) {
      return;
    }
    statement.execute("SET enable_profiling = 'no_output'");
    statement.execute("SET profiling_coverage = 'ALL'");
    statement.execute("SET tracked_metrics = " + detail.metrics());
  }

  /** The profile of what ran last; nothing if there is none. */
  static WorkProfile last(DuckDBConnection connection, ProfileDetail detail) {
    if (detail == ProfileDetail.NONE) {
      return WorkProfile.NONE;
    }
    JsonNode told;
    try {
      told = MAPPER.readTree(connection.getProfilingInformation(ProfilerPrintFormat.JSON));
    } catch (SQLException | JsonProcessingException nothing) {
      return WorkProfile.NONE;
    }
    List<Operator> operators = new ArrayList<>();
    collect(told.path("operator"), operators);
    JsonNode system = told.path("system");
    return new WorkProfile(
        system.path("peak_buffer_memory").asLong(),
        system.path("peak_temp_dir_size").asLong(),
        WorkProfile.byType(operators));
  }

  private static void collect(JsonNode list, List<Operator> operators) {
    for (JsonNode each : list) {
      operators.add(
          new Operator(
              each.path("type").asText(),
              each.path("intermediate_rows").asLong(),
              Math.round(each.path("timing").asDouble() * 1e6)));
      collect(each.path("children"), operators);
    }
  }
}
