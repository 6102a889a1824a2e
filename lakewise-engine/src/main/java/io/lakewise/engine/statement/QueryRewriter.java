package io.lakewise.engine.statement;

import io.lakewise.engine.statement.QueryText.Rewritten;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;

/** Walks over the lexemes of a query once and gathers the edits that make it DuckDB's. */
final class QueryRewriter {

  private final LexemeWindow window;
  private final Edits edits = new Edits();
  private final Deque<Boolean> insideCast = new ArrayDeque<>();

  private QueryRewriter(LexemeWindow window) {
    this.window = window;
  }

  static Rewritten rewrite(Fragment fragment) {
    List<Lexeme> lexemes = Lexer.lexemes(fragment.text());
    Brackets.check(fragment.text(), lexemes);
    QueryRewriter rewriter = new QueryRewriter(new LexemeWindow(fragment.text(), lexemes));
    rewriter.walk();
    return rewriter.edits.apply(fragment);
  }

  private void walk() {
    int index = 0;
    while (index < window.size()) {
      index = rewriteAt(index);
    }
  }

  /** Edits what begins at a lexeme and returns where to go on. */
  private int rewriteAt(int index) {
    Lexeme lexeme = window.at(index);
    return switch (lexeme.kind()) {
      case STRING -> rawString(index, lexeme);
      case WORD -> word(index, lexeme);
      case SYMBOL -> symbol(index, lexeme);
      case QUOTED, NUMBER, PARAMETER -> index + 1;
    };
  }

  private int rawString(int index, Lexeme lexeme) {
    if (lexeme.text().charAt(0) == 'r' || lexeme.text().charAt(0) == 'R') {
      edits.replace(lexeme.start(), lexeme.start() + 1, "");
    }
    return index + 1;
  }

  private int symbol(int index, Lexeme lexeme) {
    switch (lexeme.text()) {
      case "(" -> {
        insideCast.push(window.isWord(index - 1, "CAST") || window.isWord(index - 1, "TRY_CAST"));
        return describe(index);
      }
      case ")" -> insideCast.poll();
      case "::" -> {
        return type(index + 1);
      }
      case "@" -> {
        return travel(index);
      }
      default -> {}
    }
    return index + 1;
  }

  private int word(int index, Lexeme lexeme) {
    return switch (lexeme.text().toUpperCase(Locale.ROOT)) {
      case "AS" -> Boolean.TRUE.equals(insideCast.peek()) ? type(index + 1) : index + 1;
      case "DEFAULT" -> defaultName(index, lexeme);
      case "VERSION", "TIMESTAMP", "SYSTEM_VERSION", "SYSTEM_TIME", "FOR" -> travel(index);
      default -> index + 1;
    };
  }

  private int defaultName(int index, Lexeme lexeme) {
    if (window.isSymbol(index + 1, ".") || window.isSymbol(index - 1, ".")) {
      edits.replace(lexeme.start(), lexeme.end(), Identifiers.quoted(lexeme.text()));
    }
    return index + 1;
  }

  private int type(int index) {
    TypeRewriter types = new TypeRewriter(window, index);
    String rewritten = types.rewritten();
    if (types.changed()) {
      edits.replace(window.at(index).start(), window.at(types.end() - 1).end(), rewritten);
      return types.end();
    }
    return index;
  }

  private int describe(int open) {
    int index = open + 1;
    if (!window.isWord(index, "DESCRIBE") && !window.isWord(index, "DESC")) {
      return index;
    }
    int kind = window.isWord(index + 1, "TABLE") ? index + 2 : index + 1;
    String function = describeFunction(kind);
    boolean plain = function == null || !window.isName(kind + 1);
    int first = plain ? kind : kind + 1;
    if (plain ? !window.isUnreservedName(first) : !window.isName(first)) {
      return index;
    }
    List<String> parts = new ArrayList<>();
    int last = first;
    parts.add(window.at(last).name());
    while (window.isSymbol(last + 1, ".") && window.isName(last + 2)) {
      last += 2;
      parts.add(window.at(last).name());
    }
    if (plain && (!window.isSymbol(last + 1, ")") || isCommonTable(parts))) {
      return index;
    }
    String name = new Name(parts, 0).quoted().replace("'", "''");
    String called = plain ? QueryText.DESCRIBE_FUNCTION : function;
    edits.replace(
        window.at(index).start(), window.at(last).end(), "FROM " + called + "('" + name + "')");
    return last + 1;
  }

  /** Whether WITH may have given the name in this text: DuckDB describes such a table itself. */
  private boolean isCommonTable(List<String> name) {
    for (int index = 0; name.size() == 1 && index < window.size() - 1; index++) {
      if (window.isName(index)
          && window.at(index).name().equalsIgnoreCase(name.get(0))
          && window.isWord(index + 1, "AS")) {
        return true;
      }
    }
    return false;
  }

  private String describeFunction(int kind) {
    if (window.isWord(kind, "HISTORY")) {
      return QueryText.HISTORY_FUNCTION;
    }
    if (window.isWord(kind, "DETAIL")) {
      return QueryText.DETAIL_FUNCTION;
    }
    boolean extended = window.isWord(kind, "EXTENDED") || window.isWord(kind, "FORMATTED");
    return extended ? QueryText.EXTENDED_FUNCTION : null;
  }

  private int travel(int index) {
    TravelClause clause = TravelClause.at(window, index);
    if (clause == null) {
      return index + 1;
    }
    edits.replace(clause.start(), clause.end(), "");
    edits.insert(clause.aliasEnd(), " AT (" + clause.arguments() + ")", clause.start());
    return clause.next();
  }
}
