/** What every bench says: the machine, and at its end one line a metric. */
package io.lakewise.bench.report;
