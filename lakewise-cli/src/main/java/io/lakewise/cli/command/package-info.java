/**
 * The process of the command line and its commands. Starting points: {@link
 * io.lakewise.cli.command.Main}, {@link io.lakewise.cli.command.SqlCommand}.
 */
package io.lakewise.cli.command;
