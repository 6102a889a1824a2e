package io.lakewise.engine.query;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * When and by whom a statement runs. Functions that ask for it become constants in the tree, so
 * that planning, which decides what is read, and execution see the same moment.
 *
 * @param instant the statement's time
 * @param zone of the session
 * @param user id of the principal
 * @param catalog the current catalog
 * @param schema the current schema
 */
public record Moment(Instant instant, ZoneId zone, String user, String catalog, String schema) {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSS", Locale.ROOT);

  /** The names of the function that says for whom a statement runs. */
  private static final Set<String> WHO = Set.of("current_user", "session_user", "user");

  /** Whether a function asks for whom the statement runs and for nothing else. */
  static boolean asksWho(String function) {
    return WHO.contains(function.toLowerCase(Locale.ROOT));
  }

  /** The value of a function without arguments as a SQL expression, if it is one of these. */
  Optional<String> constant(String function) {
    LocalDateTime local = LocalDateTime.ofInstant(instant.truncatedTo(ChronoUnit.MICROS), zone);
    return Optional.ofNullable(
        switch (function.toLowerCase(Locale.ROOT)) {
          case "now", "current_timestamp", "get_current_timestamp", "transaction_timestamp" ->
              "CAST('"
                  + TIMESTAMP.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC))
                  + "+00' AS TIMESTAMPTZ)";
          case "current_date", "today" -> "CAST('" + local.toLocalDate() + "' AS DATE)";
          case "localtimestamp", "current_localtimestamp" ->
              "CAST('" + TIMESTAMP.format(local) + "' AS TIMESTAMP)";
          case "current_user", "session_user", "user", "current_role" -> RowsSql.literal(user);
          case "current_catalog", "current_database" -> RowsSql.literal(catalog);
          case "current_schema" -> RowsSql.literal(schema);
          default -> null;
        });
  }
}
