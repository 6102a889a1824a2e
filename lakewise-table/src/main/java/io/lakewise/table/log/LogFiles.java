package io.lakewise.table.log;

import java.util.UUID;

/** Names of the files of a log (Delta protocol, "File Types"), as store paths. */
public final class LogFiles {

  private static final int DIGITS = 20;

  private LogFiles() {}

  /** The log's folder. */
  public static String folder(String location) {
    return location + "/_delta_log";
  }

  /** The commit of a version. */
  public static String commit(String location, long version) {
    return folder(location) + "/" + prefix(version) + ".json";
  }

  /** The checksum file of a version. */
  public static String checksum(String location, long version) {
    return folder(location) + "/" + prefix(version) + ".crc";
  }

  /** The classic checkpoint of a version. */
  public static String checkpoint(String location, long version) {
    return folder(location) + "/" + prefix(version) + ".checkpoint.parquet";
  }

  /** A v2 checkpoint of a version, in JSON. */
  public static String checkpoint(String location, long version, UUID id) {
    return folder(location) + "/" + prefix(version) + ".checkpoint." + id + ".json";
  }

  /** The compacted commits of a range of versions, both included. */
  public static String compacted(String location, long first, long last) {
    return folder(location) + "/" + prefix(first) + "." + prefix(last) + ".compacted.json";
  }

  /** The hint at the last checkpoint. */
  public static String lastCheckpoint(String location) {
    return folder(location) + "/_last_checkpoint";
  }

  /** The folder of the sidecars of v2 checkpoints. */
  public static String sidecars(String location) {
    return folder(location) + "/_sidecars";
  }

  /** What the names of a version's files begin with; they sort by version. */
  static String prefix(long version) {
    String digits = Long.toString(version);
    return "0".repeat(DIGITS - digits.length()) + digits;
  }
}
