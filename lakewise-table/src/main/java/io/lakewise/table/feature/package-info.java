/**
 * Table features and properties: what is read, written, refused by name.
 *
 * <p>Starting points: {@link io.lakewise.table.feature.TableFeature} lists the features, {@link
 * io.lakewise.table.feature.Protocols} says which a table has and needs, {@link
 * io.lakewise.table.feature.TableProperties} reads and checks {@code delta.*} properties, {@link
 * io.lakewise.table.feature.ColumnMappings} names columns for files, {@link
 * io.lakewise.table.feature.ColumnRules} finds constraints, defaults, generated and identity
 * columns.
 */
package io.lakewise.table.feature;
