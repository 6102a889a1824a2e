package io.lakewise.engine.context;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.error.SettingErrors;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.parquet.duckdb.Literals;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a session remembers between statements. Not thread-safe but for the warehouse, as a
 * session's statements run one after the other.
 */
public final class SessionState {

  /** A temporary view: its text and the names its author gave to the columns, perhaps none. */
  public record TemporaryView(String select, List<String> columnNames, SchemaName schema) {}

  private static final long MOST_BYTES = 16L << 20;

  /** Each counts for so much beside its text, so that there are some thousands at the most. */
  private static final long EACH = 4L << 10;

  private final Principal principal;
  private SchemaName currentSchema = SchemaName.DEFAULT;
  private String timeZone = "UTC";
  private volatile String warehouse = "";
  private List<Parameter> parameters = List.of();
  private final long mostMillis;
  private long statementTimeoutMillis;
  private Map<String, String> queryTags = Map.of();
  private final Map<String, TemporaryView> views = new HashMap<>();
  private final Map<String, FunctionEntry> functions = new HashMap<>();
  private final Map<String, Variable> variables = new HashMap<>();

  /**
   * Rows of a client that the statement that is running may read, and no other.
   *
   * @param name by which it calls them
   * @param file of Parquet
   */
  public record Uploaded(String name, Path file) {}

  private Uploaded uploaded;

  /** A session variable: its value as a SQL literal, and its type in DuckDB's spelling. */
  public record Variable(String name, String type, String literal) {}

  /** The state of a new session whose statements may take as long as they want. */
  public SessionState(Principal principal) {
    this(principal, 0);
  }

  /**
   * The state of a new session.
   *
   * @param mostMillis how long a statement may take at most, 0 for no limit
   */
  public SessionState(Principal principal, long mostMillis) {
    this.principal = principal;
    this.mostMillis = mostMillis;
    this.statementTimeoutMillis = mostMillis;
  }

  /** Who runs the session's statements. */
  public Principal principal() {
    return principal;
  }

  /** Where names of one part are looked up. */
  public SchemaName currentSchema() {
    return currentSchema;
  }

  /** Changes where names of one part are looked up. */
  public void use(SchemaName schema) {
    currentSchema = schema;
  }

  /** The time zone in which timestamps are shown and read. */
  public String timeZone() {
    return timeZone;
  }

  /** The warehouse that was chosen for the statements to come; empty for none. */
  public String warehouse() {
    return warehouse;
  }

  /** Chooses a warehouse. */
  public void warehouse(String idOrName) {
    warehouse = idOrName;
  }

  /** {@link #timeZone} as Java knows it. */
  public ZoneId zone() {
    return ZoneId.of(timeZone);
  }

  /** Changes the time zone. */
  public void timeZone(String zone) {
    timeZone = zone;
  }

  /** Values for the markers of the statements to come; none if empty. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** Changes the values for the markers of the statements to come. */
  public void parameters(List<Parameter> values) {
    parameters = List.copyOf(values);
  }

  /** What {@link #statementTimeoutMillis} cannot be raised above; 0 for no limit. */
  public long mostMillis() {
    return mostMillis;
  }

  /** How long a statement may take, in milliseconds; 0 for no limit. */
  public long statementTimeoutMillis() {
    return statementTimeoutMillis;
  }

  /** Changes how long the statements that follow may take. */
  public void statementTimeoutMillis(long millis) {
    statementTimeoutMillis = millis;
  }

  /** What its author says of the statements to come; the value of a key alone is null. */
  public Map<String, String> queryTags() {
    return queryTags;
  }

  /** Changes what its author says of the statements to come. */
  public void queryTags(Map<String, String> tags) {
    queryTags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /**
   * Keeps a temporary view.
   *
   * @throws io.lakewise.table.error.LakewiseException if the session would remember too much
   */
  public void keep(String name, TemporaryView view) {
    keep(views, name, view, bytes(view));
  }

  /**
   * Keeps a temporary function.
   *
   * @throws io.lakewise.table.error.LakewiseException if the session would remember too much
   */
  public void keep(FunctionEntry function) {
    keep(functions, function.name().name(), function, bytes(function));
  }

  /**
   * Keeps a variable.
   *
   * @throws io.lakewise.table.error.LakewiseException if the session would remember too much
   */
  public void keep(Variable variable) {
    keep(variables, variable.name(), variable, bytes(variable));
  }

  private <T> void keep(Map<String, T> among, String name, T what, long bytes) {
    T before = among.remove(key(name));
    if (keptBytes() + bytes > MOST_BYTES) {
      if (before != null) {
        among.put(key(name), before);
      }
      throw SettingErrors.sessionFull(MOST_BYTES >> 20);
    }
    among.put(key(name), what);
  }

  /** About what views, functions and variables take in memory. */
  public long keptBytes() {
    return views.values().stream().mapToLong(SessionState::bytes).sum()
        + functions.values().stream().mapToLong(SessionState::bytes).sum()
        + variables.values().stream().mapToLong(SessionState::bytes).sum();
  }

  private static long bytes(TemporaryView view) {
    return EACH + 2L * (view.select().length() + view.columnNames().toString().length());
  }

  private static long bytes(FunctionEntry function) {
    String rest = function.parameters() + function.comment();
    return EACH + 2L * (function.body().length() + rest.length());
  }

  private static long bytes(Variable variable) {
    return EACH + 2L * variable.literal().length() + 2L * variable.type().length();
  }

  /** Temporary views by {@link #key}, which may be removed. */
  public Map<String, TemporaryView> views() {
    return views;
  }

  /** Temporary functions by {@link #key}, which may be removed. */
  public Map<String, FunctionEntry> functions() {
    return functions;
  }

  /** Session variables by {@link #key}, which may be removed. */
  public Map<String, Variable> variables() {
    return variables;
  }

  /** Whether anything is not as in a new session. */
  public boolean remembers() {
    return !currentSchema.equals(SchemaName.DEFAULT)
        || !timeZone.equals("UTC")
        || !warehouse.isEmpty()
        || !queryTags.isEmpty()
        || statementTimeoutMillis != mostMillis
        || !views.isEmpty()
        || !functions.isEmpty()
        || !variables.isEmpty();
  }

  /** Lets the statements to come read rows of a client; null for none. */
  public void uploaded(Uploaded rows) {
    uploaded = rows;
  }

  /** The query of the rows that a client sent, if they are called so. */
  Optional<String> uploaded(String name) {
    return Optional.ofNullable(uploaded)
        .filter(rows -> rows.name().equalsIgnoreCase(name))
        .map(rows -> "SELECT * FROM read_parquet(" + Literals.text(rows.file().toString()) + ")");
  }

  /** How a name is looked up: ignoring case. */
  public static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
