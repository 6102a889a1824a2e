package io.lakewise.catalog.entry;

/** What an alert found, as Databricks calls it. */
public enum AlertState {
  /** The condition does not hold. */
  OK,
  /** It holds. */
  TRIGGERED,
  /** It could not be told. */
  ERROR,
  /** Nobody has looked yet. */
  UNKNOWN
}
