/**
 * Who was let in, who changed what others may do, and what was refused: records that are chained by
 * hash. Starting points: {@link io.lakewise.catalog.audit.AuditTrail}, {@link
 * io.lakewise.catalog.audit.AuditLink}.
 */
package io.lakewise.catalog.audit;
