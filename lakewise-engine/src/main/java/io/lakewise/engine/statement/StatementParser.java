package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;

/**
 * Turns the text of one statement into its record. Queries are recognised by their first word, so
 * that they never wait for the grammar to load. Stateless and thread-safe.
 */
public final class StatementParser {

  private StatementParser() {}

  /**
   * Parses exactly one statement; a semicolon at its end is ignored.
   *
   * @throws LakewiseException (USER) for text that is no statement, or more than one, with the
   *     place marked
   */
  public static Statement parse(String text) {
    List<Lexeme> lexemes = withoutFinalSemicolons(Lexer.lexemes(text));
    if (lexemes.isEmpty()) {
      throw EngineErrors.syntax(text, 0, "There is no statement here");
    }
    refuseSecondStatement(text, lexemes);
    Brackets.check(text, lexemes);
    OwnNames.refuseRelations(text, lexemes);
    Optional<Statement> known = LeadingWords.recognise(text, lexemes);
    Statement statement = known.isPresent() ? known.get() : parseWithGrammar(text, lexemes);
    if (statement instanceof DataStatement.Update
        || statement instanceof DataStatement.Delete
        || statement instanceof DataStatement.Merge) {
      OwnNames.refuseColumns(text, lexemes);
    }
    return statement;
  }

  private static Statement parseWithGrammar(String text, List<Lexeme> lexemes) {
    StatementGrammar grammar =
        new StatementGrammar(new CommonTokenStream(GrammarTokens.source(lexemes)));
    grammar.removeErrorListeners();
    grammar.addErrorListener(new SyntaxErrors(text));
    try {
      return new StatementBuilder(new Captures(text)).visit(grammar.statement().getChild(0));
    } catch (StackOverflowError tooDeep) {
      throw EngineErrors.tooDeep(text, lexemes.get(0).start(), Brackets.DEEPEST);
    }
  }

  private static List<Lexeme> withoutFinalSemicolons(List<Lexeme> lexemes) {
    int end = lexemes.size();
    while (end > 0 && lexemes.get(end - 1).isSymbol(";")) {
      end--;
    }
    return lexemes.subList(0, end);
  }

  private static void refuseSecondStatement(String text, List<Lexeme> lexemes) {
    for (Lexeme lexeme : lexemes) {
      if (lexeme.isSymbol(";")) {
        throw EngineErrors.syntax(
            text,
            lexeme.start(),
            "A second statement follows this semicolon: run one statement at a time");
      }
    }
  }
}
