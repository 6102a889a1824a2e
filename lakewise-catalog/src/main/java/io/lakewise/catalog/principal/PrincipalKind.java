package io.lakewise.catalog.principal;

/** What a principal is. */
public enum PrincipalKind {
  /** A person. */
  USER("user"),
  /** A program. */
  SERVICE_PRINCIPAL("service principal"),
  /** Users, service principals and other groups. */
  GROUP("group");

  private final String printed;

  PrincipalKind(String printed) {
    this.printed = printed;
  }

  /** As messages call it. */
  public String printed() {
    return printed;
  }
}
