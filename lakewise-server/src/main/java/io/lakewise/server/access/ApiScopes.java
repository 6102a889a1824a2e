package io.lakewise.server.access;

import io.lakewise.catalog.entry.TokenScope;
import java.util.Map;
import java.util.Set;

/** The scopes that a token needs for each path; those of paths that are not here is all. */
final class ApiScopes {

  /** Where one asks who one is, and signs out. */
  static final String OWN_SESSION = "/api/v1/session";

  private static final String OWN_PASSWORD = "/api/v1/password";

  private static final Set<String> FOR_ALL = Set.of("/api/2.0/preview/scim/v2/Me", OWN_SESSION);

  private static final Map<String, TokenScope> BELOW =
      Map.ofEntries(
          Map.entry(Guard.FLIGHT, TokenScope.SQL),
          Map.entry("/api/2.0/sql/", TokenScope.SQL),
          Map.entry("/api/v1/queries", TokenScope.SQL),
          Map.entry("/api/v1/statements", TokenScope.SQL),
          Map.entry("/api/v1/saved-queries", TokenScope.SQL),
          Map.entry("/api/v1/schedules", TokenScope.SQL),
          Map.entry("/api/v1/alerts", TokenScope.SQL),
          Map.entry("/api/v1/rows", TokenScope.SQL),
          Map.entry("/api/v1/warehouses", TokenScope.SQL),
          Map.entry("/api/2.0/preview/scim/v2/", TokenScope.SCIM),
          Map.entry("/api/2.1/unity-catalog/", TokenScope.UNITY_CATALOG),
          Map.entry("/api/2.0/permissions/", TokenScope.UNITY_CATALOG),
          Map.entry("/api/v1/tables", TokenScope.UNITY_CATALOG),
          Map.entry("/api/v1/search", TokenScope.UNITY_CATALOG),
          Map.entry("/api/v1/lineage", TokenScope.UNITY_CATALOG),
          Map.entry("/api/2.0/fs/", TokenScope.FILES),
          Map.entry("/api/2.0/token/", TokenScope.AUTHENTICATION),
          Map.entry("/api/2.0/token-management/", TokenScope.AUTHENTICATION),
          Map.entry("/api/2.0/accounts/", TokenScope.AUTHENTICATION),
          Map.entry("/api/v1/tokens", TokenScope.AUTHENTICATION),
          Map.entry("/api/v1/sessions", TokenScope.AUTHENTICATION));

  private ApiScopes() {}

  /**
   * Whether requests for a path may end credentials, their own among them: they are answered
   * whatever becomes of those.
   */
  static boolean mayEndCredentials(String path) {
    TokenScope needed = needed(path);
    return needed == TokenScope.SCIM
        || needed == TokenScope.AUTHENTICATION
        || path.equals(OWN_SESSION)
        || path.equals(OWN_PASSWORD);
  }

  /** Whether a token with some scopes may be used for a path; who one is may always be asked. */
  static boolean allow(Set<TokenScope> scopes, String path) {
    return FOR_ALL.contains(path)
        ? !scopes.isEmpty()
        : TokenScope.within(Set.of(needed(path)), scopes);
  }

  /** The scope that a path needs. */
  static TokenScope needed(String path) {
    return BELOW.entrySet().stream()
        .filter(entry -> path.startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(TokenScope.ALL_APIS);
  }
}
