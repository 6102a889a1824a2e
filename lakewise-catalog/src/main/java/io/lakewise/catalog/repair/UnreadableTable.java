package io.lakewise.catalog.repair;

/**
 * A folder that looks like a table but could not be read, or a file that says no policy.
 *
 * @param location store path
 * @param reason for the user
 */
public record UnreadableTable(String location, String reason) {}
