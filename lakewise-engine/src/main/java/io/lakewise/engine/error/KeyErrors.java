package io.lakewise.engine.error;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** Errors of primary and foreign keys. */
public final class KeyErrors {

  private KeyErrors() {}

  /** Another primary key. */
  public static LakewiseException secondPrimaryKey(String label, String name) {
    return user(
        label
            + " has the primary key "
            + name
            + " already: ALTER TABLE "
            + label
            + " DROP PRIMARY KEY first");
  }

  /** A primary key on a column that may be NULL. */
  public static LakewiseException nullablePrimaryKey(String label, String column) {
    return user(
        "Column "
            + column
            + " of "
            + label
            + " may be NULL, which no column of a primary key may: ALTER COLUMN "
            + column
            + " SET NOT NULL first");
  }

  /** A foreign key from or to a table without a name. */
  public static LakewiseException foreignKeyOfPath(String label) {
    return user(
        label
            + " has no name, and foreign keys are between tables that have one: CREATE TABLE …"
            + " LOCATION gives it one");
  }

  /** A foreign key to a table without a primary key. */
  public static LakewiseException noPrimaryKey(String parent) {
    return user(
        parent
            + " has no primary key that a foreign key could refer to: ALTER TABLE "
            + parent
            + " ADD CONSTRAINT … PRIMARY KEY (…) first");
  }

  /** A foreign key to other columns than those of the primary key. */
  public static LakewiseException otherColumns(String parent, List<String> columns) {
    return user(
        "A foreign key to "
            + parent
            + " refers to all columns of its primary key, each once: ("
            + String.join(", ", columns)
            + ")");
  }

  /** A column of another type than the one it refers to. */
  public static LakewiseException otherType(String column, String parent, String referred) {
    return user(
        "Column "
            + column
            + " has another type than "
            + referred
            + " of "
            + parent
            + ", which it would refer to: give both the same");
  }

  /** Keys that were written by somebody else, or a newer release. */
  public static LakewiseException unreadable(String label, String property) {
    return user(
        "The keys of "
            + label
            + " (its property "
            + property
            + ") cannot be read, as another engine or a newer release wrote them; they are left as"
            + " they are: change them there, or make the table anew");
  }

  /** More keys than are kept. */
  public static LakewiseException tooMany(int most) {
    return user(
        "A table has at most " + most + " keys, with names that are not all long: drop some first");
  }

  /** A constraint whose name is taken. */
  public static LakewiseException constraintExists(String label, String name) {
    return AlterationErrors.constraintExists(label, name);
  }

  /** A primary key that foreign keys refer to. */
  public static LakewiseException referredTo(String label, String name, List<String> tables) {
    return user(
        "The primary key "
            + name
            + " of "
            + label
            + " cannot be dropped, because foreign keys of "
            + String.join(", ", tables)
            + " refer to it: drop those first, or all with CASCADE");
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
