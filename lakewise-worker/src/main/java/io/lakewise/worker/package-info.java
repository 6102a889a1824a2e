/**
 * The child process of a warehouse: the engine's executing half behind Arrow Flight on loopback. It
 * ends when its parent does. Starting point: {@link io.lakewise.worker.WorkerMain}.
 */
package io.lakewise.worker;
