package io.lakewise.catalog.entry;

import java.io.Serializable;

/**
 * A key and value attached to an object.
 *
 * @param value possibly empty, never null
 */
public record Tag(TagTarget target, String key, String value) implements Serializable {}
