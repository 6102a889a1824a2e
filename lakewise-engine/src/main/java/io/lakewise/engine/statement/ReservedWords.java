package io.lakewise.engine.statement;

import java.util.Locale;
import java.util.Set;

/** The words that DuckDB 2.0 reserves ({@code duckdb_keywords()}): as names they need quotes. */
final class ReservedWords {

  private static final Set<String> WORDS =
      Set.of(
          """
          all analyse analyze and any array as asc asymmetric both case cast check collate column
          constraint create default deferrable desc describe distinct do else end except false fetch
          for foreign from group having in initially intersect into lambda lateral leading limit not
          null offset on only or order pivot pivot_longer pivot_wider placing primary qualify
          references returning select show some summarize symmetric table then to trailing true
          union unique unpivot using variadic when where window with
          """
              .strip()
              .split("\\s+"));

  private ReservedWords() {}

  static boolean contains(String word) {
    return WORDS.contains(word.toLowerCase(Locale.ROOT));
  }
}
