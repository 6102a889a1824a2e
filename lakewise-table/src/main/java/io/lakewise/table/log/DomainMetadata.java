package io.lakewise.table.log;

/**
 * A named configuration string (Delta protocol, "Domain Metadata").
 *
 * @param domain its name; {@code delta.} is the system's
 * @param configuration any string
 * @param removed whether this is the domain's tombstone
 */
public record DomainMetadata(String domain, String configuration, boolean removed)
    implements Action {}
