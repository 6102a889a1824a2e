/**
 * Results of queries as what is sent to people. Starting point: {@link
 * io.lakewise.server.report.Report}.
 */
package io.lakewise.server.report;
