/** The interactive shell. Starting point: {@link io.lakewise.cli.shell.Shell}. */
package io.lakewise.cli.shell;
