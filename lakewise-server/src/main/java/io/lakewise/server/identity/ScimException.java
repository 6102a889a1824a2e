package io.lakewise.server.identity;

/** A request of SCIM that is refused (RFC 7644, section 3.12). */
final class ScimException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int status;
  private final String type;

  private ScimException(int status, String type, String message) {
    super(message, null, false, false);
    this.status = status;
    this.type = type;
  }

  static ScimException filter(String why) {
    return new ScimException(400, "invalidFilter", "The filter cannot be used: " + why + ".");
  }

  static ScimException path(String path, String why) {
    return new ScimException(
        400, "invalidPath", "The path '%s' cannot be used: %s.".formatted(path, why));
  }

  static ScimException noTarget(String path) {
    return new ScimException(400, "noTarget", "The path '%s' leads to nothing.".formatted(path));
  }

  static ScimException value(String message) {
    return new ScimException(400, "invalidValue", message);
  }

  static ScimException mutability(String message) {
    return new ScimException(400, "mutability", message);
  }

  static ScimException uniqueness(String message) {
    return new ScimException(409, "uniqueness", message);
  }

  static ScimException missing(String id) {
    return new ScimException(404, "", "There is no resource with id '%s'.".formatted(id));
  }

  static ScimException forbidden() {
    return new ScimException(403, "", "Only an admin may do this.");
  }

  int status() {
    return status;
  }

  /** One of SCIM's words; empty for none. */
  String type() {
    return type;
  }
}
