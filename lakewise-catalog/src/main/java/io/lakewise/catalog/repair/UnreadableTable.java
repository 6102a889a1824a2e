package io.lakewise.catalog.repair;

/**
 * A folder that looks like a table but could not be read.
 *
 * @param location store path
 * @param reason for the user
 */
public record UnreadableTable(String location, String reason) {}
