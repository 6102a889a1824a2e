package io.lakewise.engine.statement;

/** Kinds of lexemes. */
enum LexemeKind {
  /** A bare word: a keyword or a name. */
  WORD,
  /** A name in {@code "…"} or {@code `…`}. */
  QUOTED,
  /** A string, with its prefix: {@code '…'}, {@code E'…'}, {@code r'…'}, {@code $$…$$}. */
  STRING,
  /** A number. */
  NUMBER,
  /** {@code $1}, {@code $name}. */
  PARAMETER,
  /** An operator, bracket, comma, dot or semicolon. */
  SYMBOL
}
