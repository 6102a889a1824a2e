package io.lakewise.server.configuration;

/** Where a value comes from; the later overrules the earlier. */
public enum Origin {
  /** Nobody chose. */
  DEFAULT("default"),
  /** The configuration file. */
  FILE("file"),
  /** The environment. */
  ENVIRONMENT("environment"),
  /** The command line. */
  FLAG("flag");

  private final String label;

  Origin(String label) {
    this.label = label;
  }

  @Override
  public String toString() {
    return label;
  }
}
