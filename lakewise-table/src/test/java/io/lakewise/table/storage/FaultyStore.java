package io.lakewise.table.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A store that fails, by a seeded source of chance or at a chosen call. A fault is one of: nothing
 * was done; all was done and the acknowledgement was lost; of a {@link #put} only a part of the
 * bytes is there (stores without atomic replacement); of an {@link #upload} only some files are
 * there; and, for a store behind a network ({@link #late}), a write that fails and takes place
 * later all the same, or that a client repeats without its caller's knowledge. A {@link
 * #putIfAbsent} is never torn. After a crash every call fails until {@link #restart}. Thread-safe
 * if the store and the hook are.
 */
public final class FaultyStore implements ObjectStore {

  /** What comes before each call: may wait, count, or throw. */
  @FunctionalInterface
  public interface Hook {
    /** A call of a method on a path. */
    void before(String method, String path) throws IOException;

    /** A call that had its effect and is about to be acknowledged. */
    default void after(String method, String path) throws IOException {}
  }

  /** Takes writes that are on their way, to let them take place later. */
  @FunctionalInterface
  public interface Delay {
    /** A write on a path. */
    void later(String path, Runnable write);
  }

  /** The failure that a faulty store injects. */
  public static final class InjectedFault extends IOException {
    private static final long serialVersionUID = 1L;

    InjectedFault(String message) {
      super(message);
    }
  }

  private enum Fault {
    NONE,
    BEFORE,
    AFTER,
    PARTIAL,
    LATE,
    REPEATED
  }

  private final ObjectStore store;
  private final Random random;
  private final double probability;
  private volatile Hook hook = (method, path) -> {};
  private Delay delay;
  private long calls;
  private long faults;
  private long crashAt = Long.MAX_VALUE;
  private boolean crashAfterwards;

  /**
   * Wraps a store.
   *
   * @param random its seed replays the faults
   * @param probability of a fault in each call, 0 to 1
   */
  public FaultyStore(ObjectStore store, Random random, double probability) {
    this.store = store;
    this.random = random;
    this.probability = probability;
  }

  /** Sets what comes before each call. */
  public FaultyStore hook(Hook changed) {
    hook = changed;
    return this;
  }

  /** Adds the faults of a network: writes that come late or twice. */
  public FaultyStore late(Delay writes) {
    delay = writes;
    return this;
  }

  /**
   * Crashes at the n-th call from now, which is 1 for the next one.
   *
   * @param afterwards whether that call still has its effect
   */
  public synchronized FaultyStore crashAt(long call, boolean afterwards) {
    crashAt = calls + call;
    crashAfterwards = afterwards;
    return this;
  }

  /** Ends a crash. */
  public synchronized void restart() {
    crashAt = Long.MAX_VALUE;
  }

  /** Calls so far. */
  public synchronized long calls() {
    return calls;
  }

  /** Faults so far. */
  public synchronized long faults() {
    return faults;
  }

  private synchronized Fault draw(boolean mayBePartial, boolean mayBeLate) {
    Fault fault = draw(mayBePartial ? Fault.PARTIAL : null, mayBeLate && delay != null);
    faults += fault == Fault.NONE ? 0 : 1;
    return fault;
  }

  private Fault draw(Fault partial, boolean network) {
    calls++;
    if (calls > crashAt) {
      return Fault.BEFORE;
    }
    if (calls == crashAt) {
      return crashAfterwards ? Fault.AFTER : Fault.BEFORE;
    }
    if (random.nextDouble() >= probability) {
      return Fault.NONE;
    }
    List<Fault> possible = new ArrayList<>(List.of(Fault.BEFORE, Fault.AFTER));
    if (partial != null) {
      possible.add(partial);
    }
    if (network) {
      possible.addAll(List.of(Fault.LATE, Fault.REPEATED));
    }
    return possible.get(random.nextInt(possible.size()));
  }

  private synchronized int below(int bound) {
    return bound <= 0 ? 0 : random.nextInt(bound);
  }

  private interface Call<T> {
    T run() throws IOException;
  }

  private <T> T run(String method, String path, Call<T> call, Call<T> partial) throws IOException {
    hook.before(method, path);
    T answer = run(method, path, call, partial, false);
    hook.after(method, path);
    return answer;
  }

  private void write(String method, String path, Call<Void> call, Call<Void> partial)
      throws IOException {
    hook.before(method, path);
    run(method, path, call, partial, true);
    hook.after(method, path);
  }

  private <T> T run(String method, String path, Call<T> call, Call<T> partial, boolean mayBeLate)
      throws IOException {
    Fault fault = draw(partial != null, mayBeLate);
    switch (fault) {
      case BEFORE -> throw new InjectedFault(method + " " + path + " did nothing");
      case PARTIAL -> {
        partial.run();
        throw new InjectedFault(method + " " + path + " did a part");
      }
      case AFTER -> {
        call.run();
        throw new InjectedFault(method + " " + path + " was done but not acknowledged");
      }
      case LATE -> {
        delay.later(path, () -> quietly(call));
        throw new InjectedFault(method + " " + path + " is on its way");
      }
      case REPEATED -> call.run();
      case NONE -> {}
    }
    return call.run();
  }

  private static void quietly(Call<?> call) {
    try {
      call.run();
    } catch (IOException nobodyWaits) {
      // whoever sent it has gone on
    }
  }

  @Override
  public byte[] read(String path) throws IOException {
    return run("read", path, () -> store.read(path), null);
  }

  @Override
  public byte[] read(String path, long offset, int length) throws IOException {
    return run("read", path, () -> store.read(path, offset, length), null);
  }

  @Override
  public void put(String path, byte[] content) throws IOException {
    write(
        "put",
        path,
        () -> put(content, path),
        () -> put(Arrays.copyOf(content, below(content.length)), path));
  }

  private Void put(byte[] content, String path) throws IOException {
    store.put(path, content);
    return null;
  }

  @Override
  public void putIfAbsent(String path, byte[] content) throws IOException {
    write(
        "putIfAbsent",
        path,
        () -> {
          store.putIfAbsent(path, content);
          return null;
        },
        null);
  }

  @Override
  public void upload(List<Upload> uploads) throws IOException {
    run(
        "upload",
        uploads.isEmpty() ? "" : uploads.get(0).path(),
        () -> upload(uploads, uploads.size()),
        () -> upload(uploads, below(uploads.size())));
  }

  private Void upload(List<Upload> uploads, int count) throws IOException {
    store.upload(new ArrayList<>(uploads.subList(0, count)));
    return null;
  }

  @Override
  public List<StoredObject> list(String folder, String fromName) throws IOException {
    return run("list", folder, () -> store.list(folder, fromName), null);
  }

  @Override
  public List<StoredObject> listAll(String folder) throws IOException {
    return run("listAll", folder, () -> store.listAll(folder), null);
  }

  @Override
  public Optional<StoredObject> head(String path) throws IOException {
    return run("head", path, () -> store.head(path), null);
  }

  @Override
  public void delete(String path) throws IOException {
    write(
        "delete",
        path,
        () -> {
          store.delete(path);
          return null;
        },
        null);
  }

  @Override
  public void deleteAll(String folder) throws IOException {
    run(
        "deleteAll",
        folder,
        () -> {
          store.deleteAll(folder);
          return null;
        },
        null);
  }

  @Override
  public Path localPath(String path) throws IOException {
    return run("localPath", path, () -> store.localPath(path), null);
  }
}
