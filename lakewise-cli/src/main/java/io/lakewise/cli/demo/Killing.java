package io.lakewise.cli.demo;

import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Processes are killed while they commit and while they write. */
final class Killing implements Chapter {

  private static final String MAIN = "io.lakewise.cli.command.Main";
  private static final int STATEMENTS = 2_000;
  private static final int HEARD = 25;
  private static final int MOST_KILLS = 20;
  private static final long WRITTEN = 2_000_000;
  private static final String COUNT = "SELECT count(*) FROM bronze.kept";

  private final Path lakeFolder;

  Killing(Path lakeFolder) {
    this.lakeFolder = lakeFolder;
  }

  @Override
  public String title() {
    return "Kill a process in the middle of it";
  }

  @Override
  public void tell(Telling telling) {
    telling.run("CREATE TABLE bronze.kept (n BIGINT)");
    telling.say(
        "Another process inserts row after row, each a commit: a data file is put in place, then an"
            + " entry in the log makes it part of the table. It is killed (kill -9) between the"
            + " two:");
    telling.show("INSERT INTO bronze.kept VALUES (1);\nINSERT INTO bronze.kept VALUES (2); …");
    killWhileCommitting(telling);
    Answer rows =
        telling.run(
            "SELECT count(*) AS rows, min(n) AS first, max(n) AS last, count(DISTINCT n) AS"
                + " different FROM bronze.kept");
    long kept = rows.number();
    telling.check(
        "no row is missing in between, and none is there twice",
        rows.rows().get(0).get(2).equals(kept) && rows.rows().get(0).get(3).equals(kept),
        rows.text());
    telling.say("And one in the middle of a large insert, when some megabytes are written:");
    telling.show("INSERT INTO bronze.kept SELECT * FROM range(1000000000)");
    killWhileWriting(telling);
    telling.check("none of its rows is there", telling.number(COUNT), kept);
    telling.run("INSERT INTO bronze.kept VALUES (" + (kept + 1) + ")");
    telling.check("the next statement works", telling.number(COUNT), kept + 1);
  }

  /** Kills until it was in the midst of a commit: who watches from outside may come too late. */
  private void killWhileCommitting(Telling telling) {
    TableFolder table =
        new TableFolder(
            Path.of(telling.text("SELECT location FROM (DESCRIBE DETAIL bronze.kept)").strip()));
    boolean between = false;
    for (int kills = 0; kills < MOST_KILLS && !between; kills++) {
      long before = telling.number(COUNT);
      long heard = killOnce(telling, table, before);
      between = table.hasFileWithoutEntry();
      long kept = telling.number(COUNT) - before;
      if (between) {
        telling.answered("its last data file is in place, and no entry in the log names it");
        telling.check("each row that was acknowledged is there, and no other", kept, heard);
      } else {
        telling.answered("its last commit was made already; once more, as that proves nothing");
        telling.check(
            "each row that was acknowledged is there",
            kept == heard || kept == heard + 1,
            "acknowledged " + heard + ", kept " + kept);
      }
    }
    telling.check("a process was killed in the midst of a commit", between, "never");
  }

  /** How many rows the process had acknowledged when it was killed. */
  private long killOnce(Telling telling, TableFolder table, long before) {
    String statements =
        LongStream.rangeClosed(before + 1, before + STATEMENTS)
            .mapToObj(n -> "INSERT INTO bronze.kept VALUES (" + n + ");")
            .collect(Collectors.joining("\n"));
    long heard = 0;
    try (ChildProcess child = ChildProcess.running(lakeFolder, MAIN, statements)) {
      String last = "nothing";
      for (String line = child.line(); line != null; line = child.line()) {
        last = line;
        heard++;
        if (heard == HEARD) {
          while (child.isAlive() && !table.hasFileWithoutEntry()) {
            Thread.onSpinWait();
          }
          child.kill();
        }
      }
      telling.answered("process " + child.id() + " was killed; its last words: " + last);
    }
    return heard;
  }

  private void killWhileWriting(Telling telling) {
    long before = DemoFolder.bytes(lakeFolder);
    try (ChildProcess child =
        ChildProcess.running(
            lakeFolder, MAIN, "INSERT INTO bronze.kept SELECT * FROM range(1000000000)")) {
      while (child.isAlive() && DemoFolder.bytes(lakeFolder) - before < WRITTEN) {
        Thread.onSpinWait();
      }
      boolean alive = child.isAlive();
      child.kill();
      telling.answered(
          "process "
              + child.id()
              + " was killed after writing "
              + (DemoFolder.bytes(lakeFolder) - before)
              + " bytes");
      telling.check("it was alive until then", alive, "it had ended");
    }
  }
}
