package io.lakewise.engine.statement;

import io.lakewise.table.type.DataType;
import java.util.List;
import java.util.Optional;

/** Statements that change only the session. */
public sealed interface SessionStatement extends Statement {

  /**
   * {@code USE [CATALOG | SCHEMA | DATABASE] name}.
   *
   * @param level what the name is; ANY when not said, and then {@code x} is a schema of the current
   *     catalog before it is a catalog
   * @param name one or two parts
   */
  record Use(Level level, Name name) implements SessionStatement {}

  /** What a name in USE is. */
  enum Level {
    /** Not said. */
    ANY,
    /** A catalog. */
    CATALOG,
    /** A schema. */
    SCHEMA
  }

  /**
   * {@code DECLARE [OR REPLACE] [VARIABLE] names [type] [DEFAULT value]}.
   *
   * @param replace whether existing variables are replaced
   * @param names the variables
   * @param type their type, if given
   * @param value their value, an expression, if given; NULL otherwise
   */
  record DeclareVariable(
      boolean replace, List<String> names, Optional<DataType> type, Optional<Fragment> value)
      implements SessionStatement {}

  /**
   * {@code SET VAR a = expression, b = …}, and DuckDB's {@code SET VARIABLE a = …}.
   *
   * @param assignments in order; all values are computed before any is set
   */
  record SetVariable(List<VariableAssignment> assignments) implements SessionStatement {}

  /**
   * A variable and its value, an expression or {@code DEFAULT}.
   *
   * @param name the variable
   * @param value the expression
   */
  record VariableAssignment(String name, Fragment value) {}

  /**
   * {@code SET VAR (a, b) = (query)}: the columns of the query's only row.
   *
   * @param names the variables
   * @param query the query, without the parentheses
   */
  record SetVariables(List<String> names, Fragment query) implements SessionStatement {}

  /**
   * {@code DROP TEMPORARY VARIABLE [IF EXISTS] name}, and DuckDB's {@code RESET VARIABLE name}.
   *
   * @param ifExists whether a missing variable is no error
   * @param name the variable
   */
  record DropVariable(boolean ifExists, String name) implements SessionStatement {}

  /**
   * {@code SET TIME ZONE zone}.
   *
   * @param zone the text of the literal, or {@code LOCAL}
   */
  record SetTimeZone(String zone) implements SessionStatement {}

  /**
   * {@code SET QUERY_TAGS['key'] = 'value', …}, and {@code SET QUERY_TAGS}, which lists them.
   *
   * @param tags in order; none to list them
   */
  record SetQueryTags(List<QueryTag> tags) implements SessionStatement {}

  /**
   * A query tag to be set or taken away.
   *
   * @param key its key
   * @param unset whether it is taken away
   * @param value its value; empty for a key alone
   */
  record QueryTag(String key, boolean unset, Optional<String> value) {}

  /**
   * {@code SET [SESSION] key = value} or {@code SET key TO value}.
   *
   * @param key the dotted key
   * @param value a literal or words, as written
   */
  record SetOption(String key, Fragment value) implements SessionStatement {}

  /**
   * {@code RESET [key]}.
   *
   * @param key the dotted key; empty for all
   */
  record ResetOption(Optional<String> key) implements SessionStatement {}
}
