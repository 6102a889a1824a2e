/**
 * What a statement did, told when it has ended: never a text or a value of it. Starting points:
 * {@link io.lakewise.engine.observation.StatementObserver}, {@link
 * io.lakewise.engine.observation.StatementReport}.
 */
package io.lakewise.engine.observation;
