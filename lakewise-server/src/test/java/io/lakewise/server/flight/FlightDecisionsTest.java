package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.arrow.flight.FlightProducer;
import org.apache.arrow.flight.sql.FlightSqlProducer;
import org.junit.jupiter.api.Test;

/** Of every call of Flight SQL it is said who decides about it, so that none is forgotten. */
class FlightDecisionsTest {

  /** Runs a text with the rights of the caller's session. */
  private static final String STATEMENT = "statement: TablePrivileges, Rights";

  /** Reads information_schema in the caller's session. */
  private static final String NAMES = "names that the caller sees";

  /** A handle that only whoever made it knows, and that is looked up beside the caller. */
  private static final String OWN = "the caller's own statement or session";

  private static final String SAME_FOR_ALL = "tells nothing of the lake";
  private static final String REFUSED = "refused";
  private static final String SORTS = "hands on to one of the others by its command";

  private static final Map<String, String> DECIDED = new TreeMap<>();

  static {
    decided(STATEMENT, "getFlightInfoStatement", "getSchemaStatement", "acceptPutStatement");
    decided(STATEMENT, "acceptPutStatementBulkIngest", "createPreparedStatement");
    decided(OWN, "getStreamStatement", "closePreparedStatement", "getFlightInfoPreparedStatement");
    decided(OWN, "getSchemaPreparedStatement", "getStreamPreparedStatement");
    decided(OWN, "acceptPutPreparedStatementQuery", "acceptPutPreparedStatementUpdate");
    decided(OWN, "cancelFlightInfo", "cancelQuery", "setSessionOptions", "getSessionOptions");
    decided(OWN, "closeSession");
    for (String names : Set.of("Catalogs", "Schemas", "Tables")) {
      decided(NAMES, "getFlightInfo" + names, "getStream" + names);
    }
    for (String same :
        Set.of(
            "SqlInfo",
            "TypeInfo",
            "TableTypes",
            "PrimaryKeys",
            "ExportedKeys",
            "ImportedKeys",
            "CrossReference")) {
      decided(SAME_FOR_ALL, "getFlightInfo" + same, "getStream" + same);
    }
    decided(SORTS, "getFlightInfo", "getSchema", "getStream", "acceptPut", "doAction");
    decided(SAME_FOR_ALL, "listActions", "listFlights", "close");
    decided(REFUSED, "createPreparedSubstraitPlan", "acceptPutSubstraitPlan", "doExchange");
    decided(REFUSED, "getFlightInfoSubstraitPlan", "getSchemaSubstraitPlan");
    decided(REFUSED, "beginTransaction", "beginSavepoint");
    decided(REFUSED, "endTransaction", "endSavepoint", "pollFlightInfo", "renewFlightEndpoint");
  }

  private static void decided(String by, String... calls) {
    Stream.of(calls).forEach(call -> DECIDED.put(call, by));
  }

  @Test
  void everyCallIsDecidedAbout() {
    Set<String> calls =
        Stream.of(FlightSqlProducer.class, FlightProducer.class, SqlProducer.class)
            .flatMap(type -> Stream.of(type.getMethods()))
            .filter(method -> method.getDeclaringClass() != Object.class)
            .map(Method::getName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(DECIDED.keySet()).containsAll(calls);
    assertThat(calls).containsAll(DECIDED.keySet());
  }
}
