package io.lakewise.cli.demo;

import java.nio.file.Path;

/** A clone that shares its files with the original until either changes. */
final class Cloning implements Chapter {

  private static final int SMALL = 100_000;

  private final Path lakeFolder;

  Cloning(Path lakeFolder) {
    this.lakeFolder = lakeFolder;
  }

  @Override
  public String title() {
    return "Try something on a zero-copy clone";
  }

  @Override
  public void tell(Telling telling) {
    long late = telling.number("SELECT count(*) FROM silver.flights WHERE delay >= 15");
    long before = DemoFolder.bytes(lakeFolder);
    telling.run("CREATE TABLE silver.what_if SHALLOW CLONE silver.flights");
    long added = DemoFolder.bytes(lakeFolder) - before;
    telling.check(
        "three million flights were cloned with " + added + " bytes", added < SMALL, "too many");
    telling.say("What if departures had half an hour of slack at the three largest airports?");
    telling.run(
        "UPDATE silver.what_if SET delay = delay - 30\n"
            + "WHERE origin IN ('ORD', 'DFW', 'ATL') AND delay >= 15");
    Answer both =
        telling.run(
            """
            SELECT 'original' AS "table", count(*) AS late FROM silver.flights WHERE delay >= 15
            UNION ALL
            SELECT 'clone', count(*) FROM silver.what_if WHERE delay >= 15
            ORDER BY ALL DESC""");
    telling.check("the original is as it was", both.rows().get(0).get(1), late);
    long then = ((Number) both.rows().get(1).get(1)).longValue();
    telling.check("the clone is not", then < late, "it still has " + then);
  }
}
