package io.lakewise.engine.volume;

import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.error.VolumeErrors;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A path of a volume: {@code /Volumes/catalog/schema/volume/folder/file}. Its parts are names and
 * nothing else: none climbs, is hidden from us, or hides a separator.
 *
 * @param volume whose it is
 * @param parts below the volume; none for the volume itself
 */
public record VolumePath(QualifiedName volume, List<String> parts) {

  private static final String PREFIX = "/Volumes/";
  private static final String SCHEME = "dbfs:";

  /** What files that are being written are called, and no other. */
  static final String OWN = ".lakewise-";

  private static final Set<String> RESERVED = Set.of("_delta_log", "_lakewise");
  private static final int LONGEST_PART = 255;
  private static final int LONGEST = 3_000;

  /** Copies the parts. */
  public VolumePath {
    parts = List.copyOf(parts);
  }

  /** Whether a text can only mean a path of a volume. */
  public static boolean isOne(String path) {
    return bare(path).startsWith(PREFIX);
  }

  private static String bare(String path) {
    return path.startsWith(SCHEME) ? path.substring(SCHEME.length()) : path;
  }

  /** What a text means; a slash at its end means nothing. */
  public static VolumePath of(String path) {
    String bare = bare(path);
    if (!bare.startsWith(PREFIX)) {
      throw VolumeErrors.notInVolume(path);
    }
    String inside = bare.substring(PREFIX.length());
    String names = inside.endsWith("/") ? inside.substring(0, inside.length() - 1) : inside;
    return of(path, List.of(names.split("/", -1)));
  }

  /**
   * What names mean: of the catalog, the schema, the volume and so on.
   *
   * @param path as messages show it
   */
  public static VolumePath of(String path, List<String> names) {
    if (names.size() < 3) {
      throw VolumeErrors.notInVolume(path);
    }
    if (path.length() > LONGEST) {
      throw VolumeErrors.badPath(path, "more than " + LONGEST + " characters");
    }
    names.forEach(name -> check(path, name));
    return new VolumePath(
        new QualifiedName(names.get(0), names.get(1), names.get(2)),
        names.subList(3, names.size()));
  }

  private static void check(String path, String name) {
    if (name.isEmpty()) {
      throw VolumeErrors.badPath(path, "an empty part");
    }
    if (name.equals(".") || name.equals("..")) {
      throw VolumeErrors.badPath(path, "a part that climbs or stands still");
    }
    if (name.indexOf('/') >= 0 || name.indexOf('\\') >= 0) {
      throw VolumeErrors.badPath(path, "a slash or backslash in a name");
    }
    if (name.chars().anyMatch(Character::isISOControl)
        || !StandardCharsets.UTF_8.newEncoder().canEncode(name)) {
      throw VolumeErrors.badPath(path, "a character that no name has");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_PART) {
      throw VolumeErrors.badPath(path, "a name of more than " + LONGEST_PART + " bytes");
    }
    if (isReserved(name)) {
      throw VolumeErrors.badPath(path, "the name " + name + ", which belongs to Lakewise");
    }
  }

  /** Whether a name is for us or for tables. */
  public static boolean isReserved(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return RESERVED.contains(lower) || lower.startsWith(OWN);
  }

  /** Whether a volume can be reached by paths if it is called so. */
  public static boolean canName(String name) {
    return !name.equals(".")
        && !name.equals("..")
        && name.indexOf('/') < 0
        && name.indexOf('\\') < 0
        && !isReserved(name);
  }

  /** The folder that holds it; the volume itself has none. */
  VolumePath parent() {
    return new VolumePath(volume, parts.subList(0, parts.size() - 1));
  }

  /** Its own name; the volume's for the volume itself. */
  String name() {
    return parts.isEmpty() ? volume.name() : parts.get(parts.size() - 1);
  }

  /** The path of what lies in it. */
  VolumePath child(String name) {
    List<String> longer = new java.util.ArrayList<>(parts);
    longer.add(name);
    return new VolumePath(volume, longer);
  }

  /** As it is written. */
  @Override
  public String toString() {
    String below = parts.isEmpty() ? "" : "/" + String.join("/", parts);
    return PREFIX + volume.catalog() + "/" + volume.schema() + "/" + volume.name() + below;
  }
}
