package io.lakewise.cli.demo;

/** An UPDATE that changed too much is found and rolled back. */
final class Mistake implements Chapter {

  @Override
  public String title() {
    return "Find a mistake and roll it back";
  }

  @Override
  public void tell(Telling telling) {
    telling.say("San Francisco's clock was an hour slow on 4 May. Somebody forgets the day:");
    long wrong =
        telling
            .run("UPDATE silver.flights SET delay = delay + 60 WHERE origin = 'SFO'")
            .version();
    long right = wrong - 1;
    telling.say("What did that change? Compare the two versions:");
    Answer difference =
        telling.run(
            """
            SELECT origin, count(*) AS rows, count(DISTINCT day) AS days FROM (
              FROM silver.flights VERSION AS OF %d
              EXCEPT ALL
              FROM silver.flights VERSION AS OF %d)
            GROUP BY origin"""
                .formatted(wrong, right));
    long flights = telling.number("SELECT count(*) FROM silver.flights WHERE origin = 'SFO'");
    telling.check(
        "all " + flights + " flights of 181 days are different, not those of one day",
        difference.text(),
        "SFO\t" + flights + "\t181\t\n");
    telling.run("RESTORE TABLE silver.flights TO VERSION AS OF " + right);
    telling.check(
        "the table is again what it was",
        telling.number(
            """
            SELECT count(*) FROM (
              (FROM silver.flights EXCEPT ALL FROM silver.flights VERSION AS OF %1$d)
              UNION ALL
              (FROM silver.flights VERSION AS OF %1$d EXCEPT ALL FROM silver.flights))"""
                .formatted(right)),
        0L);
    telling.run(
        "UPDATE silver.flights SET delay = delay + 60\nWHERE origin = 'SFO' AND day ="
            + " '2001-05-04'");
  }
}
