package io.lakewise.engine.workbench;

import io.lakewise.table.log.Metadata;
import java.io.Serializable;
import java.util.List;

/**
 * How a step's rows become data files.
 *
 * @param table schema, partition columns, column mapping, statistics; the query yields exactly the
 *     logical columns of the schema in order, already of their types
 * @param folder staging folder, made if missing
 * @param orderBy expressions over the logical columns by which rows are laid out; may be empty
 * @param changeData whether the query yields {@code _change_type} behind the columns, written as
 *     the protocol's change data files have it
 * @param targetFileBytes about how large a file may become
 */
public record WriteSpecification(
    Metadata table, String folder, List<String> orderBy, boolean changeData, long targetFileBytes)
    implements Serializable {}
