/**
 * What the catalog knows about each object, as records. Starting points: {@link
 * io.lakewise.catalog.entry.Relation}, {@link io.lakewise.catalog.entry.TableEntry}.
 */
package io.lakewise.catalog.entry;
