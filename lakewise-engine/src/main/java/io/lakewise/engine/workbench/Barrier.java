package io.lakewise.engine.workbench;

import io.lakewise.table.predicate.Predicate;
import java.io.Serializable;

/**
 * What stands between a query and the files of a table with a row filter or column masks
 * (docs/adr/0008-a-barrier-for-policies.md).
 *
 * @param beneath the name by which {@code select} calls the rows of the files
 * @param select the query whose rows the table's name means
 * @param rows a condition that those beneath must fulfil, as the query needs no others; it compares
 *     without ever failing
 */
public record Barrier(String beneath, String select, Predicate rows) implements Serializable {}
