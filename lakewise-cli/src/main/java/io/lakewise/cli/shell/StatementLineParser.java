package io.lakewise.cli.shell;

import io.lakewise.engine.statement.Fragment;
import io.lakewise.engine.statement.StatementText;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/** Takes lines until a semicolon ends the statement, and finds the word that is to be completed. */
final class StatementLineParser implements Parser {

  /** A statement that is a fragment of its own only if all before it has ended. */
  private static final String PROBE = "lakewise_probe";

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && !isComplete(line)) {
      throw new EOFError(-1, cursor, "the statement has no end yet", ";");
    }
    int begin = cursor;
    while (begin > 0 && isWordCharacter(line.charAt(begin - 1))) {
      begin--;
    }
    return new Word(line, cursor, line.substring(begin, cursor));
  }

  /** Whether there is nothing, a command of the shell, or statements that have all ended. */
  static boolean isComplete(String text) {
    String stripped = text.strip();
    if (stripped.isEmpty() || DotCommands.isCommand(stripped)) {
      return true;
    }
    try {
      List<Fragment> statements = StatementText.split(text + "\n" + PROBE);
      return statements.get(statements.size() - 1).text().equals(PROBE);
    } catch (LakewiseException unfinished) {
      return false;
    }
  }

  private static boolean isWordCharacter(char character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '.';
  }

  private record Word(String line, int cursor, String word) implements CompletingParsedLine {
    @Override
    public int wordCursor() {
      return word.length();
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return word.length();
    }

    @Override
    public int rawWordLength() {
      return word.length();
    }

    @Override
    public int wordIndex() {
      return 0;
    }

    @Override
    public List<String> words() {
      return List.of(word);
    }
  }
}
