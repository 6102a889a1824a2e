package io.lakewise.table.log;

/**
 * How far an application has written (Delta protocol, "Transaction Identifiers").
 *
 * @param appId the application
 * @param version its progress
 * @param lastUpdated milliseconds since the epoch, or null
 */
public record SetTransaction(String appId, long version, Long lastUpdated) implements Action {}
