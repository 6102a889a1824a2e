package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.SavedItem;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.permission.SecurableKind;

/** What people keep in folders, in versions, and share: each in tables of one shape. */
enum SavedKind {
  /** Text in SQL. */
  QUERY(
      "saved query",
      "saved_queries",
      "saved_query_versions",
      "query_id",
      SecurableKind.SAVED_QUERY),
  /** Queries and charts that are shown together. */
  DASHBOARD(
      "dashboard", "dashboards", "dashboard_versions", "dashboard_id", SecurableKind.DASHBOARD);

  private final String word;
  private final String table;
  private final String versions;
  private final String reference;
  private final SecurableKind securable;

  SavedKind(String word, String table, String versions, String reference, SecurableKind securable) {
    this.word = word;
    this.table = table;
    this.versions = versions;
    this.reference = reference;
    this.securable = securable;
  }

  /** As messages call it. */
  String word() {
    return word;
  }

  /** Where they are. */
  String table() {
    return table;
  }

  /** Where their versions are. */
  String versions() {
    return versions;
  }

  /** The column of a version that says whose it is. */
  String reference() {
    return reference;
  }

  /** What rights are given on. */
  SecurableKind securable() {
    return securable;
  }

  /** Where one stands, for a decision about it. */
  Place place(SavedItem item) {
    return new Place(new Securable(securable, item.id()), item.owner(), null);
  }

  /** Their rows. */
  SavedItemRows rows() {
    return new SavedItemRows(this);
  }
}
