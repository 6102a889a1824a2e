package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of this module: each says what happened, why, and what to do. */
public final class EngineErrors {

  private EngineErrors() {}

  /**
   * A statement that cannot be understood, its place marked.
   *
   * @param statement the whole text
   * @param offset the place in it
   * @param problem what is wrong there, a sentence without its full stop
   */
  public static LakewiseException syntax(String statement, int offset, String problem) {
    return new SyntaxException(placed(statement, offset, problem));
  }

  /** A text that an engine cannot read. */
  public static LakewiseException unreadable(LakewiseException problem) {
    return new SyntaxException(problem.getMessage());
  }

  /** An error with its place in the statement. */
  public static LakewiseException placed(String statement, int offset, LakewiseException error) {
    return new LakewiseException(
        error.code(), placed(statement, offset, error.getMessage()), error);
  }

  private static String placed(String statement, int offset, String problem) {
    TextPosition position = TextPosition.of(statement, offset);
    return problem
        + " (line "
        + position.line()
        + ", column "
        + position.column()
        + ")\n"
        + position.excerpt();
  }

  /** A statement that is nested too deeply to be parsed safely. */
  public static LakewiseException tooDeep(String statement, int offset, int limit) {
    return syntax(
        statement,
        offset,
        "Brackets are nested more than " + limit + " deep here: split the statement, or use WITH");
  }

  /** A type that cannot be stored in a table. */
  public static LakewiseException unsupportedType(String type, String remedy) {
    return new LakewiseException(
        Code.USER, "The type " + type + " cannot be stored in a Delta table: " + remedy);
  }

  /** Text that is no type. */
  public static LakewiseException unknownType(String type, String problem) {
    return new LakewiseException(Code.USER, "'" + type + "' is not a type: " + problem);
  }

  /** A statement about what only a server has. */
  public static LakewiseException needsServer(String name) {
    return new LakewiseException(
        Code.USER,
        name
            + " needs a server: here the command line runs the statements itself. Start one with"
            + " 'lakewise up', then use 'lakewise sql --server URL'.");
  }

  /** A statement that is known and not offered. */
  public static LakewiseException unsupportedStatement(String name, String remedy) {
    return new LakewiseException(
        Code.USER,
        name + " is not supported by Lakewise" + (remedy.isEmpty() ? "" : ": " + remedy));
  }
}
