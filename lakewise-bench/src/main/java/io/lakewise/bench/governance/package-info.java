/**
 * What governance costs, beside the same without it. Starting point: {@link
 * io.lakewise.bench.governance.GovernanceCommand}.
 */
package io.lakewise.bench.governance;
