package io.lakewise.engine.alteration;

import io.lakewise.table.feature.TableFeature;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import java.util.Set;

/**
 * What a statement makes of a table.
 *
 * @param metadata from now on
 * @param features that the table must have, beside those that the metadata needs
 * @param readsRows whether the rows that are there decided that it may be done
 * @param operation what the history says
 */
record Alteration(
    Metadata metadata, Set<TableFeature> features, boolean readsRows, Operation operation) {

  /** A change that the rows have no say in. */
  static Alteration of(Metadata metadata, Operation operation) {
    return new Alteration(metadata, Set.of(), false, operation);
  }
}
