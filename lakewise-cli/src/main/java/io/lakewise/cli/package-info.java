/**
 * The command line. Starting points: {@link io.lakewise.cli.Main}, {@link
 * io.lakewise.cli.SqlCommand}.
 */
package io.lakewise.cli;
