/**
 * What a server keeps in the state of what statements did: records on their way into tables, the
 * history of each user, and what runs now. Starting points: {@link
 * io.lakewise.catalog.record.PendingRecords}, {@link io.lakewise.catalog.record.StatementHistory}.
 */
package io.lakewise.catalog.record;
