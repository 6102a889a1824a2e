package io.lakewise.table.log;

import io.lakewise.table.error.TableErrors;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Paths in a log and paths in a store (Delta protocol, "Add File and Remove File": a path is a URI,
 * relative to the table or absolute). Whether a store may go there is the store's to decide.
 */
public final class DataPaths {

  private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+:.*");

  private DataPaths() {}

  /**
   * The store path of a file that a log names.
   *
   * @param location the table's folder, a store path
   * @param path as in the log: URL-encoded
   * @throws io.lakewise.table.error.LakewiseException if it has a scheme that we do not serve, or
   *     is not a URI
   */
  public static String resolve(String location, String path) {
    if (path.startsWith("/")) {
      return decode(path);
    }
    if (path.startsWith("file:")) {
      return decode(withoutFileScheme(path));
    }
    if (SCHEME.matcher(path).matches() && path.substring(0, path.indexOf(':')).indexOf('/') < 0) {
      throw TableErrors.forbiddenPath(
          path, "its scheme '" + path.substring(0, path.indexOf(':')) + "' is not served", null);
    }
    return RelativePaths.from(location, decode(path));
  }

  /**
   * A spelling that is equal for paths in a log that mean the same file: {@code /a}, {@code
   * file:/a} and {@code file:///a} are one.
   */
  public static String canonical(String path) {
    if (path.startsWith("file:///")) {
      return path.substring("file://".length());
    }
    return path.startsWith("file:/") && !path.startsWith("file://")
        ? path.substring("file:".length())
        : path;
  }

  private static String withoutFileScheme(String path) {
    String rest = path.substring("file:".length());
    if (!rest.startsWith("//")) {
      return rest;
    }
    int slash = rest.indexOf('/', 2);
    String host = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
    if (slash < 0 || !(host.isEmpty() || host.equals("localhost"))) {
      throw TableErrors.forbiddenPath(path, "it names the host '" + host + "'", null);
    }
    return rest.substring(slash);
  }

  /** A path as a log spells it: every character that is not plain in a URI is encoded. */
  public static String encode(String path) {
    StringBuilder encoded = new StringBuilder(path.length() + 16);
    for (byte octet : path.getBytes(StandardCharsets.UTF_8)) {
      char character = (char) (octet & 0xff);
      if (isPlain(character)) {
        encoded.append(character);
      } else {
        encoded.append('%').append(hex(character >> 4)).append(hex(character & 0xf));
      }
    }
    return encoded.toString();
  }

  private static boolean isPlain(char character) {
    return (character >= 'a' && character <= 'z')
        || (character >= 'A' && character <= 'Z')
        || (character >= '0' && character <= '9')
        || "-_.~/=!$&'()*+,;@".indexOf(character) >= 0;
  }

  private static char hex(int digit) {
    return Character.toUpperCase(Character.forDigit(digit, 16));
  }

  /** The opposite of {@link #encode}; a plus stays a plus. */
  public static String decode(String path) {
    if (path.indexOf('%') < 0) {
      return path;
    }
    byte[] octets = path.getBytes(StandardCharsets.UTF_8);
    ByteBuffer decoded = ByteBuffer.allocate(octets.length);
    for (int at = 0; at < octets.length; at++) {
      if (octets[at] != '%') {
        decoded.put(octets[at]);
        continue;
      }
      int high = at + 2 < octets.length ? Character.digit(octets[at + 1], 16) : -1;
      int low = at + 2 < octets.length ? Character.digit(octets[at + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw TableErrors.forbiddenPath(path, "it has a '%' that encodes nothing", null);
      }
      decoded.put((byte) (high << 4 | low));
      at += 2;
    }
    try {
      return StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .decode(decoded.flip())
          .toString();
    } catch (CharacterCodingException e) {
      throw TableErrors.forbiddenPath(path, "its encoded bytes are not UTF-8", e);
    }
  }
}
