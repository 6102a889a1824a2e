package io.lakewise.engine.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Statements about views. */
public sealed interface ViewStatement extends Statement {

  /** The view. */
  Name view();

  /**
   * {@code CREATE [OR REPLACE] [TEMPORARY] VIEW [IF NOT EXISTS] name [(columns)] … AS query}.
   *
   * @param creation what happens when the name exists; never REPLACE
   * @param temporary whether it belongs to the session
   * @param view the view
   * @param columns names of its columns; empty to take the query's
   * @param comment COMMENT
   * @param properties TBLPROPERTIES
   * @param query its query
   */
  record CreateView(
      TableStatement.Creation creation,
      boolean temporary,
      Name view,
      List<ViewColumn> columns,
      Optional<String> comment,
      Map<String, String> properties,
      Fragment query)
      implements ViewStatement {}

  /**
   * A column of a view.
   *
   * @param name its name
   * @param comment its comment
   */
  record ViewColumn(String name, Optional<String> comment) {}

  /**
   * {@code DROP VIEW [IF EXISTS] name}.
   *
   * @param ifExists whether a missing view is no error
   * @param view the view
   */
  record DropView(boolean ifExists, Name view) implements ViewStatement {}

  /**
   * {@code ALTER VIEW name RENAME TO name}.
   *
   * @param view the view
   * @param newName its new name
   */
  record RenameView(Name view, Name newName) implements ViewStatement {}

  /**
   * {@code ALTER VIEW name AS query}.
   *
   * @param view the view
   * @param query its query from now on
   */
  record ReplaceViewQuery(Name view, Fragment query) implements ViewStatement {}

  /**
   * {@code ALTER VIEW name SET TBLPROPERTIES (…)}.
   *
   * @param view the view
   * @param properties in order
   */
  record SetViewProperties(Name view, Map<String, String> properties) implements ViewStatement {}

  /**
   * {@code ALTER VIEW name UNSET TBLPROPERTIES [IF EXISTS] (…)}.
   *
   * @param view the view
   * @param ifExists whether a missing property is no error
   * @param keys the properties
   */
  record UnsetViewProperties(Name view, boolean ifExists, List<String> keys)
      implements ViewStatement {}

  /**
   * {@code ALTER VIEW name [SET] OWNER TO principal}.
   *
   * @param view the view
   * @param owner the principal
   */
  record SetViewOwner(Name view, String owner) implements ViewStatement {}
}
