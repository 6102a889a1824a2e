package io.lakewise.table.log;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the name of a file in a log says.
 *
 * @param kind of file
 * @param version its (first) version
 * @param lastVersion of a compacted commit; otherwise {@code version}
 * @param part of a multi-part checkpoint, from 1
 * @param parts of a multi-part checkpoint; otherwise 1
 */
record LogName(Kind kind, long version, long lastVersion, int part, int parts) {

  /** Kinds of files in a log. */
  enum Kind {
    COMMIT,
    COMPACTED,
    CHECKSUM,
    CLASSIC_CHECKPOINT,
    MULTI_PART_CHECKPOINT,
    V2_CHECKPOINT
  }

  private static final Pattern ONE_VERSION =
      Pattern.compile("(\\d{20})\\.(json|crc|checkpoint\\.parquet)");
  private static final Pattern COMPACTED =
      Pattern.compile("(\\d{20})\\.(\\d{20})\\.compacted\\.json");
  private static final Pattern PART =
      Pattern.compile("(\\d{20})\\.checkpoint\\.(\\d{10})\\.(\\d{10})\\.parquet");
  private static final Pattern V2 =
      Pattern.compile("(\\d{20})\\.checkpoint\\.[0-9a-fA-F-]{36}\\.(json|parquet)");

  /** Whether a name is that of the commit of one version. */
  static boolean isCommit(String name) {
    return parse(name).filter(found -> found.kind == Kind.COMMIT).isPresent();
  }

  /** Empty for a name that the protocol does not know. */
  static Optional<LogName> parse(String name) {
    if (name.isEmpty() || !Character.isDigit(name.charAt(0))) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(match(name));
    } catch (NumberFormatException tooLarge) {
      return Optional.empty();
    }
  }

  private static LogName match(String name) {
    Matcher one = ONE_VERSION.matcher(name);
    if (one.matches()) {
      Kind kind =
          switch (one.group(2)) {
            case "json" -> Kind.COMMIT;
            case "crc" -> Kind.CHECKSUM;
            default -> Kind.CLASSIC_CHECKPOINT;
          };
      return single(kind, one);
    }
    Matcher v2 = V2.matcher(name);
    if (v2.matches()) {
      return single(Kind.V2_CHECKPOINT, v2);
    }
    Matcher part = PART.matcher(name);
    if (part.matches()) {
      long version = Long.parseLong(part.group(1));
      return new LogName(
          Kind.MULTI_PART_CHECKPOINT,
          version,
          version,
          Integer.parseInt(part.group(2)),
          Integer.parseInt(part.group(3)));
    }
    Matcher range = COMPACTED.matcher(name);
    if (range.matches()) {
      return new LogName(
          Kind.COMPACTED, Long.parseLong(range.group(1)), Long.parseLong(range.group(2)), 1, 1);
    }
    return null;
  }

  private static LogName single(Kind kind, Matcher matcher) {
    long version = Long.parseLong(matcher.group(1));
    return new LogName(kind, version, version, 1, 1);
  }
}
