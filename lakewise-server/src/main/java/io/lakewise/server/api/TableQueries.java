package io.lakewise.server.api;

import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.result.Chunk;
import io.lakewise.server.result.ChunkWriter;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.result.ResultLimits;
import io.lakewise.server.statement.QueryTags;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementRequest;
import io.lakewise.server.statement.Statements;
import io.lakewise.server.warehouse.Priority;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * What is answered by a query in SQL, which runs like any other statement of its caller: with his
 * rights and policies, in the default warehouse, recorded. Thread-safe.
 */
public final class TableQueries {

  private static final int MOST_SECONDS = 50;
  private static final long MOST_ROWS = 10_000;
  private static final long MOST_BYTES = 16L << 20;

  /** Of queries that nobody wrote: whoever lists statements can leave them out. */
  private static final QueryTags ASKED = new QueryTags(Map.of(QueryTags.SOURCE, "api"));

  private final Statements statements;
  private final ChunkWriter chunks;

  /** Asks by these. */
  public TableQueries(Statements statements, ChunkWriter chunks) {
    this.statements = statements;
    this.chunks = chunks;
  }

  /**
   * An answer.
   *
   * @param columns their names
   * @param rows of texts, null for NULL
   */
  record Rows(List<String> columns, List<List<String>> rows) {}

  /**
   * Runs a query to its end.
   *
   * @throws ApiException if it takes too long or is too large
   * @throws io.lakewise.table.error.LakewiseException if it fails
   */
  Rows ask(Principal caller, String query) {
    return rows(ended(caller, query, ASKED).result().orElseThrow(ApiException::internal));
  }

  /**
   * Runs a statement that answers nothing to its end, likewise.
   *
   * @throws io.lakewise.table.error.LakewiseException if it fails
   */
  public void run(Principal caller, String statement) {
    ended(caller, statement, QueryTags.NONE);
  }

  private Statement ended(Principal caller, String query, QueryTags tags) {
    Statement statement = statements.submit(request(caller, query, tags));
    try {
      statement.ended().get(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException | ExecutionException | TimeoutException late) {
      statements.cancel(statement);
      throw ApiException.state(
          "The question took longer than " + MOST_SECONDS + " s. Ask it in SQL: " + query);
    }
    if (statement.error().isPresent()) {
      throw statement.error().get();
    }
    return statement;
  }

  private static StatementRequest request(Principal caller, String query, QueryTags tags) {
    return new StatementRequest(
        caller,
        query,
        List.of(),
        "",
        Optional.empty(),
        Optional.empty(),
        new ResultLimits(MOST_ROWS, MOST_BYTES, true),
        true,
        ResultFormat.JSON_ARRAY,
        "lakewise-api",
        Priority.NORMAL,
        "",
        tags);
  }

  private Rows rows(KeptResult result) {
    List<List<String>> rows = new ArrayList<>();
    try {
      for (Chunk chunk : result.chunks()) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        chunks.write(result, chunk, ResultFormat.JSON_ARRAY, json);
        for (JsonNode row : JsonAnswers.mapper().readTree(json.toByteArray())) {
          List<String> values = new ArrayList<>();
          row.forEach(value -> values.add(value.isNull() ? null : value.asText()));
          rows.add(values);
        }
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return new Rows(result.columns().stream().map(ResultColumn::name).toList(), rows);
  }
}
