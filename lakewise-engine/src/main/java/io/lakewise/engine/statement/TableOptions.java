package io.lakewise.engine.statement;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What follows the columns of a CREATE TABLE.
 *
 * @param format USING, lower case
 * @param partitionColumns PARTITIONED BY; a column written with its type is also in {@code
 *     partitionDefinitions}
 * @param partitionDefinitions columns declared in PARTITIONED BY (Hive's spelling)
 * @param clustering CLUSTER BY
 * @param location LOCATION
 * @param comment COMMENT
 * @param properties TBLPROPERTIES, in order
 * @param rowFilter WITH ROW FILTER
 */
public record TableOptions(
    Optional<String> format,
    List<String> partitionColumns,
    List<ColumnDefinition> partitionDefinitions,
    Optional<Clustering> clustering,
    Optional<String> location,
    Optional<String> comment,
    Map<String, String> properties,
    Optional<PolicyCall> rowFilter) {}
