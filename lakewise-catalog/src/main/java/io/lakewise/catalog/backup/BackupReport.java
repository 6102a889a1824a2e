package io.lakewise.catalog.backup;

/**
 * What was restored.
 *
 * @param restored rows that were added
 * @param kept rows of the backup that were left out, because the state has something in their place
 */
public record BackupReport(long restored, long kept) {}
