package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Damages files that are to be loaded: what cannot be read is refused and changes nothing. {@code
 * -Dlakewise.seed=N} runs the one case that a failure names, with {@code -Dlakewise.cases=M} as
 * many from it on.
 */
class DamagedFileTest {

  private static final Long SEED = Long.getLong("lakewise.seed");
  private static final long FIRST = 9_000_000;
  private static final int CASES =
      Integer.getInteger(
          "lakewise.cases", SEED != null ? 1 : Boolean.getBoolean("lakewise.long") ? 4000 : 200);
  private static final Duration WATCHDOG = Duration.ofMinutes(3);

  private static final List<String> STATEMENTS =
      List.of(
          "SELECT * FROM read_files('%s')",
          "SELECT count(*) FROM read_files('%s')",
          "DESCRIBE SELECT * FROM read_files('%s')",
          "SELECT * FROM read_csv('%s')",
          "SELECT * FROM read_json('%s')",
          "SELECT * FROM read_parquet('%s')",
          "SELECT * FROM read_text('%s')",
          "INSERT INTO target SELECT a, b FROM read_files('%s')",
          "CREATE OR REPLACE TABLE made AS SELECT * FROM read_files('%s')",
          "COPY INTO target FROM 'files/%s' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true')",
          "COPY INTO target FROM 'files/%s' FILEFORMAT = JSON",
          "COPY INTO target FROM 'files/%s' FILEFORMAT = PARQUET",
          "COPY INTO target FROM 'files/%s' FILEFORMAT = CSV FORMAT_OPTIONS ('header' = 'true',"
              + " 'mode' = 'DROPMALFORMED')");

  @TempDir Path folder;

  @Test
  void isLoadedOrRefusedAndChangesNothingElse() throws IOException {
    SeededIds ids = new SeededIds();
    Path root = folder.resolve("lake");
    try (TestLake lake = new TestLake(root, List.of(), Clock.systemUTC(), ids)) {
      lake.run("CREATE TABLE target (a BIGINT, b STRING)");
      List<Path> sound = write(lake, root);
      List<String> failures = new ArrayList<>();
      for (int each = 0; each < CASES; each++) {
        long seed = (SEED == null ? FIRST : SEED) + each;
        ids.begin(seed);
        Random random = new Random(seed * 0x9E3779B97F4A7C15L);
        Path from = sound.get(random.nextInt(sound.size()));
        Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
        String name = "case-" + seed + "-" + from.getFileName();
        Path file = Files.copy(from, root.resolve("files").resolve(name));
        damage.apply(file, sound, random);
        try {
          assertTimeoutPreemptively(WATCHDOG, () -> ask(lake, name, random));
        } catch (AssertionError e) {
          failures.add(
              "-Dlakewise.seed=" + seed + " " + damage + " " + name + ": " + e.getMessage());
          if (CASES == 1) {
            throw e;
          }
        }
        assertThat(lake.value("SELECT 42")).isEqualTo(42);
        Files.deleteIfExists(file);
      }
      assertThat(failures).isEmpty();
    }
  }

  @Test
  void aTornFileIsCalledByItsNameAlone() throws IOException {
    Path root = folder.resolve("a lake's");
    try (TestLake lake = new TestLake(root)) {
      write(lake, root);
      Path files = root.resolve("files");
      byte[] whole = Files.readAllBytes(files.resolve("sound.parquet"));
      Files.write(files.resolve("torn.parquet"), Arrays.copyOf(whole, whole.length / 2));
      assertThat(lake.error("SELECT * FROM read_parquet('torn.parquet')"))
          .contains("The file torn.parquet cannot be read", "get a sound copy")
          .doesNotContain("LINE", "bit_xor", folder.toString());
    }
  }

  private static void ask(TestLake lake, String name, Random random) {
    Ordeal ordeal = new Ordeal(lake, Path.of(name));
    for (int times = 0; times < 5; times++) {
      long before = (Long) lake.value("SELECT count(*) FROM target");
      Ordeal.Outcome outcome =
          ordeal.run(STATEMENTS.get(random.nextInt(STATEMENTS.size())).replace("%s", name));
      long after = (Long) lake.value("SELECT count(*) FROM target");
      if (outcome.error() != null && after != before) {
        throw new AssertionError("failed and changed the table: " + outcome.error());
      }
    }
    if (CASES == 1) {
      System.out.println(String.join("\n", ordeal.said()));
    }
  }

  private static List<Path> write(TestLake lake, Path root) throws IOException {
    Path files = Files.createDirectories(root.resolve("files"));
    StringBuilder csv = new StringBuilder("a,b\n");
    StringBuilder json = new StringBuilder();
    for (int row = 0; row < 200; row++) {
      csv.append(row).append(",\"text, ").append(row).append("\"\n");
      json.append("{\"a\":").append(row).append(",\"b\":\"text \\u00e9 ").append(row);
      json.append("\"}\n");
    }
    List<Path> sound = new ArrayList<>();
    sound.add(Files.writeString(files.resolve("sound.csv"), csv));
    sound.add(Files.writeString(files.resolve("sound.json"), json));
    sound.add(
        Files.writeString(
            files.resolve("list.json"), "[" + json.toString().strip().replace("\n", ",") + "]"));
    Path zipped = files.resolve("sound.csv.gz");
    try (OutputStream output = new GZIPOutputStream(Files.newOutputStream(zipped))) {
      output.write(csv.toString().getBytes(StandardCharsets.UTF_8));
    }
    sound.add(zipped);
    lake.run("CREATE TABLE made LOCATION 'open/made' AS SELECT * FROM read_csv('sound.csv')");
    Path data =
        TableCopies.files(root.resolve("open/made")).stream()
            .filter(file -> file.toString().endsWith(".parquet"))
            .findFirst()
            .orElseThrow();
    sound.add(Files.copy(data, files.resolve("sound.parquet")));
    return sound;
  }
}
