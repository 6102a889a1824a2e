/**
 * What a server and its workers say to each other: requests as Flight actions, values as JSON, rows
 * in a compact form. Nothing is deserialised into classes that the message names. Starting points:
 * {@link io.lakewise.worker.protocol.WorkRequest}, {@link io.lakewise.worker.protocol.Wire}.
 */
package io.lakewise.worker.protocol;
