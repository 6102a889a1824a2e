package io.lakewise.server.api;

/**
 * A parameter in the query of a request.
 *
 * @param name as it is sent
 * @param number whether it is a whole number, else a text
 * @param many whether it may be there several times
 * @param required whether it must be there
 * @param description for people
 */
record Parameter(String name, boolean number, boolean many, boolean required, String description) {

  static final Parameter LIMIT =
      new Parameter("limit", true, false, "At most so many: 1 to 1000. Default: 100");
  static final Parameter PAGE =
      new Parameter(
          "page_token", false, false, "Where to go on: next_page_token of the answer before");

  Parameter(String name, boolean number, boolean required, String description) {
    this(name, number, false, required, description);
  }

  /** Texts, as many as the caller has. */
  static Parameter texts(String name, String description) {
    return new Parameter(name, false, true, false, description);
  }

  static Parameter number(String name, boolean required, String description) {
    return new Parameter(name, true, required, description);
  }
}
