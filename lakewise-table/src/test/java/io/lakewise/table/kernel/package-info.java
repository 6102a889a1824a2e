/** Delta Kernel as an oracle for tests: what another reader makes of a table. */
package io.lakewise.table.kernel;
