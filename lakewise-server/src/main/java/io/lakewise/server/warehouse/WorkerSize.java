package io.lakewise.server.warehouse;

/**
 * What a worker is given on this machine.
 *
 * @param label of its size, as Databricks names it
 * @param threads that work on queries
 * @param memoryBytes what queries may keep in memory before they spill
 */
public record WorkerSize(String label, int threads, long memoryBytes) {}
