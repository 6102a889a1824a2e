package io.lakewise.catalog.entry;

import java.io.Serializable;
import java.time.Instant;

/**
 * A catalog, the first of three levels of names.
 *
 * @param name as it was spelled at creation
 * @param owner id of the principal who may change it
 * @param comment or null
 * @param createdAt to the microsecond
 */
public record CatalogEntry(String name, String owner, String comment, Instant createdAt)
    implements Serializable {}
