package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.ListTokenSource;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.TokenSource;
import org.antlr.v4.runtime.misc.Pair;

/** Gives lexemes to the grammar: a bare word becomes the keyword token of its name. */
final class GrammarTokens {

  private static final Map<String, Integer> KEYWORDS = keywords();
  private static final Map<String, Integer> SYMBOLS =
      Map.ofEntries(
          Map.entry("(", StatementGrammar.LPAREN_),
          Map.entry(")", StatementGrammar.RPAREN_),
          Map.entry("[", StatementGrammar.LBRACKET_),
          Map.entry("]", StatementGrammar.RBRACKET_),
          Map.entry("{", StatementGrammar.LBRACE_),
          Map.entry("}", StatementGrammar.RBRACE_),
          Map.entry(",", StatementGrammar.COMMA_),
          Map.entry(".", StatementGrammar.DOT_),
          Map.entry("=", StatementGrammar.EQUAL_),
          Map.entry("*", StatementGrammar.STAR_),
          Map.entry("<", StatementGrammar.LESS_),
          Map.entry(">", StatementGrammar.GREATER_),
          Map.entry("-", StatementGrammar.MINUS_),
          Map.entry("+", StatementGrammar.PLUS_),
          Map.entry("@", StatementGrammar.AT_));

  private GrammarTokens() {}

  static TokenSource source(List<Lexeme> lexemes) {
    List<Token> tokens = new ArrayList<>(lexemes.size() + 1);
    for (Lexeme lexeme : lexemes) {
      tokens.add(token(type(lexeme), lexeme.text(), lexeme.start()));
    }
    int end = lexemes.isEmpty() ? 0 : lexemes.get(lexemes.size() - 1).end();
    tokens.add(token(Token.EOF, "<EOF>", end));
    return new ListTokenSource(tokens);
  }

  static List<String> keywordsNear(String word) {
    return NearWords.near(word, KEYWORDS.keySet());
  }

  private static CommonToken token(int type, String text, int start) {
    CommonToken token =
        new CommonToken(
            new Pair<TokenSource, CharStream>(null, null),
            type,
            Token.DEFAULT_CHANNEL,
            start,
            start + text.length() - 1);
    token.setText(text);
    return token;
  }

  private static int type(Lexeme lexeme) {
    return switch (lexeme.kind()) {
      case WORD ->
          KEYWORDS.getOrDefault(
              lexeme.text().toUpperCase(Locale.ROOT), StatementGrammar.IDENTIFIER_);
      case QUOTED -> StatementGrammar.QUOTED_;
      case STRING -> StatementGrammar.STRING_;
      case NUMBER -> StatementGrammar.NUMBER_;
      case PARAMETER -> StatementGrammar.PARAMETER_;
      case SYMBOL -> SYMBOLS.getOrDefault(lexeme.text(), StatementGrammar.SYMBOL_);
    };
  }

  private static Map<String, Integer> keywords() {
    Map<String, Integer> keywords = new HashMap<>();
    for (int type = 1; type <= StatementGrammar.VOCABULARY.getMaxTokenType(); type++) {
      String name = StatementGrammar.VOCABULARY.getSymbolicName(type);
      if (name != null && !name.endsWith("_")) {
        keywords.put(name, type);
      }
    }
    return keywords;
  }
}
