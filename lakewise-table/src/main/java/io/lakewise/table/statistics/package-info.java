/** Statistics of data files: collection, JSON form, truncation. */
package io.lakewise.table.statistics;
