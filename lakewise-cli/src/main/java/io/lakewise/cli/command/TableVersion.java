package io.lakewise.cli.command;

import io.lakewise.cli.CliErrors;

/**
 * A table at a version, as {@code lakewise diff} takes it: {@code sales}, {@code sales@3} or {@code
 * sales@2024-01-31 12:00}.
 *
 * @param text as it was typed
 * @param relation what stands behind FROM
 */
record TableVersion(String text, String relation) {

  /** Reads what was typed. */
  static TableVersion of(String text) {
    int at = text.lastIndexOf('@');
    if (at < 0) {
      return new TableVersion(text, text);
    }
    String table = text.substring(0, at);
    String version = text.substring(at + 1).strip().replaceFirst("^v(?=\\d+$)", "");
    if (table.isBlank() || version.isEmpty()) {
      throw CliErrors.noTableVersion(text);
    }
    String travel =
        version.matches("\\d+")
            ? " VERSION AS OF " + version
            : " TIMESTAMP AS OF " + Quoting.literal(version);
    return new TableVersion(text, table + travel);
  }
}
