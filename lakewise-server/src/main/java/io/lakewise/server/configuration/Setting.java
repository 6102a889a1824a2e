package io.lakewise.server.configuration;

import java.util.Locale;

/**
 * One thing that an operator may choose.
 *
 * @param key in the file, dashed; a flag has two dashes before it
 * @param fallback the value when nothing is chosen, as text; empty for none
 * @param description for people
 */
public record Setting(String key, String fallback, String description) {

  /** The variable of the environment: {@code LAKEWISE_ADMIN_TOKEN_FILE}. */
  public String variable() {
    return "LAKEWISE_" + key.replace('-', '_').toUpperCase(Locale.ROOT);
  }
}
