package io.lakewise.catalog;

/**
 * All names of a lake. Every operation is one transaction that has been made durable when it
 * returns, and is thread-safe; several processes may use the same state at once. Every look-up
 * takes the {@link Viewer} for whom it is made.
 *
 * <p>A table's row is written last: its version 0 exists in its folder before {@link
 * Tables#create}, so a crash leaves a folder without a name, never a name without a table.
 */
public interface Catalog {

  /** Catalogs and schemas. */
  Schemas schemas();

  /** Everything by a part of its name. */
  Names names();

  /** The columns of tables, for finding them. */
  ColumnNames columnNames();

  /** Tables and views by the names that they share. */
  Relations relations();

  /** Tables alone, with those that were dropped. */
  Tables tables();

  /** Views alone. */
  Views views();

  /** SQL functions. */
  Functions functions();

  /** Folders of files. */
  Volumes volumes();

  /** Tags of schemas, tables, views and columns. */
  Tags tags();

  /** Row filters and column masks. */
  Policies policies();

  /** Which tables hold on to the files of which others. */
  Clones clones();

  /** External locations. */
  Locations locations();

  /** Where the statements of a server run. */
  Warehouses warehouses();

  /** Queries that are kept. */
  SavedItems savedQueries();

  /** Queries and charts that are shown together. */
  SavedItems dashboards();

  /** Reports and alerts. */
  Schedules schedules();

  /** Who is let in by a server. */
  Tokens tokens();

  /** Who has signed in with a browser. */
  Logins logins();

  /** Hashes of passwords. */
  Passwords passwords();

  /** With what service principals ask for tokens. */
  Secrets secrets();

  /** Users, service principals and groups. */
  Principals principals();

  /** What was granted to whom. */
  Grants grants();
}
