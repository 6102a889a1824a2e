package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.NamedThing;
import io.lakewise.catalog.entry.NamedThing.Kind;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * All that has a name with each of some words, the best first, whoever may see it. Few letters are
 * in most names: for them one kind of match is read after the other in the order in which an index
 * has the names, so that little is read; for more letters all matches are sorted at once. Columns
 * come last, and only if they are asked for.
 */
final class NameSearch {

  /** Letters up to which names are read by the index. */
  private static final int FEW_LETTERS = 2;

  /** Tables up to which those with a column are looked up one by one. */
  private static final int FEW_TABLES = 2_000;

  private static final String ROW =
      """
      SELECT %1$s AS kind, %2$s AS id, c.name AS catalog_name, c.owner AS catalog_owner,
             s.name AS schema_name, s.owner AS schema_owner, %3$s.name, %3$s.owner, %3$s.comment,
             %3$s.catalog_key, %3$s.schema_key, %3$s.%4$s AS name_key, %5$s AS columns
      """;

  private static final String INSIDE =
      """
      FROM %1$s n
      JOIN schemas s ON s.catalog_key = n.catalog_key AND s.schema_key = n.schema_key
      JOIN catalogs c ON c.catalog_key = n.catalog_key
      """;

  private static final String RELATIONS =
      ROW.formatted("n.kind", "n.id", "n", "name_key", "NULL") + INSIDE.formatted("relations");

  private static final String WITH_COLUMNS =
      ROW.formatted("n.kind", "n.id", "n", "name_key", "t.names")
          + INSIDE.formatted("relations")
          + "JOIN table_columns t ON t.location = COALESCE(n.location, n.id) ";

  private static final String OTHERS =
      String.join(
          " UNION ALL ",
          ROW.formatted("'SCHEMA'", "''", "s", "schema_key", "NULL")
              + "FROM schemas s JOIN catalogs c ON c.catalog_key = s.catalog_key",
          ROW.formatted("'FUNCTION'", "n.id", "n", "name_key", "NULL")
              + INSIDE.formatted("functions"),
          ROW.formatted("'VOLUME'", "n.id", "n", "name_key", "NULL") + INSIDE.formatted("volumes"));

  private static final String SHORTEST =
      "LENGTH(n.name_key), n.name_key, n.catalog_key, n.schema_key, n.kind";

  private static final String SAME = "n.name_key = :name";
  private static final String BEGIN = "n.name_key LIKE :begin ESCAPE '!'";
  private static final String INNER = "n.name_key LIKE :inner ESCAPE '!'";
  private static final String PART = "n.name_key LIKE :part ESCAPE '!'";
  private static final String NOT = " AND NOT ";

  /**
   * How the last word, as one writes the outer names first, is in a name; the best first. The name
   * itself is the shortest of those that begin so.
   */
  private static final List<String> MATCHES =
      List.of(BEGIN, INNER + NOT + BEGIN, PART + NOT + BEGIN + NOT + INNER);

  private static final String BEST =
      "CASE WHEN %s THEN 0 WHEN %s THEN 1 WHEN %s THEN 2 WHEN %s THEN 3 ELSE 4 END, "
          .formatted(SAME, BEGIN, INNER, PART);

  private static final Comparator<Found> ORDER =
      Comparator.comparingInt((Found found) -> found.key.codePointCount(0, found.key.length()))
          .thenComparing(Found::key)
          .thenComparing(found -> NameRules.key(found.thing.catalog()))
          .thenComparing(found -> NameRules.key(found.thing.schema()))
          .thenComparing(found -> found.thing.kind().name());

  private final Handle handle;
  private final List<String> words;
  private final SchemaPlaces schemas = new SchemaPlaces();

  /** Looks for names in which all of these words are, as names compare. */
  NameSearch(Handle handle, List<String> words) {
    this.handle = handle;
    this.words = words;
  }

  /**
   * A name that was found.
   *
   * @param place which decides who sees it
   * @param key the name as it compares
   */
  record Found(NamedThing thing, Place place, String key) {}

  /** The names, each once, read while they are taken. */
  Stream<Found> names() {
    List<Supplier<Stream<Found>>> steps = new ArrayList<>();
    if (last().codePointCount(0, last().length()) > FEW_LETTERS) {
      steps.add(() -> sorted("1 = 1"));
    } else {
      MATCHES.forEach(match -> steps.add(() -> ordered(match)));
      steps.add(() -> sorted("NOT " + PART));
    }
    if (!words.isEmpty()) {
      steps.add(this::byColumn);
    }
    // Not by concat, which would read each step to its end.
    return steps.stream().flatMap(Supplier::get);
  }

  private Stream<Found> sorted(String condition) {
    String all = "SELECT n.* FROM (" + RELATIONS + " UNION ALL " + OTHERS + ") n WHERE ";
    return found(all + condition + named(words.size()), BEST + SHORTEST);
  }

