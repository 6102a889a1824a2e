package io.lakewise.engine.journal;

import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.TestLake;
import io.lakewise.table.storage.ForwardingStore;
import io.lakewise.table.storage.ObjectStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/** A process that runs one statement and is killed ({@code kill -9}) at a point of it. */
final class KilledWriter {

  /** Where it is killed. */
  enum Point {
    /** Files are staged, and noted. */
    BEFORE_UPLOAD,
    /** Some of them are in place. */
    HALF_UPLOADED,
    /** A deletion vector is in place. */
    VECTOR_WRITTEN,
    /** All files are in place. */
    BEFORE_COMMIT,
    /** The log names them, and nobody was told. */
    AFTER_COMMIT
  }

  private KilledWriter() {}

  /** Runs it, and answers its exit code. */
  static int run(Path lake, Point point, String statement)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-XX:-UsePerfData", "-Xmx512m"));
    command.add("-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.add(KilledWriter.class.getName());
    command.addAll(List.of(lake.toString(), point.name(), statement));
    return new ProcessBuilder(command)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start()
        .waitFor();
  }

  /** The process. */
  public static void main(String[] arguments) {
    Point point = Point.valueOf(arguments[1]);
    try (TestLake lake =
        new TestLake(
            new LakeConfiguration(Path.of(arguments[0]), List.of(), 1, 256L << 20),
            Clock.systemUTC(),
            UUID::randomUUID,
            RandomGenerator.getDefault(),
            LockSupport::parkNanos,
            store -> new DeadlyStore(store, point))) {
      lake.sql(arguments[2]);
    }
  }

  private static final class DeadlyStore extends ForwardingStore {

    private final Point point;

    DeadlyStore(ObjectStore store, Point point) {
      super(store);
      this.point = point;
    }

    @Override
    public void upload(List<Upload> uploads) throws IOException {
      boolean checkpoint = uploads.get(0).path().contains("_delta_log");
      if (!checkpoint && point == Point.BEFORE_UPLOAD) {
        die();
      }
      if (!checkpoint && point == Point.HALF_UPLOADED) {
        store.upload(uploads.subList(0, (uploads.size() + 1) / 2));
        die();
      }
      store.upload(uploads);
    }

    @Override
    public void putIfAbsent(String path, byte[] content) throws IOException {
      boolean commit = path.contains("_delta_log") && path.endsWith(".json");
      if (commit && point == Point.BEFORE_COMMIT) {
        die();
      }
      store.putIfAbsent(path, content);
      if (commit && point == Point.AFTER_COMMIT) {
        die();
      }
      if (path.contains("deletion_vector") && point == Point.VECTOR_WRITTEN) {
        die();
      }
    }

    private static void die() throws IOException {
      new ProcessBuilder("kill", "-9", Long.toString(ProcessHandle.current().pid())).start();
      while (true) {
        LockSupport.park();
      }
    }
  }
}
