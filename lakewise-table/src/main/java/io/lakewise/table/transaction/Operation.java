package io.lakewise.table.transaction;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What a commit is, for the table's history.
 *
 * @param name as Delta calls it: {@code WRITE}, {@code DELETE}, {@code MERGE}, …
 * @param parameters values as Delta's history shows them; a value that is not a string is written
 *     as a string of JSON, as Spark does
 * @param metrics name to number, as strings
 * @param userMetadata free text, or null
 */
public record Operation(
    String name, Map<String, Object> parameters, Map<String, String> metrics, String userMetadata) {

  /** Copies the maps, in their order. */
  public Operation {
    parameters = new LinkedHashMap<>(parameters);
    metrics = new LinkedHashMap<>(metrics);
  }

  /** An operation without parameters and metrics. */
  public static Operation of(String name) {
    return new Operation(name, Map.of(), Map.of(), null);
  }

  /** The same operation with one more parameter. */
  public Operation parameter(String key, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(parameters);
    more.put(key, value);
    return new Operation(name, more, metrics, userMetadata);
  }

  /** The same operation with one more metric. */
  public Operation metric(String key, long value) {
    Map<String, String> more = new LinkedHashMap<>(metrics);
    more.put(key, Long.toString(value));
    return new Operation(name, parameters, more, userMetadata);
  }

  /** The same operation with a free text of the user, or none if null. */
  public Operation userMetadata(String text) {
    return new Operation(name, parameters, metrics, text);
  }
}
