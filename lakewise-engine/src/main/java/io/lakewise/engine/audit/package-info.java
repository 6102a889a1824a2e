/**
 * The table {@code system.access.audit}: how the state's chained records come into it, and whether
 * they are all there as they were written. Starting points: {@link
 * io.lakewise.engine.audit.AuditRoll}, {@link io.lakewise.engine.audit.AuditVerification}.
 */
package io.lakewise.engine.audit;
