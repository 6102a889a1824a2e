package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages tables at random: files of the log, deletion vectors and data files. {@code
 * -Dlakewise.seed=N} runs the one case that a failure names, with {@code -Dlakewise.cases=M} as
 * many from it on.
 */
class DamagedTableTest {

  private static final Long SEED = Long.getLong("lakewise.seed");
  private static final long FIRST = 7_000_000;
  private static final int CASES =
      Integer.getInteger(
          "lakewise.cases", SEED != null ? 1 : Boolean.getBoolean("lakewise.long") ? 3000 : 120);
  private static final Duration WATCHDOG = Duration.ofMinutes(3);

  /** A commit or a checkpoint, whose version is the table's at least. */
  private static final Pattern VERSIONED =
      Pattern.compile("(\\d{20})\\.(?:json|checkpoint\\..*(?:parquet|json))");

  private static final String NOTICED = "noticed ";

  /** Files without which the commits say all there is to know. */
  private static final Pattern NOT_NEEDED =
      Pattern.compile("_last_checkpoint|\\.crc$|\\.checkpoint\\.|_sidecars/");

  @TempDir Path folder;

  @Test
  void isReadRightlyOrRefusedAndNeverBroken() {
    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(20));
    SeededIds ids = new SeededIds();
    try (TestLake lake = new TestLake(folder.resolve("lake"), List.of(), later, ids)) {
      Path root = folder.resolve("lake");
      List<FuzzedTable> tables = new ArrayList<>(FuzzedTable.write(lake, root));
      tables.addAll(FuzzedTable.golden(lake, root));
      List<String> failures = new ArrayList<>();
      for (int each = 0; each < CASES; each++) {
        long seed = (SEED == null ? FIRST : SEED) + each;
        List<String> story = new ArrayList<>();
        ids.begin(seed);
        try {
          assertTimeoutPreemptively(WATCHDOG, () -> damage(lake, root, tables, seed, story));
        } catch (AssertionError e) {
          failures.add("-Dlakewise.seed=" + seed + " " + story + ": " + e.getMessage());
          if (CASES == 1) {
            throw e;
          }
        }
        assertThat(lake.value("SELECT 42")).isEqualTo(42);
      }
      assertThat(failures).isEmpty();
    }
  }

  private static void damage(
      TestLake lake, Path root, List<FuzzedTable> tables, long seed, List<String> story) {
    Random random = new Random(seed * 0x9E3779B97F4A7C15L);
    boolean golden = random.nextInt(3) == 0 && tables.stream().anyMatch(FuzzedTable::golden);
    List<FuzzedTable> kind = tables.stream().filter(each -> each.golden() == golden).toList();
    FuzzedTable table = kind.get(random.nextInt(kind.size()));
    Path copy = root.resolve("open").resolve("case-" + seed);
    TableCopies.copy(table.folder(), copy);
    story.add(table.name());
    boolean noticed = true;
    boolean needed = false;
    for (int times = random.nextInt(8) == 0 ? 3 : 1; times > 0; times--) {
      String did = once(copy, random);
      story.add(did);
      noticed &= did.startsWith(NOTICED);
      needed |= !NOT_NEEDED.matcher(did).find();
    }
    Ordeal ordeal = new Ordeal(lake, copy);
    int latest = Math.max(0, latest(copy));
    List<String> unreadable = ordeal.read(noticed ? table : null, latest, random);
    if (noticed && !needed && !golden && !unreadable.isEmpty()) {
      throw new AssertionError("nothing that is needed was damaged: " + unreadable);
    }
    ordeal.write(random);
    if (CASES == 1) {
      System.out.println(story + "\n" + String.join("\n", ordeal.said()));
    }
    TableCopies.delete(copy);
  }

  /** Damages one file and says what it did. */
  private static String once(Path copy, Random random) {
    List<Path> files = TableCopies.files(copy);
    List<Path> log = files.stream().filter(file -> file.toString().contains("_delta_log")).toList();
    List<Path> chosen = random.nextInt(3) == 0 ? files : log;
    Path file = chosen.get(random.nextInt(chosen.size()));
    Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
    byte[] before = read(file);
    damage.apply(file, files, random);
    byte[] after = Files.exists(file) ? read(file) : new byte[0];
    boolean noticed = Arrays.equals(before, after) || damage.isNoticed(file, before, after);
    return (noticed ? NOTICED : "maybe unnoticed ") + damage + " " + copy.relativize(file);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int latest(Path table) {
    int latest = -1;
    for (Path file : TableCopies.files(table.resolve("_delta_log"))) {
      Matcher name = VERSIONED.matcher(file.getFileName().toString());
      if (name.matches()) {
        latest = Math.max(latest, Integer.parseInt(name.group(1)));
      }
    }
    return latest;
  }
}
