package io.lakewise.server.flight;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.apache.arrow.flight.CallOption;
import org.apache.arrow.flight.CallOptions;
import org.apache.arrow.flight.FlightInfo;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.Ticket;
import org.apache.arrow.flight.sql.FlightSqlClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * A short call is answered where it arrives, one with a deadline by the service on loopback: both
 * answer the same.
 */
@Timeout(300)
class LocalCallIT extends OverFlight {

  private static final CallOption TOKEN = FlightFixture.token(FlightFixture.TOKEN);
  private static final CallOption STRANGER = FlightFixture.token("lkw_wrong");
  private static final CallOption OTHER = FlightFixture.token(FlightFixture.OTHER);

  /** Clients send it along; it is far from passing. */
  private static final CallOption DEADLINE = CallOptions.timeout(10, TimeUnit.MINUTES);

  private static final List<String> STATEMENTS =
      List.of(
          "show schemas",
          "select 1 as a, 'ü' as b",
          "select nothing",
          "select * from `naïve 100%41 ☃\n'nowhere'`",
          "",
          "create table",
          "set time zone 'Mars'");

  private static FlightSqlClient sql() {
    return new FlightSqlClient(client);
  }

  private String answer(String sql, CallOption... options) {
    try {
      FlightInfo info = sql().execute(sql, options);
      return info.getDescriptor()
          + " "
          + info.getRecords()
          + " "
          + info.getBytes()
          + " "
          + rows(info.getEndpoints().get(0).getTicket(), options);
    } catch (FlightRuntimeException refused) {
      return told(refused);
    }
  }

  private static String told(FlightRuntimeException refused) {
    Set<String> metadata = new TreeSet<>();
    if (refused.status().metadata() != null) {
      refused.status().metadata().keys().forEach(metadata::add);
    }
    // How long a body is that says nothing concerns the connection alone.
    metadata.remove("content-length");
    return refused.status().code() + " " + refused.status().description() + " " + metadata;
  }

  private static String rows(Ticket ticket, CallOption... options) {
    StringBuilder rows = new StringBuilder();
    try (FlightStream stream = client.getStream(ticket, options)) {
      rows.append(stream.getSchema());
      while (stream.next()) {
        rows.append('\n').append(stream.getRoot().contentToTSVString());
      }
    } catch (FlightRuntimeException refused) {
      return told(refused);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return rows.toString();
  }

  @Test
  void answersAndErrorsAreThoseOfTheService() {
    for (String statement : STATEMENTS) {
      for (CallOption who : List.of(TOKEN, STRANGER)) {
        String here = answer(statement, who);
        assertThat(here).as(statement).isEqualTo(answer(statement, who, DEADLINE));
        assertThat(here).as("asked again").isEqualTo(answer(statement, who));
      }
    }
    assertThat(answer(STATEMENTS.get(3), TOKEN))
        .startsWith("INVALID_ARGUMENT")
        .contains("100%41 ☃");
  }

  @Test
  void rowsThatAreKnownAreTheirOwnersAndComeOnce() {
    assertThat(answer("select 40 + 2", TOKEN)).isEqualTo(answer("select 40 + 2", TOKEN));
    Ticket ticket = sql().execute("select 40 + 2", TOKEN).getEndpoints().get(0).getTicket();
    assertThat(rows(ticket, OTHER)).startsWith("NOT_FOUND");
    assertThat(rows(ticket, TOKEN)).contains("42");
    assertThat(rows(ticket, TOKEN)).isEqualTo(rows(ticket, TOKEN, DEADLINE));
  }
}
