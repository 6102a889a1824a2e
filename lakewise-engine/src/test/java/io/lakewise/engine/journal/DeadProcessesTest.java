package io.lakewise.engine.journal;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the notes of a process that has ended may do, whoever wrote them. */
class DeadProcessesTest {

  @TempDir Path folder;
  private Path root;
  private Path outside;
  private TestLake lake;
  private Path table;
  private UUID process;

  @BeforeEach
  void open() throws IOException {
    root = folder.toRealPath().resolve("lake");
    outside = Files.createDirectory(folder.toRealPath().resolve("outside"));
    lake = new TestLake(root, List.of(outside), Clock.systemUTC());
    lake.run("CREATE TABLE t AS SELECT 1 AS id");
    table = TableFiles.tables(root).get(0);
    process = UUID.randomUUID();
  }

  @AfterEach
  void close() {
    lake.close();
  }

  private static String newName() {
    return "part-00000-" + UUID.randomUUID() + ".c000.zstd.parquet";
  }

  private Path placed(Path place) throws IOException {
    Files.createDirectories(place);
    return Files.writeString(place.resolve(newName()), "of nobody");
  }

  private Path processFolder() {
    return root.resolve("_lakewise/processes/" + process);
  }

  /** A folder as a killed process leaves it. */
  private Path dead(String notes) throws IOException {
    Files.createDirectories(processFolder());
    Path file = Files.writeString(processFolder().resolve("1" + Notes.ENDING), notes);
    if (!Files.exists(processFolder().resolve(ProcessLock.NAME))) {
      Files.createFile(processFolder().resolve(ProcessLock.NAME));
    }
    ProcessOwner.here(processFolder()).write(processFolder());
    return file;
  }

  private String first(Object location, long version) {
    return "{\"location\":\"" + location + "\",\"version\":" + version + "}\n";
  }

  private String here() {
    return root.relativize(table).toString();
  }

  private static String line(Object path) {
    return "\"" + path + "\"\n";
  }

  @Test
  void removesWhatIsNotNamedWithWhatWasStagedAndSpilled() throws IOException {
    Path nobodys = placed(table);
    Path staged = placed(root.resolve("_lakewise/staging/" + process + "/x"));
    Path spilled = placed(root.resolve("_lakewise/spill/lakewise-" + process + "-1"));
    Path others = placed(root.resolve("_lakewise/spill/lakewise-" + UUID.randomUUID() + "-1"));
    UUID temporary = new UUID(process.getMostSignificantBits(), 7);
    Path log = table.resolve("_delta_log");
    Path half = Files.writeString(log.resolve(".1.json." + temporary + ".tmp"), "{");
    Path living = Files.writeString(log.resolve(".1.json." + UUID.randomUUID() + ".tmp"), "{");
    dead(first(here(), 0) + line(nobodys.getFileName()));
    lake.lake().sweep();
    assertThat(List.of(nobodys, staged.getParent(), spilled.getParent(), half, processFolder()))
        .allMatch(Files::notExists);
    assertThat(List.of(others, living)).allMatch(Files::exists);
  }

  @Test
  void aLineThatWasNotWrittenToItsEndIsOfAFileThatIsNotThere() throws IOException {
    Path one = placed(table);
    Path two = placed(table);
    String torn = line(two.getFileName());
    dead(first(here(), 0) + line(one.getFileName()) + torn.substring(0, torn.length() - 1));
    lake.lake().sweep();
    assertThat(one).doesNotExist();
    assertThat(two).exists();
    assertThat(processFolder()).doesNotExist();
  }

  @Test
  void whoLivesIsLeftAlone() throws IOException {
    Path nobodys = placed(table);
    dead(first(here(), 0) + line(nobodys.getFileName()));
    try (ProcessLock lock = ProcessLock.take(processFolder()).orElseThrow()) {
      assertThat(lock).isNotNull();
      lake.lake().sweep();
      assertThat(nobodys).exists();
    }
    lake.lake().sweep();
    assertThat(nobodys).doesNotExist();
  }

