/**
 * What is known of the terminal. Starting point: {@link io.lakewise.cli.terminal.TerminalFacts}.
 */
package io.lakewise.cli.terminal;
