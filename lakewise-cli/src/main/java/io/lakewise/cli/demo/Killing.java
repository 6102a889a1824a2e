package io.lakewise.cli.demo;

import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** Processes are killed while they commit and while they write. */
final class Killing implements Chapter {

  private static final String MAIN = "io.lakewise.cli.command.Main";
  private static final int STATEMENTS = 2_000;
  private static final int HEARD = 25;
  private static final long INTO_THE_NEXT = 10_000_000;
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
        "Another process inserts row after row, each a commit. It is killed (kill -9) without"
            + " warning:");
    telling.show("INSERT INTO bronze.kept VALUES (1);\nINSERT INTO bronze.kept VALUES (2); …");
    long acknowledged = killWhileCommitting(telling);
    Answer rows =
        telling.run(
            "SELECT count(*) AS rows, min(n) AS first, max(n) AS last, count(DISTINCT n) AS"
                + " different FROM bronze.kept");
    long kept = rows.number();
    telling.check(
        "every row that was acknowledged is there, and none is there in half",
        rows.rows().get(0).get(2).equals(kept)
            && rows.rows().get(0).get(3).equals(kept)
            && kept >= acknowledged
            && kept <= acknowledged + 1,
        "acknowledged " + acknowledged + ", kept " + kept);
    telling.say("And one in the middle of a large insert, when some megabytes are written:");
    telling.show("INSERT INTO bronze.kept SELECT * FROM range(1000000000)");
    killWhileWriting(telling);
    telling.check("none of its rows is there", telling.number(COUNT), kept);
    telling.run("INSERT INTO bronze.kept VALUES (" + (kept + 1) + ")");
    telling.check("the next statement works", telling.number(COUNT), kept + 1);
  }

  private long killWhileCommitting(Telling telling) {
    String statements =
        LongStream.rangeClosed(1, STATEMENTS)
            .mapToObj(n -> "INSERT INTO bronze.kept VALUES (" + n + ");")
            .collect(Collectors.joining("\n"));
    long heard = 0;
    try (ChildProcess child = ChildProcess.running(lakeFolder, MAIN, statements)) {
      String last = "nothing";
      for (String line = child.line(); line != null; line = child.line()) {
        last = line;
        heard++;
        if (heard == HEARD) {
          LockSupport.parkNanos(INTO_THE_NEXT);
          child.kill();
        }
      }
      telling.answered("process " + child.id() + " was killed; its last words: " + last);
    }
    telling.check("it was alive until then", heard >= HEARD && heard < STATEMENTS, heard + " rows");
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
