package io.lakewise.catalog.entry;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Which interfaces the holder of a token may use, by Databricks' names for the same. */
public enum TokenScope {
  /** All, those of later releases too. */
  ALL_APIS("all-apis"),
  /** Statements by whatever protocol, their history, warehouses. */
  SQL("sql"),
  /** Users, service principals and groups. */
  SCIM("scim"),
  /** Tables, what is known of them, and grants. */
  UNITY_CATALOG("unity-catalog"),
  /** Files and folders of volumes. */
  FILES("files"),
  /** Tokens. */
  AUTHENTICATION("authentication");

  /** What tokens have that were made without any. */
  public static final Set<TokenScope> ALL = Set.of(ALL_APIS);

  private final String spelled;

  TokenScope(String spelled) {
    this.spelled = spelled;
  }

  /** As clients say it. */
  public String spelled() {
    return spelled;
  }

  /** The one that is spelled so. */
  public static Optional<TokenScope> of(String spelled) {
    return Arrays.stream(values()).filter(scope -> scope.spelled.equals(spelled)).findFirst();
  }

  /** Whether some scopes are within others. */
  public static boolean within(Set<TokenScope> scopes, Set<TokenScope> others) {
    return others.contains(ALL_APIS) || others.containsAll(scopes);
  }

  /** Some scopes as one text, always in the same order. */
  public static String text(Set<TokenScope> scopes) {
    return scopes.stream().sorted().map(TokenScope::spelled).collect(Collectors.joining(" "));
  }

  /** The scopes of a text as {@link #text} makes it; those that are not known let nobody in. */
  public static Set<TokenScope> read(String text) {
    Set<TokenScope> scopes = EnumSet.noneOf(TokenScope.class);
    for (String each : text.split(" ")) {
      of(each).ifPresent(scopes::add);
    }
    return Set.copyOf(scopes);
  }
}
