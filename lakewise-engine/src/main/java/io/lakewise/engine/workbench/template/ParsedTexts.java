package io.lakewise.engine.workbench.template;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.statement.TextTemplate;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The trees of texts, which depend on nothing else: those of statements that come again, perhaps
 * with other values, and those that the binder itself asks for. What was asked for longest ago
 * gives way. Thread-safe.
 */
public final class ParsedTexts {

  /** Larger ones are seldom the same but for their values, and perhaps too deep to be walked. */
  private static final int LARGEST_TEMPLATE = 32 << 10;

  private static final int LARGEST_TREE = 128 << 10;

  private final Kept<KnownTree> trees = new Kept<>(24L << 20, 512 << 10, KnownTree::bytes);
  private final Kept<TreeTemplate> templates =
      new Kept<>(12L << 20, 512 << 10, TreeTemplate::bytes);

  /** The tree of a text, which is the caller's; null if it is not known. */
  public ObjectNode find(String text) {
    KnownTree tree = trees.find(text);
    if (tree != null) {
      return tree.copy();
    }
    TextTemplate cut = cut(text);
    TreeTemplate template = cut == null ? null : templates.find(cut.text());
    return template == null ? null : template.with(cut.values());
  }

  /** Keeps a tree that DuckDB has made, unless it is very large. */
  public void keep(String text, byte[] tree) {
    if (tree.length > LARGEST_TREE) {
      return;
    }
    KnownTree known = KnownTree.read(tree);
    trees.keep(text, known);
    TextTemplate cut = tree.length > LARGEST_TEMPLATE ? null : cut(text);
    if (cut != null) {
      TreeTemplate before = templates.find(cut.text());
      templates.keep(
          cut.text(), before == null ? TreeTemplate.of(known, cut) : before.and(known, cut));
    }
  }

  private static TextTemplate cut(String text) {
    return text.length() > LARGEST_TEMPLATE
        ? null
        : TextTemplate.of(text).filter(cut -> !cut.values().isEmpty()).orElse(null);
  }

  /** About how many bytes are kept. */
  long bytes() {
    return trees.bytes() + templates.bytes();
  }

  /** What is known of some texts, as much as is allowed. */
  private static final class Kept<T> {

    private final long most;
    private final long largest;
    private final ToLongFunction<T> size;
    private final Map<String, T> all = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    Kept(long most, long largest, ToLongFunction<T> size) {
      this.most = most;
      this.largest = largest;
      this.size = size;
    }

    synchronized T find(String text) {
      return all.get(text);
    }

    synchronized long bytes() {
      return bytes;
    }

    synchronized void keep(String text, T what) {
      if (bytes(text, what) > largest) {
        return;
      }
      T before = all.put(text, what);
      bytes += bytes(text, what) - (before == null ? 0 : bytes(text, before));
      Iterator<Map.Entry<String, T>> oldest = all.entrySet().iterator();
      while (bytes > most) {
        Map.Entry<String, T> entry = oldest.next();
        bytes -= bytes(entry.getKey(), entry.getValue());
        oldest.remove();
      }
    }

    private long bytes(String text, T what) {
      return 2L * text.length() + size.applyAsLong(what);
    }
  }
}
