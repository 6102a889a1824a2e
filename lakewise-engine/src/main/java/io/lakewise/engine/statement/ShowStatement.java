package io.lakewise.engine.statement;

import java.util.Optional;

/** SHOW. */
public sealed interface ShowStatement extends Statement {

  /** What SHOW lists of a whole catalog, or of all. */
  enum Listed {
    /** Schemas. */
    SCHEMAS,
    /** Tables and views. */
    TABLES,
    /** The columns of tables and views. */
    COLUMNS,
    /** Functions of the user. */
    FUNCTIONS
  }

  /** Lists that SHOW gives. */
  enum Kind {
    /** Catalogs. */
    CATALOGS,
    /** Schemas. */
    SCHEMAS,
    /** Tables and views. */
    TABLES,
    /** Tables and views with what is known of each: SHOW TABLE EXTENDED. */
    TABLES_EXTENDED,
    /** Tables that can be undropped. */
    TABLES_DROPPED,
    /** Views. */
    VIEWS,
    /** Functions of the user; SHOW ALL FUNCTIONS too. */
    FUNCTIONS,
    /** Session variables. */
    VARIABLES,
    /** Volumes. */
    VOLUMES,
    /** External locations. */
    LOCATIONS
  }

  /**
   * {@code SHOW kind [IN scope] [LIKE 'pattern']}.
   *
   * @param kind what
   * @param scope the schema or catalog; the current one if not said
   * @param pattern {@code *} and {@code %} stand for any text, {@code |} separates choices
   */
  record ShowList(Kind kind, Optional<Name> scope, Optional<String> pattern)
      implements ShowStatement {}

  /**
   * {@code SHOW kind IN CATALOG catalog | ALL CATALOGS [SCHEMA LIKE 'pattern'] [TABLE LIKE
   * 'pattern'] [LIKE 'pattern']}.
   *
   * @param listed what
   * @param catalog where; all if not said
   * @param schemas pattern of the schemas
   * @param tables pattern of the tables of columns
   * @param pattern of the names that are listed
   */
  record ShowAcross(
      Listed listed,
      Optional<String> catalog,
      Optional<String> schemas,
      Optional<String> tables,
      Optional<String> pattern)
      implements ShowStatement {}

  /**
   * {@code SHOW [FOREIGN] KEYS IN CATALOG catalog IN SCHEMA schema IN TABLE table}.
   *
   * @param foreign whether foreign keys are wanted; the primary key if not
   * @param table the table, all of its name
   */
  record ShowKeys(boolean foreign, Name table) implements ShowStatement {}

  /**
   * {@code SHOW COLUMNS IN table [IN schema]}.
   *
   * @param table the table
   * @param pattern LIKE
   */
  record ShowColumns(Name table, Optional<String> pattern) implements ShowStatement {}

  /**
   * {@code SHOW TBLPROPERTIES table [(key)]}.
   *
   * @param table the table
   * @param key only this property
   */
  record ShowProperties(Name table, Optional<String> key) implements ShowStatement {}

  /**
   * {@code SHOW PARTITIONS table}.
   *
   * @param table the table
   */
  record ShowPartitions(Name table) implements ShowStatement {}

  /**
   * {@code SHOW CREATE TABLE table}.
   *
   * @param table a table or view
   */
  record ShowCreate(Name table) implements ShowStatement {}
}
