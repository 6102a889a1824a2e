/**
 * Results as text. Starting points: {@link io.lakewise.cli.format.OutputFormat}, {@link
 * io.lakewise.cli.format.RowWriter}.
 */
package io.lakewise.cli.format;
