package io.lakewise.table.log;

/** Store paths as seen from a folder, for what moves together with that folder. */
public final class RelativePaths {

  private static final String UP = "../";

  private RelativePaths() {}

  /**
   * How to get from a folder to a path, both without dots: {@code ../b/x} from {@code /l/a} to
   * {@code /l/b/x}.
   */
  public static String between(String folder, String path) {
    int common = 0;
    int end = folder.indexOf('/', 1);
    while (end >= 0 && path.startsWith(folder.substring(0, end + 1))) {
      common = end;
      end = folder.indexOf('/', end + 1);
    }
    if (path.startsWith(folder + "/")) {
      return path.substring(folder.length() + 1);
    }
    long up = folder.substring(common).chars().filter(character -> character == '/').count();
    return UP.repeat((int) up) + path.substring(common + 1);
  }

  /** Where one gets from a folder; dots that are not at the beginning stay. */
  public static String from(String folder, String relative) {
    String base = folder;
    String rest = relative;
    while (rest.startsWith(UP) && base.lastIndexOf('/') >= 0) {
      base = base.substring(0, base.lastIndexOf('/'));
      rest = rest.substring(UP.length());
    }
    return base + "/" + rest;
  }
}
