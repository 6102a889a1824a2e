package io.lakewise.server.identity;

import io.lakewise.catalog.principal.PrincipalKind;
import java.util.Arrays;

/** The resources of SCIM that are served. */
enum ScimKind {
  USERS("Users", "User", "userName", PrincipalKind.USER),
  GROUPS("Groups", "Group", "displayName", PrincipalKind.GROUP),
  SERVICE_PRINCIPALS(
      "ServicePrincipals", "ServicePrincipal", "applicationId", PrincipalKind.SERVICE_PRINCIPAL);

  private final String path;
  private final String resource;
  private final String nameAttribute;
  private final PrincipalKind principal;

  ScimKind(String path, String resource, String nameAttribute, PrincipalKind principal) {
    this.path = path;
    this.resource = resource;
    this.nameAttribute = nameAttribute;
    this.principal = principal;
  }

  static ScimKind of(PrincipalKind principal) {
    return Arrays.stream(values()).filter(kind -> kind.principal == principal).findFirst().get();
  }

  String path() {
    return path;
  }

  String resource() {
    return resource;
  }

  /** The attribute that is the principal's name. */
  String nameAttribute() {
    return nameAttribute;
  }

  PrincipalKind principal() {
    return principal;
  }
}
