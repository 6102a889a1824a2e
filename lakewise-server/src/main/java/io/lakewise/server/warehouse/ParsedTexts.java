package io.lakewise.server.warehouse;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The trees of texts, which depend on nothing else: those of statements that come again, and those
 * that the binder itself asks for. What was asked for longest ago gives way. Thread-safe.
 */
final class ParsedTexts {

  private static final long MOST_BYTES = 8L << 20;
  private static final int LARGEST = 128 << 10;

  private final Map<String, byte[]> trees = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /** The tree of a text, or null. */
  synchronized byte[] find(String text) {
    return trees.get(text);
  }

  /** Keeps a tree, unless it is very large. */
  synchronized void keep(String text, byte[] tree) {
    long added = bytes(text, tree);
    if (added > LARGEST || trees.containsKey(text)) {
      return;
    }
    trees.put(text, tree);
    bytes += added;
    Iterator<Map.Entry<String, byte[]>> oldest = trees.entrySet().iterator();
    while (bytes > MOST_BYTES) {
      Map.Entry<String, byte[]> entry = oldest.next();
      bytes -= bytes(entry.getKey(), entry.getValue());
      oldest.remove();
    }
  }

  private static long bytes(String text, byte[] tree) {
    return 2L * text.length() + tree.length;
  }
}
