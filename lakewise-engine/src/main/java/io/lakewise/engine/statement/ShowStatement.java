package io.lakewise.engine.statement;

import java.util.Optional;

/** SHOW. */
public sealed interface ShowStatement extends Statement {

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
