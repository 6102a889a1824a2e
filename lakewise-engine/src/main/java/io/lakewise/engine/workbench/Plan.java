package io.lakewise.engine.workbench;

import io.lakewise.table.predicate.Predicate;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * What the optimizer made of a query.
 *
 * @param columns of its result
 * @param predicates by table name: what every row that matters satisfies; no entry means no filter
 * @param filters by table name: the same as text, for EXPLAIN
 */
public record Plan(
    List<WorkColumn> columns, Map<String, Predicate> predicates, Map<String, List<String>> filters)
    implements Serializable {}
