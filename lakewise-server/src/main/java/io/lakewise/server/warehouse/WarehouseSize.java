package io.lakewise.server.warehouse;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Sizes of workers, by Databricks' names: each has twice what the one before it has. */
public enum WarehouseSize {
  /** One thread, 1 GB. */
  XXS("2X-Small"),
  /** Two threads, 2 GB. */
  XS("X-Small"),
  /** Four threads, 4 GB. */
  S("Small"),
  /** Eight threads, 8 GB. */
  M("Medium"),
  /** 16 threads, 16 GB. */
  L("Large"),
  /** 32 threads, 32 GB. */
  XL("X-Large"),
  /** 64 threads, 64 GB. */
  XXL("2X-Large"),
  /** 128 threads, 128 GB. */
  XXXL("3X-Large"),
  /** 256 threads, 256 GB. */
  XXXXL("4X-Large");

  private final String label;

  WarehouseSize(String label) {
    this.label = label;
  }

  /** As Databricks names it. */
  public String label() {
    return label;
  }

  /** Threads that work on queries. */
  public int threads() {
    return 1 << ordinal();
  }

  /** What queries may keep in memory before they spill. */
  public long memoryBytes() {
    return (1L << 30) << ordinal();
  }

  /** All labels, from small to large. */
  public static List<String> labels() {
    return Arrays.stream(values()).map(WarehouseSize::label).toList();
  }

  /**
   * The size of a name: Databricks' (ignoring case, blanks, hyphens and underscores), or XS to XL.
   */
  public static Optional<WarehouseSize> of(String name) {
    String plain = plain(name);
    return Arrays.stream(values())
        .filter(size -> plain.equals(plain(size.label)) || plain.equals(plain(size.name())))
        .findFirst();
  }

  /** The smallest that has at least this memory. */
  static WarehouseSize covering(long memoryBytes) {
    return Arrays.stream(values())
        .filter(size -> size.memoryBytes() >= memoryBytes)
        .findFirst()
        .orElse(XXXXL);
  }

  private static String plain(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[ _-]", "");
  }
}
