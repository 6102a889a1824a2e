package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.SchemaName;
import java.io.Serializable;
import java.time.Instant;

/**
 * A schema.
 *
 * @param name as it was spelled at creation
 * @param owner id of the principal who may change it
 * @param comment or null
 * @param createdAt to the microsecond
 */
public record SchemaEntry(SchemaName name, String owner, String comment, Instant createdAt)
    implements Serializable {}
