package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.BaseErrorListener;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.NoViableAltException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.Recognizer;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.misc.IntervalSet;

/** Turns the first thing that the grammar does not like into an error with its place marked. */
final class SyntaxErrors extends BaseErrorListener {

  private static final int MOST_EXPECTED = 8;

  private final String statement;

  SyntaxErrors(String statement) {
    this.statement = statement;
  }

  @Override
  public void syntaxError(
      Recognizer<?, ?> recognizer,
      Object offendingSymbol,
      int line,
      int column,
      String message,
      RecognitionException exception) {
    Token token = (Token) offendingSymbol;
    if (exception instanceof NoViableAltException && exception.getOffendingToken() != null) {
      token = exception.getOffendingToken();
    }
    throw error(token, expected((Parser) recognizer, exception));
  }

  private LakewiseException error(Token token, SortedSet<String> expected) {
    StringBuilder problem = new StringBuilder();
    if (token.getType() == Token.EOF) {
      problem.append("The statement ends too early");
    } else {
      problem.append("The statement cannot be read at '").append(shortened(token.getText()));
      problem.append('\'');
    }
    List<String> near = near(token, expected);
    if (!near.isEmpty()) {
      problem.append(": did you mean ").append(String.join(" or ", near)).append('?');
    } else if (!expected.isEmpty() && expected.size() <= MOST_EXPECTED) {
      problem.append(": expected ").append(String.join(", ", expected));
    }
    return EngineErrors.syntax(statement, token.getStartIndex(), problem.toString());
  }

  private static List<String> near(Token token, SortedSet<String> expected) {
    if (token.getType() == Token.EOF) {
      return List.of();
    }
    List<String> near = NearWords.near(token.getText(), expected);
    boolean unknownWord = token.getType() == StatementGrammar.IDENTIFIER_;
    return near.isEmpty() && unknownWord ? GrammarTokens.keywordsNear(token.getText()) : near;
  }

  private static SortedSet<String> expected(Parser parser, RecognitionException exception) {
    IntervalSet types =
        exception == null || exception instanceof InputMismatchException
            ? parser.getExpectedTokens()
            : parser.getATN().getExpectedTokens(exception.getOffendingState(), exception.getCtx());
    SortedSet<String> words =
        types.toList().stream()
            .map(SyntaxErrors::shown)
            .collect(Collectors.toCollection(TreeSet::new));
    if (words.contains("a name")) {
      words.removeIf(SyntaxErrors::canBeName);
    }
    return words;
  }

  private static boolean canBeName(String word) {
    return Character.isUpperCase(word.charAt(0)) && !ReservedWords.contains(word);
  }

  private static String shown(int type) {
    return switch (type) {
      case Token.EOF -> "the end";
      case StatementGrammar.IDENTIFIER_, StatementGrammar.QUOTED_ -> "a name";
      case StatementGrammar.STRING_ -> "a string";
      case StatementGrammar.NUMBER_ -> "a number";
      case StatementGrammar.PARAMETER_ -> "a parameter";
      case StatementGrammar.SYMBOL_ -> "an operator";
      case StatementGrammar.LPAREN_ -> "(";
      case StatementGrammar.RPAREN_ -> ")";
      case StatementGrammar.LBRACKET_ -> "[";
      case StatementGrammar.RBRACKET_ -> "]";
      case StatementGrammar.LBRACE_ -> "{";
      case StatementGrammar.RBRACE_ -> "}";
      case StatementGrammar.COMMA_ -> ",";
      case StatementGrammar.DOT_ -> ".";
      case StatementGrammar.EQUAL_ -> "=";
      case StatementGrammar.STAR_ -> "*";
      case StatementGrammar.LESS_ -> "<";
      case StatementGrammar.GREATER_ -> ">";
      case StatementGrammar.MINUS_ -> "-";
      case StatementGrammar.PLUS_ -> "+";
      case StatementGrammar.AT_ -> "@";
      default -> StatementGrammar.VOCABULARY.getSymbolicName(type);
    };
  }

  private static String shortened(String text) {
    return text.length() <= 40 ? text : text.substring(0, 40) + "…";
  }
}
