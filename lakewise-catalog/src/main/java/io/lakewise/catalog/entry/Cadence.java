package io.lakewise.catalog.entry;

/**
 * When something runs.
 *
 * @param cron an expression of Quartz
 * @param zone of its times, such as {@code Europe/Vienna}
 * @param paused whether it waits
 */
public record Cadence(String cron, String zone, boolean paused) {}