  /** Those in whose name the last word is in a way. */
  private Stream<Found> ordered(String match) {
    String matching = match + named(words.size() - 1);
    Iterator<Found> tables = found(RELATIONS + "WHERE " + matching, SHORTEST).iterator();
    Iterator<Found> others =
        found("SELECT n.* FROM (" + OTHERS + ") n WHERE " + matching, SHORTEST).iterator();
    return new Merged<>(tables, others, ORDER).stream();
  }

  /** Tables and views that are found by a column, and were not by their names. */
  private Stream<Found> byColumn() {
    String any = any(index -> has("t.name_keys", index), " OR ");
    String all =
        any(index -> "(" + inName(index) + " OR " + has("t.name_keys", index) + ")", " AND ");
    String few =
        isFew(any)
            ? " AND (n.location IN (%1$s) OR n.id IN (%1$s))"
                .formatted("SELECT t.location FROM table_columns t WHERE " + any)
            : "";
    return found(
        WITH_COLUMNS + "WHERE " + all + " AND NOT (1 = 1" + named(words.size()) + ")" + few,
        SHORTEST);
  }

  private boolean isFew(String any) {
    String count =
        "SELECT COUNT(*) FROM (SELECT 1 AS one FROM table_columns t WHERE %s LIMIT %d) f"
            .formatted(any, FEW_TABLES + 1);
    Query query = handle.createQuery(count);
    bindWords(query, count);
    return query.mapTo(Integer.class).one() <= FEW_TABLES;
  }

  private Stream<Found> found(String select, String order) {
    String text = select + " ORDER BY " + order;
    Query query = handle.createQuery(text);
    bindWords(query, text);
    String last = escaped(last());
    Map.of(
            "name",
            last(),
            "begin",
            last + "%",
            "inner",
            "%!_" + last + "%",
            "part",
            "%" + last + "%")
        .forEach((name, value) -> bindIfUsed(query, text, name, value));
    return query.map((row, context) -> found(row)).stream();
  }

  /** What is bound and not used is refused. */
  private static void bindIfUsed(Query query, String text, String name, String value) {
    if (text.contains(":" + name)) {
      query.bind(name, value);
    }
  }

  private void bindWords(Query query, String text) {
    for (int at = 0; at < words.size(); at++) {
      bindIfUsed(query, text, "word" + at, "%" + escaped(words.get(at)) + "%");
    }
  }

  private String last() {
    return words.isEmpty() ? "" : words.get(words.size() - 1);
  }

  /** That each of the first words is in the name or beside it. */
  private static String named(int first) {
    return IntStream.range(0, first)
        .mapToObj(word -> " AND " + inName(word))
        .collect(Collectors.joining());
  }

  private String any(IntFunction<String> condition, String between) {
    return String.join(between, IntStream.range(0, words.size()).mapToObj(condition).toList());
  }

  private static String inName(int word) {
    return Stream.of(
            "n.name_key", "n.schema_key", "n.catalog_key", "LOWER(COALESCE(n.comment, ''))")
        .map(column -> has(column, word))
        .reduce((one, other) -> one + " OR " + other)
        .map(any -> "(" + any + ")")
        .orElseThrow();
  }

  private static String has(String column, int word) {
    return column + " LIKE :word" + word + " ESCAPE '!'";
  }

  private static String escaped(String word) {
    return word.replaceAll("[!%_]", "!$0");
  }

  private Found found(ResultSet row) throws SQLException {
    return new Found(thing(row), place(row), row.getString("name_key"));
  }

  private Place place(ResultSet row) throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind"));
    if (kind == Kind.SCHEMA) {
      return schemas.of(row);
    }
    Securable securable =
        switch (kind) {
          case FUNCTION -> Securable.function(Held.id(row));
          case VOLUME -> Securable.volume(Held.id(row));
          case SCHEMA, TABLE, VIEW -> Securable.table(Held.id(row));
        };
    return new Place(securable, row.getString("owner"), schemas.of(row));
  }

  private NamedThing thing(ResultSet row) throws SQLException {
    return new NamedThing(
        Kind.valueOf(row.getString("kind")),
        row.getString("catalog_name"),
        row.getString("schema_name"),
        row.getString("name"),
        row.getString("owner"),
        row.getString("comment"),
        columns(row.getString("columns")));
  }

  /** Those of a table's columns in which one of the words is. */
  private List<String> columns(String lines) {
    return Optional.ofNullable(lines).stream()
        .flatMap(all -> Arrays.stream(all.split(RelationalColumnNames.LINE)))
        .filter(name -> words.stream().anyMatch(NameRules.key(name)::contains))
        .toList();
  }
}
