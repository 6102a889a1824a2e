package io.lakewise.server.console;

import java.util.List;
import java.util.Set;

/** Which paths are the console's. */
public final class ConsolePaths {

  /** Where each page begins; what is below them is the page's own affair. */
  static final List<String> PAGES =
      List.of(
          "/sign-in",
          "/welcome",
          "/sql",
          "/data",
          "/queries",
          "/dashboards",
          "/reports",
          "/alerts",
          "/warehouses",
          "/admin",
          "/settings");

  /** Files with names that their contents decide. */
  static final String ASSETS = "/assets/";

  /** Files that browsers ask for by names that are agreed upon. */
  static final Set<String> KNOWN_FILES =
      Set.of("/favicon.ico", "/favicon.svg", "/manifest.webmanifest", "/robots.txt");

  private ConsolePaths() {}

  /** Whether a path is the console's, so that nobody is asked who he is. */
  public static boolean contains(String path) {
    return path.equals("/")
        || path.startsWith(ASSETS)
        || KNOWN_FILES.contains(path)
        || PAGES.stream().anyMatch(page -> path.equals(page) || path.startsWith(page + "/"));
  }
}
