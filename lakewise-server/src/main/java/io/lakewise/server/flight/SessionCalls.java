package io.lakewise.server.flight;

import io.lakewise.catalog.entry.WarehouseEntry;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.error.LakewiseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SessionOptionValueVisitor;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.SetSessionOptionsResult.ErrorValue;

/**
 * The options of sessions: {@code catalog}, {@code schema}, {@code warehouse} and {@code
 * query_tags}, which is set and not told: {@code SET QUERY_TAGS} lists them.
 */
final class SessionCalls {

  private static final String CATALOG = "catalog";
  private static final String SCHEMA = "schema";

  private static final String WAREHOUSE = "warehouse";
  private static final String QUERY_TAGS = "query_tags";

  private final FlightSessions sessions;
  private final BiPredicate<Principal, String> warehouses;

  /**
   * Reads and writes options.
   *
   * @param warehouses whether a principal sees a warehouse
   */
  SessionCalls(FlightSessions sessions, BiPredicate<Principal, String> warehouses) {
    this.warehouses = warehouses;
    this.sessions = sessions;
  }

  /** Sets options; the catalog first, whatever their order. */
  SetSessionOptionsResult set(CallContext context, SetSessionOptionsRequest request) {
    FlightSession session = sessions.of(context);
    Map<String, SetSessionOptionsResult.Error> errors = new HashMap<>();
    Map<String, SessionOptionValue> options = new LinkedHashMap<>(request.getSessionOptions());
    for (String name : List.of(CATALOG, SCHEMA)) {
      SessionOptionValue value = options.remove(name);
      if (value != null && !use(session, name, value.acceptVisitor(new Text()))) {
        errors.put(name, new SetSessionOptionsResult.Error(ErrorValue.INVALID_VALUE));
      }
    }
    SessionOptionValue warehouse = options.remove(WAREHOUSE);
    if (warehouse != null && !choose(session, warehouse.acceptVisitor(new Text()))) {
      errors.put(WAREHOUSE, new SetSessionOptionsResult.Error(ErrorValue.INVALID_VALUE));
    }
    SessionOptionValue tags = options.remove(QUERY_TAGS);
    if (tags != null && !tag(session, tags.acceptVisitor(new Text()))) {
      errors.put(QUERY_TAGS, new SetSessionOptionsResult.Error(ErrorValue.INVALID_VALUE));
    }
    options
        .keySet()
        .forEach(
            name -> errors.put(name, new SetSessionOptionsResult.Error(ErrorValue.INVALID_NAME)));
    sessions.keep(context, session);
    return new SetSessionOptionsResult(errors);
  }

  /** Statements run in a warehouse from now on, if the caller sees one of that name. */
  private boolean choose(FlightSession session, String name) {
    if (name == null || !warehouses.test(session.principal(), name)) {
      return false;
    }
    session.warehouse(name);
    return true;
  }

  private static boolean use(FlightSession session, String what, String name) {
    if (name == null || name.isEmpty()) {
      return false;
    }
    String quoted = "`" + name.replace("`", "``") + "`";
    return execute(
        session, what.equals(CATALOG) ? "USE CATALOG " + quoted : "USE SCHEMA " + quoted);
  }

  /** Statements are recorded with tags from now on: {@code key:value,key}. */
  private static boolean tag(FlightSession session, String text) {
    return text != null
        && execute(session, "SET " + QUERY_TAGS + " = '" + text.replace("'", "''") + "'");
  }

  private static boolean execute(FlightSession session, String statement) {
    try {
      session.local(
          open -> {
            open.execute(statement).close();
            return null;
          });
      return true;
    } catch (LakewiseException unknown) {
      return false;
    }
  }

  /** The options in force. */
  GetSessionOptionsResult get(CallContext context) {
    FlightSession session = sessions.of(context);
    String[] parts = session.local(open -> open.currentSchema().split("\\.", 2));
    return new GetSessionOptionsResult(
        Map.of(
            CATALOG,
            SessionOptionValueFactory.makeSessionOptionValue(parts[0]),
            SCHEMA,
            SessionOptionValueFactory.makeSessionOptionValue(parts[1]),
            WAREHOUSE,
            SessionOptionValueFactory.makeSessionOptionValue(
                session.warehouse().isEmpty() ? WarehouseEntry.DEFAULT : session.warehouse())));
  }

  /** Forgets the session. */
  CloseSessionResult close(CallContext context) {
    sessions.close(context);
    return new CloseSessionResult(CloseSessionResult.Status.CLOSED);
  }

  /** The text of an option, or null. */
  private static final class Text implements SessionOptionValueVisitor<String> {

    @Override
    public String visit(String value) {
      return value;
    }

    @Override
    public String visit(boolean value) {
      return null;
    }

    @Override
    public String visit(long value) {
      return null;
    }

    @Override
    public String visit(double value) {
      return null;
    }

    @Override
    public String visit(String[] value) {
      return null;
    }

    @Override
    public String visit(Void value) {
      return null;
    }
  }
}
