package io.lakewise.engine.error;

import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.io.IOException;
import java.util.List;

/** Errors about volumes, external locations, and the files in them. */
public final class VolumeErrors {

  /** As much of a path as a message shows. */
  private static final int LONGEST_PATH = 300;

  private VolumeErrors() {}

  /** EXTERNAL without a place. */
  public static LakewiseException withoutLocation(String volume) {
    return user(
        "CREATE EXTERNAL VOLUME " + volume + " needs a LOCATION: say where, or leave out EXTERNAL");
  }

  /** A name that no path can have. */
  public static LakewiseException nameInPath(String name) {
    return user(
        "A volume cannot be called '"
            + name
            + "', as no path could name it: leave out slashes, backslashes and single dots");
  }

  /** A new name in another schema. */
  public static LakewiseException otherSchema(String volume, String schema) {
    return user("Volume " + volume + " stays in schema " + schema + ": give its new name alone");
  }

  /** A place below no external location that the caller may use. */
  public static LakewiseException notCovered(String path, String privilege) {
    return user(
        "You may not do this at "
            + shown(path)
            + ": it needs "
            + privilege
            + " on the external location that holds it. Ask an admin to make one and grant it to you");
  }

  /** An external location in which tables or volumes lie. */
  public static LakewiseException inUse(String location, String what) {
    return user(
        "External location "
            + location
            + " holds "
            + what
            + ": drop that first, or add FORCE, which leaves it where it is");
  }

  /** A path that names no file of a volume. */
  public static LakewiseException notInVolume(String path) {
    return user(
        "'" + shown(path) + "' is no path of a volume: write /Volumes/catalog/schema/volume/file");
  }

  /** A part of a path that means something else, or nothing. */
  public static LakewiseException badPath(String path, String problem) {
    return user("The path '" + shown(path) + "' cannot be used, as it has " + problem);
  }

  /** There is no such file or folder. */
  public static LakewiseException missing(String kind, String path) {
    return CatalogErrors.notFound(kind, shown(path), List.of());
  }

  /** There is something already. */
  public static LakewiseException there(String kind, String path) {
    return CatalogErrors.fileTaken(kind, shown(path));
  }

  /** A folder where a file is due, or the other way round. */
  public static LakewiseException otherKind(String path, String actual, String expected) {
    return user("'" + shown(path) + "' is a " + actual + ", not a " + expected);
  }

  /** A folder with something in it. */
  public static LakewiseException notEmpty(String path) {
    return user(
        "The folder '" + shown(path) + "' is not empty: remove what is in it first, it goes alone");
  }

  /** A statement that needs the files of the client's machine. */
  public static LakewiseException atTheClient(String statement) {
    return user(
        statement
            + " moves a file of the client's machine, which only 'lakewise sql' reaches: run it"
            + " there, or use /api/2.0/fs/files of a server");
  }

  /** Storage that fails. */
  public static LakewiseException failed(String path, IOException cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The storage of '" + shown(path) + "' failed (" + reason(cause) + "). Try again",
        cause);
  }

  /** An operating system that cannot open files without following links. */
  public static LakewiseException linksFollowed() {
    return user(
        "This operating system cannot open files without following links, so volumes are not served"
            + " here");
  }

  private static String reason(IOException cause) {
    return cause instanceof java.nio.file.FileSystemException problem && problem.getReason() != null
        ? problem.getReason()
        : cause.getClass().getSimpleName();
  }

  /** A path as messages show it: without control characters, and not without end. */
  static String shown(String path) {
    String plain = path.replaceAll("\\p{Cntrl}", "?");
    return plain.length() > LONGEST_PATH ? plain.substring(0, LONGEST_PATH) + "…" : plain;
  }

  private static LakewiseException user(String message) {
    return new LakewiseException(Code.USER, message);
  }
}
