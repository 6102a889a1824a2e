package io.lakewise.engine.damage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** A way to damage a file of a table. */
enum Damage {
  /** A part of it is left. */
  CUT,
  /** Nothing is left. */
  EMPTIED,
  /** It is gone. */
  REMOVED,
  /** Random bytes instead. */
  GARBAGE,
  /** A stretch of zeros, as after a crash of a file system. */
  ZEROS,
  /** Something behind its end. */
  LENGTHENED,
  /** The content of another file of the table. */
  SWAPPED,
  /** One bit, which no checksum may notice. */
  BIT,
  /** Some bytes, likewise. */
  BYTES,
  /** A value of the wrong kind in a file of JSON. */
  VALUE,
  /** A line of JSON that is none of the protocol's. */
  LINE;

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]++|\\\\.)*+\"|-?\\d+(?:\\.\\d+)?|true|false|null|\\{\\}|\\[\\]");

  private static final List<String> VALUES =
      List.of(
          "null",
          "true",
          "\"\"",
          "\"x\"",
          "-1",
          "1.5",
          "9223372036854775807",
          "-9223372036854775808",
          "99999999999999999999999999",
          "1e999999999",
          "{}",
          "[]",
          "[null]",
          "{\"a\":null}",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"../../x\"",
          "{\"a\":[1,{\"b\":2}]}",
          "[".repeat(100_000),
          "[".repeat(900) + "]".repeat(900));

  private static final List<String> LINES =
      List.of(
          "",
          "\u0000",
          "{}",
          "[]",
          "7",
          "\"text\"",
          "{\"unknown\":{\"a\":1}}",
          "{\"add\":null}",
          "{\"add\":[]}",
          "{\"add\":{}}",
          "{\"add\":7}",
          "{\"remove\":{\"path\":\"nothing.parquet\"}}",
          "{\"metaData\":{}}",
          "{\"protocol\":{}}",
          "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7}}",
          "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,\"readerFeatures\":7}}",
          "{\"protocol\":{\"minReaderVersion\":99,\"minWriterVersion\":99}}",
          "{\"txn\":{\"appId\":\"a\",\"version\":\"x\"}}",
          "{\"domainMetadata\":{\"domain\":7}}",
          "{\"sidecar\":{\"path\":\"x.parquet\"}}",
          "{\"commitInfo\":7}",
          "{\"commitInfo\":{\"timestamp\":1e999999999,\"inCommitTimestamp\":-1e400}}",
          "{\"add\":{\"path\":\"x\",\"size\":-1,\"partitionValues\":{},\"dataChange\":true}}");

  /** Whether reading either goes on rightly or fails: the damage cannot stay unnoticed. */
  boolean isNoticed(Path file, byte[] before, byte[] after) {
    String name = file.getFileName().toString();
    boolean json = name.endsWith(".json");
    return switch (this) {
      case EMPTIED, REMOVED, GARBAGE -> true;
      case CUT -> !json || (after.length > 0 && before[after.length] != '\n' && !endsLine(after));
      case ZEROS -> json;
      case BIT, BYTES -> name.endsWith(".bin");
      case LENGTHENED, SWAPPED, VALUE, LINE -> false;
    };
  }

  private static boolean endsLine(byte[] content) {
    return content[content.length - 1] == '\n';
  }

  /** Damages one file; {@code others} are the files of the table. */
  void apply(Path file, List<Path> others, Random random) {
    try {
      byte[] content = Files.readAllBytes(file);
      switch (this) {
        case CUT ->
            write(file, Arrays.copyOf(content, random.nextInt(Math.max(1, content.length))));
        case EMPTIED -> write(file, new byte[0]);
        case REMOVED -> Files.delete(file);
        case GARBAGE -> write(file, garbage(content.length, random));
        case ZEROS -> write(file, zeros(content, random));
        case LENGTHENED -> write(file, joined(content, garbage(1 + random.nextInt(40), random)));
        case SWAPPED -> write(file, Files.readAllBytes(others.get(random.nextInt(others.size()))));
        case BIT -> write(file, flipped(content, 1, random));
        case BYTES -> write(file, flipped(content, 1 + random.nextInt(50), random));
        case VALUE -> write(file, value(content, random));
        case LINE -> write(file, line(content, random));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void write(Path file, byte[] content) throws IOException {
    Files.write(file, content);
  }

  private static byte[] garbage(int length, Random random) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] zeros(byte[] content, Random random) {
    if (content.length == 0) {
      return content;
    }
    int from = random.nextInt(content.length);
    int to = Math.min(content.length, from + 1 + random.nextInt(4096));
    Arrays.fill(content, from, to, (byte) 0);
    return content;
  }

  private static byte[] joined(byte[] one, byte[] other) {
    byte[] both = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, both, one.length, other.length);
    return both;
  }

  private static byte[] flipped(byte[] content, int times, Random random) {
    for (int i = 0; i < times && content.length > 0; i++) {
      content[random.nextInt(content.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return content;
  }

  private static byte[] value(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.UTF_8);
    List<int[]> tokens =
        TOKEN.matcher(text).results().map(found -> new int[] {found.start(), found.end()}).toList();
    if (tokens.isEmpty()) {
      return content;
    }
    int[] token = tokens.get(random.nextInt(tokens.size()));
    String value = VALUES.get(random.nextInt(VALUES.size()));
    return (text.substring(0, token[0]) + value + text.substring(token[1]))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] line(byte[] content, Random random) {
    String text = new String(content, StandardCharsets.UTF_8);
    int at = random.nextBoolean() ? 0 : text.length();
    String line = LINES.get(random.nextInt(LINES.size())) + "\n";
    return (text.substring(0, at) + line + text.substring(at)).getBytes(StandardCharsets.UTF_8);
  }
}
