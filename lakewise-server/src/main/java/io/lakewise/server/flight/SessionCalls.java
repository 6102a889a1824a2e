package io.lakewise.server.flight;

import io.lakewise.table.error.LakewiseException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.arrow.flight.CloseSessionResult;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.GetSessionOptionsResult;
import org.apache.arrow.flight.SessionOptionValue;
import org.apache.arrow.flight.SessionOptionValueFactory;
import org.apache.arrow.flight.SessionOptionValueVisitor;
import org.apache.arrow.flight.SetSessionOptionsRequest;
import org.apache.arrow.flight.SetSessionOptionsResult;
import org.apache.arrow.flight.SetSessionOptionsResult.ErrorValue;

/** The options of sessions: {@code catalog} and {@code schema}. */
final class SessionCalls {

  private static final String CATALOG = "catalog";
  private static final String SCHEMA = "schema";

  private final FlightSessions sessions;

  SessionCalls(FlightSessions sessions) {
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
    options
        .keySet()
        .forEach(
            name -> errors.put(name, new SetSessionOptionsResult.Error(ErrorValue.INVALID_NAME)));
    sessions.keep(context, session);
    return new SetSessionOptionsResult(errors);
  }

  private static boolean use(FlightSession session, String what, String name) {
    if (name == null || name.isEmpty()) {
      return false;
    }
    String quoted = "`" + name.replace("`", "``") + "`";
    String statement = what.equals(CATALOG) ? "USE CATALOG " + quoted : "USE SCHEMA " + quoted;
    try {
      session.with(
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
    String[] parts = sessions.of(context).with(open -> open.currentSchema().split("\\.", 2));
    return new GetSessionOptionsResult(
        Map.of(
            CATALOG,
            SessionOptionValueFactory.makeSessionOptionValue(parts[0]),
            SCHEMA,
            SessionOptionValueFactory.makeSessionOptionValue(parts[1])));
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
