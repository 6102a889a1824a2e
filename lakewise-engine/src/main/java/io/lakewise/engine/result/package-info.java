/** Results of statements. Starting point: {@link io.lakewise.engine.result.Results}. */
package io.lakewise.engine.result;
