package io.lakewise.engine.query;

import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.snapshot.FileSelection;
import java.util.List;

/**
 * What pruning left of a table reference.
 *
 * @param reference the reference
 * @param predicate what every row that matters satisfies
 * @param filters the same as text, for people
 * @param selection the files left
 */
public record Pruned(
    BoundReference.Version reference,
    Predicate predicate,
    List<String> filters,
    FileSelection selection) {}
