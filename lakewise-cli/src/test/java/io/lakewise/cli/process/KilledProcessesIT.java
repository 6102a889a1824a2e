package io.lakewise.cli.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.cli.process.Owned.Content;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * Four processes write into one lake and are killed ({@code kill -9}) at random moments. The
 * schedule comes from a seed, which a failure names; what the operating system makes of it does
 * not. The folder of a failure is kept.
 */
@Timeout(3600)
class KilledProcessesIT {

  private static final boolean LONG = Boolean.getBoolean("lakewise.long");
  private static final int KILLS = LONG ? 200 : 20;
  private static final int WRITERS = 4;
  private static final int STATEMENTS = 400;

  private final long seed = Long.getLong("lakewise.seed", System.nanoTime());
  private final SplittableRandom random = new SplittableRandom(seed);
  private final List<Writer> writers = new ArrayList<>();

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  private Path folder;

  private Path lake;

  @BeforeEach
  void requireDistribution() {
    Distribution.assumeBuilt();
    lake = folder.resolve("lake");
  }

  /** One of the four: its process is replaced when it was killed. */
  private final class Writer {

    private final int number;
    private int part;
    private Owned owned = Owned.nothing();
    private WriterScript script;
    private LakeProcess process;

    Writer(int number) {
      this.number = number;
    }

    void start(int length) throws IOException {
      part++;
      script = WriterScript.after(number, part, owned, length, random.split());
      Path notes = folder.resolve("writer" + number + "-" + part);
      process = LakeProcess.start(lake, notes, script.statements());
    }

    /** What the lake shows is what was acknowledged, or with the next statement as a whole. */
    void check(LakeView view) throws IOException {
      int acknowledged = process.acknowledged();
      SortedMap<Long, Long> rows = view.rowsOf(number);
      SortedMap<String, Content> names = view.namesOf(number);
      Owned least = script.after(acknowledged);
      boolean failed = !process.errors().isEmpty();
      boolean mayBeMore = !failed && acknowledged < script.statements().size();
      Owned most = mayBeMore ? script.after(acknowledged + 1) : least;
      if (most.isSeenAs(rows, names)) {
        owned = most;
        return;
      }
      assertThat(rows).as(doing("rows", acknowledged)).isEqualTo(least.rows());
      assertThat(names).as(doing("names", acknowledged)).isEqualTo(least.names());
      owned = least;
    }

    private String doing(String what, int acknowledged) {
      return what
          + " of writer "
          + number
          + " after "
          + acknowledged
          + " acknowledged statements of its script "
          + part
          + ", seed "
          + seed
          + ", kept in "
          + folder;
    }
  }

  @Test
  void nothingAcknowledgedIsLostAndNothingIsThereInHalf() throws Exception {
    System.out.println("seed of the killed processes: " + seed);
    try (LakeProcess first =
        LakeProcess.start(lake, folder.resolve("first"), WriterScript.preparation())) {
      assertThat(first.await()).as(first.errors()).isZero();
    }
    try (LakeView view = new LakeView(lake)) {
      for (int number = 1; number <= WRITERS; number++) {
        Writer writer = new Writer(number);
        writers.add(writer);
        writer.start(STATEMENTS);
      }
      for (int kill = 0; kill < KILLS; kill++) {
        round(view);
      }
      for (Writer writer : writers) {
        writer.process.kill();
      }
      for (Writer writer : writers) {
        settle(writer, view);
      }
      nextStatementsWork(view);
    } finally {
      writers.forEach(writer -> writer.process.close());
    }
  }

  private void round(LakeView view) throws Exception {
    List<Writer> victims =
        random.nextInt(5) == 0 ? writers : List.of(writers.get(random.nextInt(WRITERS)));
    int heard = random.nextInt(10);
    long later = TimeUnit.MICROSECONDS.toNanos(random.nextInt(50_000));
    LakeProcess first = victims.get(0).process;
    first.awaitAcknowledged(first.acknowledged() + heard);
    LockSupport.parkNanos(later);
    for (Writer victim : victims) {
      victim.process.kill();
    }
    sumsHold(view);
    for (Writer victim : victims) {
      settle(victim, view);
      victim.start(STATEMENTS);
    }
  }

  /** Nobody else touches its rows, so only OPTIMIZE may lose, when rows change again and again. */
  private void settle(Writer writer, LakeView view) throws IOException {
    String errors = writer.process.errors();
    if (!errors.isEmpty()) {
      String failed = writer.script.statements().get(writer.process.acknowledged());
      assertThat(failed).as(errors + "seed " + seed).startsWith("OPTIMIZE");
      assertThat(errors).as("seed " + seed).contains("was committed first");
    }
    writer.check(view);
  }

  private void sumsHold(LakeView view) {
    List<Object> row =
        view.sql(
                "SELECT coalesce(sum(amount), 0)::BIGINT, count(*) - count(DISTINCT id),"
                    + " count(*) % 2 FROM ledger")
            .get(0);
    assertThat(row).as("seed " + seed + ", kept in " + folder).containsExactly(0L, 0L, 0L);
  }

  private void nextStatementsWork(LakeView view) throws Exception {
    for (Writer writer : writers) {
      writer.start(5);
      assertThat(writer.process.await()).as(writer.process.errors()).isZero();
      assertThat(writer.process.acknowledged()).isEqualTo(5);
      writer.check(view);
    }
    sumsHold(view);
  }
}
