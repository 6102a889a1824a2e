package io.lakewise.cli.remote;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import io.lakewise.engine.statement.SessionStatement;
import io.lakewise.engine.statement.SessionStatement.Level;
import io.lakewise.engine.statement.SessionStatement.Use;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.StatementParser;
import io.lakewise.engine.statement.WarehouseStatement.UseWarehouse;
import io.lakewise.table.error.LakewiseException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Statements that run at a server. Each has a session of its own there; the current schema and the
 * warehouse are remembered here.
 */
public final class RemoteSession implements Session {

  private static final String FIRST_CATALOG = "main";
  private static final String FIRST_SCHEMA = "default";
  private static final long FIRST_PAUSE_MILLIS = 4;
  private static final long LONGEST_PAUSE_MILLIS = 500;
  private static final long MOST_SECONDS_AT_EXIT = 5;

  private final StatementClient client;
  private String warehouse;
  private String catalog = FIRST_CATALOG;
  private String schema = FIRST_SCHEMA;
  private List<Parameter> parameters = List.of();
  private volatile String running;
  private volatile boolean cancelled;

  /**
   * Statements at a server.
   *
   * @param warehouse where they run until {@code USE WAREHOUSE} names another, by its name or id
   */
  public RemoteSession(ServerConnection server, String warehouse) {
    this.client = new StatementClient(server);
    this.warehouse = warehouse;
  }

  @Override
  public void bind(List<Parameter> values) {
    parameters = List.copyOf(values);
  }

  @Override
  public Result execute(String text) {
    Statement statement = parameters.isEmpty() ? StatementParser.parse(text) : null;
    if (statement instanceof Use use) {
      use(use);
      return new RemoteRows(client, null, List.of(), "using " + currentSchema());
    }
    if (statement instanceof UseWarehouse use) {
      RemoteRows.of(client, run(text, catalog, schema)).close();
      warehouse = use.name();
      return new RemoteRows(client, null, List.of(), "using warehouse " + warehouse);
    }
    if (statement instanceof SessionStatement) {
      throw RemoteErrors.needsSession("Variables and settings");
    }
    JsonNode answer = run(text, catalog, schema);
    return RemoteRows.of(client, answer);
  }

  /** A single name is a schema before it is a catalog, as everywhere. */
  private void use(Use use) {
    List<String> parts = use.name().parts();
    if (parts.size() > 1) {
      move(parts.get(0), parts.get(1));
    } else if (use.level() == Level.CATALOG) {
      move(parts.get(0), "default");
    } else {
      try {
        move(catalog, parts.get(0));
      } catch (LakewiseException noSchema) {
        if (use.level() == Level.SCHEMA) {
          throw noSchema;
        }
        move(parts.get(0), "default");
      }
    }
  }

  private void move(String toCatalog, String toSchema) {
    run("SELECT 1", toCatalog, toSchema);
    catalog = toCatalog;
    schema = toSchema;
  }

  private JsonNode run(String text, String inCatalog, String inSchema) {
    ObjectNode request = ServerConnection.object();
    request.put("statement", text).put("warehouse_id", warehouse);
    request.put("catalog", inCatalog).put("schema", inSchema);
    request.put("disposition", "EXTERNAL_LINKS").put("format", "JSON_ARRAY");
    // Its id is known at once, so that it can be cancelled at once.
    request.put("wait_timeout", "0s");
    ArrayNode values = request.putArray("parameters");
    for (Parameter parameter : parameters) {
      values
          .addObject()
          .put("name", parameter.name())
          .put("type", parameter.type())
          .put("value", parameter.value());
    }
    return ended(request);
  }

  /** Runs a statement to its end, and ends it there if this process is ended before. */
  private JsonNode ended(ObjectNode request) {
    cancelled = false;
    CountDownLatch taken = new CountDownLatch(1);
    Thread atExit = new Thread(() -> cancelAtExit(taken), "cancel");
    Runtime.getRuntime().addShutdownHook(atExit);
    try {
      JsonNode answer = client.execute(request);
      String id = answer.path("statement_id").asText();
      running = id;
      taken.countDown();
      if (cancelled) {
        client.cancel(id);
      }
      return ended(answer, id);
    } finally {
      running = null;
      taken.countDown();
      forget(atExit);
    }
  }

  private static void forget(Thread atExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException exiting) {
      // It has been run, or is about to be.
      return;
    }
  }

  /** Cancels the statement once the server has told its id; nobody hears what fails here. */
  private void cancelAtExit(CountDownLatch taken) {
    try {
      if (taken.await(MOST_SECONDS_AT_EXIT, TimeUnit.SECONDS)) {
        cancel();
      }
    } catch (InterruptedException | LakewiseException unheard) {
      running = null;
    }
  }

  private JsonNode ended(JsonNode first, String id) {
    JsonNode answer = first;
    long pause = FIRST_PAUSE_MILLIS;
    while (true) {
      JsonNode status = answer.path("status");
      switch (status.path("state").asText()) {
        case "SUCCEEDED" -> {
          return answer;
        }
        case "FAILED" ->
            throw RemoteErrors.failed(
                status.path("error").path("error_code").asText(),
                status.path("error").path("message").asText());
        case "CANCELED" -> throw RemoteErrors.cancelled();
        default -> {
          try {
            TimeUnit.MILLISECONDS.sleep(pause);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RemoteErrors.cancelled();
          }
          pause = Math.min(pause + pause / 4, LONGEST_PAUSE_MILLIS);
          answer = client.status(id);
        }
      }
    }
  }

  @Override
  public List<ResultColumn> describe(String statement) {
    List<ResultColumn> columns = new ArrayList<>();
    try (Result result = execute("DESCRIBE QUERY " + statement)) {
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        columns.add(new ResultColumn(row.get(0).toString(), row.get(1).toString()));
      }
    }
    return columns;
  }

  @Override
  public void cancel() {
    cancelled = true;
    String id = running;
    if (id != null) {
      client.cancel(id);
    }
  }

  @Override
  public double progress() {
    return -1;
  }

  @Override
  public boolean remembers() {
    return !schema.equals(FIRST_SCHEMA) || !catalog.equals(FIRST_CATALOG);
  }

  @Override
  public String currentSchema() {
    return catalog + "." + schema;
  }

  @Override
  public void close() {
    cancel();
  }
}