  @Test
  void aLockIsHeldByWhateverPath() throws IOException {
    dead(first(here(), 0));
    Path link = Files.createSymbolicLink(folder.resolve("link"), processFolder().getParent());
    Path other = link.resolve(processFolder().getFileName());
    try (ProcessLock lock = ProcessLock.take(processFolder()).orElseThrow()) {
      assertThat(lock).isNotNull();
      assertThat(ProcessLock.take(other)).isEmpty();
      lake.lake().sweep();
      assertThat(processFolder()).exists();
    }
    assertThat(ProcessLock.take(link.resolve("none"))).isEmpty();
    ProcessLock.take(other).orElseThrow().close();
  }

  @Test
  void anotherProcessHoldsItsLock() throws Exception {
    dead(first(here(), 0));
    Process holder =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockHolder.class.getName(),
                processFolder().toString())
            .start();
    try {
      assertThat(holder.inputReader().readLine()).isEqualTo("held");
      lake.lake().sweep();
      assertThat(processFolder()).exists();
    } finally {
      holder.destroyForcibly().waitFor();
    }
    lake.lake().sweep();
    assertThat(processFolder()).doesNotExist();
  }

  @Test
  void whatAnotherMachineWroteIsLeftToVacuumAndForgottenWhenItIsOld() throws IOException {
    Path nobodys = placed(table);
    dead(first(here(), 0) + line(nobodys.getFileName()));
    new ProcessOwner("another boot", "(dev=1,ino=1)").write(processFolder());
    lake.lake().sweep();
    assertThat(processFolder()).exists();
    long old = Clock.systemUTC().millis() - Duration.ofDays(8).toMillis();
    Files.setLastModifiedTime(processFolder(), FileTime.fromMillis(old));
    lake.lake().sweep();
    assertThat(processFolder()).doesNotExist();
    assertThat(nobodys).exists();
  }

  @Test
  void notesThatNameOtherThingsRemoveNothing() throws IOException {
    Path data = TableFiles.below(table).stream().filter(this::isData).findFirst().orElseThrow();
    Path commit = table.resolve("_delta_log/00000000000000000000.json");
    Path beside = placed(root.resolve("files"));
    Path foreign = Files.writeString(table.resolve("mine.parquet"), "x");
    Path link = Files.createSymbolicLink(root.resolve("tables/link"), folder);
    Path behind = placed(folder.toRealPath().resolve("behind"));
    Path strange = placed(folder.toRealPath());
    for (String notes :
        List.of(
            first(here(), 0) + line("../../files/" + beside.getFileName()),
            first(here(), 0) + line("_delta_log/" + commit.getFileName()),
            first(here(), 0) + line("mine.parquet"),
            first(here(), 0) + line(data),
            first(here() + "/../../files", 0) + line(beside.getFileName()),
            first(folder.toRealPath(), -1) + line(strange.getFileName()),
            first("tables/link", -1) + line("behind/" + behind.getFileName()),
            first("_lakewise", -1) + line(strange.getFileName()),
            first("", -1) + line(strange.getFileName()),
            first(here(), 0) + "not json\n" + line(data.getFileName()),
            first(here(), 0) + "{}\n",
            "{\"location\":7}\n",
            "\u0000\u0001\n",
            "")) {
      dead(notes);
      lake.lake().sweep();
      assertThat(List.of(data, commit, beside, foreign, link, behind, strange))
          .as(notes)
          .allMatch(Files::exists);
    }
  }

  /** Notes are only believed: what is live stays, whatever version they claim. */
  @Test
  void whatIsLiveStaysWhateverTheNotesSay() throws IOException {
    Path data = TableFiles.below(table).stream().filter(this::isData).findFirst().orElseThrow();
    lake.run("INSERT INTO t VALUES (2)");
    dead(first(here(), 1) + line(data.getFileName()));
    lake.lake().sweep();
    assertThat(processFolder()).doesNotExist();
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(2L);
  }

  @Test
  void aLogThatDoesNotGoBackFarEnoughDecidesNothing() throws IOException {
    lake.run("INSERT INTO t VALUES (2)");
    lake.run("INSERT INTO t VALUES (3)");
    Path nobodys = placed(table);
    Path commit = table.resolve("_delta_log/00000000000000000001.json");
    byte[] bytes = Files.readAllBytes(commit);
    Files.delete(commit);
    dead(first(here(), 0) + line(nobodys.getFileName()));
    lake.lake().sweep();
    assertThat(nobodys).exists();
    Files.write(commit, bytes);
    dead(first(here(), 9) + line(nobodys.getFileName()));
    lake.lake().sweep();
    assertThat(nobodys).exists();
  }

  @Test
  void aLogThatCannotBeReadIsAskedAgain() throws IOException {
    lake.run("INSERT INTO t VALUES (2)");
    Path commit = table.resolve("_delta_log/00000000000000000001.json");
    byte[] bytes = Files.readAllBytes(commit);
    Files.writeString(commit, "{damaged");
    Path nobodys = placed(table);
    dead(first(here(), 0) + line(nobodys.getFileName()));
    lake.lake().sweep();
    assertThat(List.of(nobodys, processFolder())).allMatch(Files::exists);
    Files.write(commit, bytes);
    lake.lake().sweep();
    assertThat(List.of(nobodys, processFolder())).allMatch(Files::notExists);
  }

  /** The owner of the original may live, and its table lies outside the copy. */
  @Test
  void notesOfACopiedLakeTouchNothingOutsideIt() throws IOException {
    Path ofWorker = Files.createTempDirectory(LakeJournal.FOLDERS + process + "-");
    lake.run("CREATE TABLE away (id INT) LOCATION '" + outside.resolve("away") + "'");
    Path nobodys = placed(outside.resolve("away"));
    String notes = first(outside.resolve("away"), 0) + line(nobodys.getFileName());
    dead(notes);
    new ProcessOwner(ProcessOwner.here(processFolder()).boot(), "(dev=1,ino=1)")
        .write(processFolder());
    lake.lake().sweep();
    assertThat(List.of(nobodys, ofWorker)).allMatch(Files::exists);
    dead(notes);
    lake.lake().sweep();
    assertThat(List.of(nobodys, ofWorker)).allMatch(Files::notExists);
  }

  @Test
  void aTableThatWasNeverMadeLeavesNoFolder() throws IOException {
    Path never = root.resolve("tables/" + UUID.randomUUID());
    Path nobodys = placed(never.resolve("part=1"));
    Files.createDirectories(never.resolve("_delta_log"));
    dead(first(root.relativize(never), -1) + line("part=1/" + nobodys.getFileName()));
    lake.lake().sweep();
    assertThat(never).doesNotExist();
    assertThat(table).exists();
  }

  /**
   * A thread that outlives the lake may be about to commit; {@link KilledWritersIT} has the end.
   */
  @Test
  void whatIsNotDecidedStaysUntilTheProcessHasEnded() throws IOException {
    Path undecided = placed(table);
    Path own = only(root.resolve("_lakewise/processes"));
    Files.writeString(
        own.resolve("7" + Notes.ENDING), first(here(), 0) + line(undecided.getFileName()));
    lake.close();
    lake = new TestLake(root);
    System.gc();
    lake.run("INSERT INTO t VALUES (2)");
    assertThat(List.of(undecided, own)).allMatch(Files::exists);
  }

  @Test
  void whoseFolderIsRemovedWritesAllTheSame() throws IOException {
    Folders.remove(root.resolve("_lakewise/processes"));
    lake.run("INSERT INTO t VALUES (2)");
    assertThat(lake.value("SELECT count(*) FROM t")).isEqualTo(2L);
  }

  private static Path only(Path parent) throws IOException {
    try (Stream<Path> entries = Files.list(parent)) {
      return entries.findFirst().orElseThrow();
    }
  }

  private boolean isData(Path file) {
    return file.toString().endsWith(".parquet") && !file.toString().contains("_delta_log");
  }
}
