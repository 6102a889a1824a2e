package io.lakewise.engine.gate;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** DuckDB's functions, operators and types with what was decided about each. */
final class JudgedFunctions {

  /** What was decided. */
  enum Judgement {
    ALLOW,
    VARYING,
    FILES,
    REFUSE,
    /** Nothing: DuckDB does not have it. */
    UNKNOWN
  }

  /** What is judged. */
  enum Kind {
    VALUE,
    SPECIAL,
    OPERATOR,
    TABLE,
    PRAGMA,
    TYPE
  }

  private static final String RESOURCE = "duckdb-functions.txt";

  private final Map<Kind, Map<String, Judgement>> judgements = new EnumMap<>(Kind.class);

  private JudgedFunctions() {
    for (Kind kind : Kind.values()) {
      judgements.put(kind, new HashMap<>());
    }
  }

  static JudgedFunctions load() {
    JudgedFunctions functions = new JudgedFunctions();
    try (InputStream stream = JudgedFunctions.class.getResourceAsStream(RESOURCE);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8))) {
      lines.lines().forEach(functions::add);
      return functions;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String line) {
    if (line.isBlank() || line.startsWith("#")) {
      return;
    }
    String[] words = line.split(" ");
    Judgement judgement = Judgement.valueOf(words[0].toUpperCase(Locale.ROOT));
    Kind kind = Kind.valueOf(words[1].toUpperCase(Locale.ROOT));
    for (int i = 2; i < words.length; i++) {
      judgements.get(kind).put(normal(words[i].replace("_SPACE_", " ")), judgement);
    }
  }

  Judgement of(Kind kind, String name) {
    return judgements.get(kind).getOrDefault(normal(name), Judgement.UNKNOWN);
  }

  Map<String, Judgement> all(Kind kind) {
    return Map.copyOf(judgements.get(kind));
  }

  private static String normal(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
