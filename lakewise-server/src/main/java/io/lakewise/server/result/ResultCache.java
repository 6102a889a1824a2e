package io.lakewise.server.result;

import io.lakewise.engine.result.KnownResults;
import io.lakewise.engine.result.ResultKey;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Small results, so that a query that was asked before needs no worker. A key names the versions of
 * all tables, so nothing in here can become wrong; what was asked for longest ago gives way.
 * Thread-safe.
 */
public final class ResultCache implements KnownResults {

  /** What one result may take. */
  public static final int LARGEST = 256 << 10;

  private final long most;
  private final Map<ResultKey, byte[]> kept = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  /**
   * Keeps nothing yet.
   *
   * @param most bytes of all results and their keys together; 0 for none
   */
  public ResultCache(long most) {
    this.most = most;
  }

  @Override
  public Optional<WorkResult> find(ResultKey key, Supplier<WorkResult> fresh) {
    byte[] stream;
    synchronized (this) {
      stream = kept.get(key);
    }
    return stream == null ? Optional.empty() : Optional.of(new CachedRows(stream, fresh));
  }

  @Override
  public synchronized void keep(ResultKey key, byte[] arrowStream) {
    long added = arrowStream.length + key.bytes();
    if (arrowStream.length > LARGEST || added > most) {
      return;
    }
    byte[] old = kept.put(key, arrowStream);
    bytes += added - (old == null ? 0 : old.length + key.bytes());
    Iterator<Map.Entry<ResultKey, byte[]>> oldest = kept.entrySet().iterator();
    while (bytes > most) {
      Map.Entry<ResultKey, byte[]> entry = oldest.next();
      bytes -= entry.getValue().length + entry.getKey().bytes();
      oldest.remove();
    }
  }

  /** What all results and their keys take. */
  synchronized long bytes() {
    return bytes;
  }
}
