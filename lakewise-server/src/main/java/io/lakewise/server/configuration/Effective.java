package io.lakewise.server.configuration;

import java.util.List;

/**
 * What is in force.
 *
 * @param configuration as the server takes it
 * @param values each setting with its value and where it comes from
 */
public record Effective(ServerConfiguration configuration, List<Value> values) {

  /** Copies the list. */
  public Effective {
    values = List.copyOf(values);
  }

  /**
   * A setting's value.
   *
   * @param setting the setting
   * @param text the value, without secrets; empty for none
   * @param origin where it comes from
   */
  public record Value(Setting setting, String text, Origin origin) {}
}
