/**
 * Primary and foreign keys, which inform and are not enforced; start at {@link
 * io.lakewise.engine.key.TableKeys} and {@link io.lakewise.engine.key.SeenKeys}.
 */
package io.lakewise.engine.key;
