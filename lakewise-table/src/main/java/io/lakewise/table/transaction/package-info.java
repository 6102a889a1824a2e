/** Optimistic transactions: conflict check, rebase, commit. */
package io.lakewise.table.transaction;
