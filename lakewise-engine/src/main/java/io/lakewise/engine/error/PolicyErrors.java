package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** Errors of row filters and column masks. */
public final class PolicyErrors {

  private PolicyErrors() {}

  /** A table whose log tells of policies that nobody knows. */
  public static LakewiseException closed(String label, String missing) {
    return user(
        label
            + " is closed: its log says that it has a "
            + missing
            + ", of which the lake's state knows nothing, as after a repair. Bring it back from a"
            + " backup, set it again with ALTER TABLE, or take it away with ALTER TABLE … DROP");
  }

  /** A policy whose function is gone or has become another. */
  public static LakewiseException noFunction(String label, String function) {
    return user(
        label
            + " cannot be read: the function "
            + function
            + " of its row filter or of a column mask is gone, and another by its name does not"
            + " decide. Set the policy again with another function, or take it away with ALTER"
            + " TABLE … DROP ROW FILTER or DROP MASK; one by tag (SHOW EFFECTIVE POLICIES) with"
            + " CREATE OR REPLACE POLICY or DROP POLICY");
  }

  /** A version without a column that a policy names. */
  public static LakewiseException noColumn(String label, long version, String column) {
    return user(
        label
            + " cannot be read at version "
            + version
            + ", which has no column "
            + column
            + " yet or any more: the table's row filter or a mask needs it");
  }

  /** A function that is no filter or mask. */
  public static LakewiseException unfitFunction(String function, String expected) {
    return user("The function " + function + " cannot be used here: " + expected);
  }

  /** An argument that is neither a column nor a constant. */
  public static LakewiseException badArgument(String text) {
    return user(
        "The argument "
            + text
            + " of a row filter or mask is not possible (expected: a column of the table or a"
            + " constant)");
  }

  /** A column that does not exist or cannot be masked. */
  public static LakewiseException unfitColumn(String column, String problem) {
    return user("The column " + column + " cannot be used in a row filter or mask: " + problem);
  }

  /** Two policies that say different things for one who asks. */
  public static LakewiseException several(String label, String column) {
    return user(
        label
            + " cannot be read by you: several policies give different "
            + (column.isEmpty() ? "row filters" : "masks of " + column)
            + ". Ask whoever manages them to leave one for you");
  }

  /** An alias that means several columns where one is needed. */
  public static LakewiseException ambiguous(
      String label, String policy, String alias, List<String> columns) {
    return user(
        label
            + " cannot be read: "
            + alias
            + " of the policy "
            + policy
            + " matches several of its columns ("
            + String.join(", ", columns)
            + "), and its function takes one");
  }

  /** ON COLUMN where it must not be, or is missing. */
  public static LakewiseException misplacedColumn(boolean rows) {
    return user(
        rows
            ? "A row filter masks no column: leave ON COLUMN out"
            : "A column mask needs ON COLUMN with an alias of MATCH COLUMNS, which says what it"
                + " masks");
  }

  /** An alias that MATCH COLUMNS does not define. */
  public static LakewiseException noAlias(String alias) {
    return user(
        "There is no "
            + alias
            + " among the aliases of MATCH COLUMNS, which ON COLUMN and USING COLUMNS call columns"
            + " by");
  }

  /** A question about tags that does not exist. */
  public static LakewiseException badQuestion(String function) {
    return user(
        function
            + " is no condition on tags (expected: has_tag('key') or has_tag_value('key', 'value'),"
            + " with AND, OR and NOT)");
  }

  /** A statement that would go round a policy. */
  public static LakewiseException refused(String operation, String label, String remedy) {
    return user(
        operation
            + " is not possible on "
            + label
            + ", which has a row filter or column masks: "
            + remedy);
  }

  /** Taking away what is not there. */
  public static LakewiseException none(String label, String what) {
    return user(label + " has no " + what);
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
