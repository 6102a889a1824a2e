package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the type at a lexeme as far as it goes, and says it in DuckDB's spelling. */
final class TypeRewriter {

  private static final Map<String, String> NAMES =
      Map.of(
          "STRING", "VARCHAR",
          "BYTE", "TINYINT",
          "SHORT", "SMALLINT",
          "LONG", "BIGINT",
          "BINARY", "BLOB",
          "TIMESTAMP_NTZ", "TIMESTAMP",
          "TIMESTAMP_LTZ", "TIMESTAMPTZ");

  private final LexemeWindow window;
  private final String rewritten;
  private int next;
  private int depth;
  private boolean changed;

  TypeRewriter(LexemeWindow window, int start) {
    this.window = window;
    this.next = start;
    this.rewritten = window.isName(start) ? type() : "";
  }

  /** The type in DuckDB's spelling. */
  String rewritten() {
    return rewritten;
  }

  /** Whether that differs from what is written. */
  boolean changed() {
    return changed;
  }

  /** The index of the lexeme behind the type. */
  int end() {
    return next;
  }

  private String type() {
    if (!window.isName(next)) {
      return "";
    }
    Lexeme name = window.at(next);
    depth++;
    if (depth > Brackets.DEEPEST) {
      throw EngineErrors.tooDeep(window.text(), name.start(), Brackets.DEEPEST);
    }
    String type = named(name);
    depth--;
    return type;
  }

  private String named(Lexeme name) {
    String word = name.kind() == LexemeKind.WORD ? name.text().toUpperCase(Locale.ROOT) : "";
    next++;
    if (window.isSymbol(next, "<") && generic(word)) {
      changed = true;
      return brackets(angles(word));
    }
    if (window.isSymbol(next, "(")) {
      return brackets(word.equals("STRUCT") || word.equals("MAP") ? members(word) : sized(name));
    }
    String replacement = NAMES.get(word);
    changed |= replacement != null;
    return brackets(replacement == null ? name.text() : replacement);
  }

  private static boolean generic(String word) {
    return word.equals("ARRAY") || word.equals("MAP") || word.equals("STRUCT");
  }

  private String sized(Lexeme name) {
    int open = next;
    next = window.afterGroup(open);
    String replacement = NAMES.get(name.text().toUpperCase(Locale.ROOT));
    changed |= replacement != null;
    return (replacement == null ? name.text() : replacement) + window.text(open, next);
  }

  private String brackets(String type) {
    StringBuilder result = new StringBuilder(type);
    while (window.isSymbol(next, "[")) {
      int open = next;
      next = window.afterGroup(open);
      result.append(window.text(open, next));
    }
    return result.toString();
  }

  private String angles(String word) {
    next++;
    String inner = word.equals("ARRAY") ? type() : list(word, ">");
    if (window.isSymbol(next, ">")) {
      next++;
    }
    return word.equals("ARRAY") ? inner + "[]" : word + "(" + inner + ")";
  }

  private String members(String word) {
    next++;
    String inner = list(word, ")");
    if (window.isSymbol(next, ")")) {
      next++;
    }
    return word + "(" + inner + ")";
  }

  private String list(String word, String close) {
    List<String> members = new ArrayList<>();
    while (next < window.size() && !window.isSymbol(next, close)) {
      int before = next;
      members.add(word.equals("STRUCT") ? member() : type());
      skipTo(close);
      if (next == before) {
        break;
      }
    }
    return String.join(", ", members);
  }

  private String member() {
    String name = window.at(next).text();
    next++;
    if (window.isSymbol(next, ":")) {
      changed = true;
      next++;
    }
    return name + " " + type();
  }

  /** Leaves out NOT NULL and COMMENT of a member, which a cast has no use for. */
  private void skipTo(String close) {
    while (next < window.size() && !window.isSymbol(next, close)) {
      next++;
      if (window.isSymbol(next - 1, ",")) {
        return;
      }
      changed = true;
    }
  }
}
