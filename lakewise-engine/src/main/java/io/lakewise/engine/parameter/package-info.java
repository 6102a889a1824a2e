/**
 * What the values of a statement's markers are to be. Starting point: {@link
 * io.lakewise.engine.parameter.ParameterTypes}.
 */
package io.lakewise.engine.parameter;
