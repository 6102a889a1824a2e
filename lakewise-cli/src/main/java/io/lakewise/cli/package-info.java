/**
 * What all commands of the command line share: the console, printing results, running scripts.
 * Starting points: {@link io.lakewise.cli.Console}, {@link io.lakewise.cli.ScriptRunner}.
 */
package io.lakewise.cli;
