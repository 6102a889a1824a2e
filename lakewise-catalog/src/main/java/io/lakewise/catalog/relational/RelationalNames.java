package io.lakewise.catalog.relational;

import io.lakewise.catalog.Names;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.NamedThing;
import io.lakewise.catalog.entry.NamedThing.Kind;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/**
 * Finds names by their rows, the best first: rights are asked only for as many as are shown, and
 * for the better ones that the viewer does not see.
 */
record RelationalNames(State state) implements Names {

  private static final int MOST_WORDS = 8;

  private static final String ROW =
      """
      SELECT %1$s AS kind, %2$s AS id, c.name AS catalog_name, c.owner AS catalog_owner,
             s.name AS schema_name, s.owner AS schema_owner, %3$s.name, %3$s.owner, %3$s.comment,
             %3$s.catalog_key, %3$s.schema_key, %3$s.%4$s AS name_key
      """;

  private static final String INSIDE =
      """
      FROM %1$s o
      JOIN schemas s ON s.catalog_key = o.catalog_key AND s.schema_key = o.schema_key
      JOIN catalogs c ON c.catalog_key = o.catalog_key
      """;

  private static final String ALL =
      String.join(
          " UNION ALL ",
          ROW.formatted("'SCHEMA'", "''", "s", "schema_key")
              + "FROM schemas s JOIN catalogs c ON c.catalog_key = s.catalog_key",
          ROW.formatted("o.kind", "o.id", "o", "name_key") + INSIDE.formatted("relations"),
          ROW.formatted("'FUNCTION'", "o.id", "o", "name_key") + INSIDE.formatted("functions"),
          ROW.formatted("'VOLUME'", "o.id", "o", "name_key") + INSIDE.formatted("volumes"));

  /** Of the last word, as one writes the outer names first. */
  private static final String ORDER =
      """
      ORDER BY CASE WHEN n.name_key = :name THEN 0
                    WHEN n.name_key LIKE :begin ESCAPE '!' THEN 1
                    WHEN n.name_key LIKE :word ESCAPE '!' THEN 2
                    WHEN n.name_key LIKE :part ESCAPE '!' THEN 3
                    ELSE 4 END,
               LENGTH(n.name_key), n.name_key, n.catalog_key, n.schema_key, n.kind
      """;

  @Override
  public List<NamedThing> search(Viewer viewer, String text, int skipped, int limit) {
    List<String> words =
        Arrays.stream(NameRules.key(text.replace("\"", "")).split("[\\s.]+", -1))
            .filter(word -> !word.isEmpty())
            .limit(MOST_WORDS)
            .toList();
    return state.read(handle -> search(handle, viewer, words, skipped, limit));
  }

  private static List<NamedThing> search(
      Handle handle, Viewer viewer, List<String> words, int skipped, int limit) {
    Rights rights = RightsRows.everywhere(handle, viewer);
    SchemaPlaces schemas = new SchemaPlaces();
    try (Stream<Optional<NamedThing>> found =
        query(handle, words)
            .map(
                (row, context) ->
                    rights.sees(place(row, schemas))
                        ? Optional.of(thing(row))
                        : Optional.<NamedThing>empty())
            .stream()) {
      return found.flatMap(Optional::stream).skip(skipped).limit(limit).toList();
    }
  }

  private static Query query(Handle handle, List<String> words) {
    String last = words.isEmpty() ? "" : words.get(words.size() - 1);
    Query query =
        handle
            .createQuery("SELECT n.* FROM (" + ALL + ") n WHERE " + conditions(words) + " " + ORDER)
            .bind("name", last)
            .bind("begin", escaped(last) + "%")
            .bind("word", "%!_" + escaped(last) + "%")
            .bind("part", "%" + escaped(last) + "%");
    for (int at = 0; at < words.size(); at++) {
      query.bind("word" + at, "%" + escaped(words.get(at)) + "%");
    }
    return query;
  }

  private static String conditions(List<String> words) {
    return String.join(
        " AND ",
        Stream.concat(
                Stream.of("1 = 1"),
                IntStream.range(0, words.size()).mapToObj(RelationalNames::condition))
            .toList());
  }

  private static String condition(int word) {
    return Stream.of("n.name_key", "n.schema_key", "n.catalog_key", "LOWER(n.comment)")
        .map(column -> column + " LIKE :word" + word + " ESCAPE '!'")
        .reduce((one, other) -> one + " OR " + other)
        .map(any -> "(" + any + ")")
        .orElseThrow();
  }

  private static String escaped(String word) {
    return word.replaceAll("[!%_]", "!$0");
  }

  private static Place place(ResultSet row, SchemaPlaces schemas) throws SQLException {
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

  private static NamedThing thing(ResultSet row) throws SQLException {
    return new NamedThing(
        Kind.valueOf(row.getString("kind")),
        row.getString("catalog_name"),
        row.getString("schema_name"),
        row.getString("name"),
        row.getString("owner"),
        row.getString("comment"));
  }
}
