package io.lakewise.engine.statement;

import java.util.List;

/**
 * The function of a row filter or of a column mask.
 *
 * @param function its name
 * @param arguments columns and constants; for a mask after the column itself
 */
public record PolicyCall(Name function, List<Fragment> arguments) {}
