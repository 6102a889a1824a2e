package io.lakewise.catalog.entry;

import java.io.Serializable;

/**
 * A parameter of a function.
 *
 * @param name as it was spelled
 * @param type as it was written
 * @param defaultValue expression as it was written, or null if an argument is needed
 * @param comment or null
 */
public record FunctionParameter(String name, String type, String defaultValue, String comment)
    implements Serializable {}
