package io.lakewise.cli.demo;

/** An UPDATE that changed too much is found and rolled back. */
final class Mistake implements Chapter {

  private static final String FINGERPRINT =
      "SELECT count(*), sum(hash(day, departure, origin, destination, delay, distance, month))"
          + " FROM silver.flights";

  @Override
  public String title() {
    return "Find a mistake and roll it back";
  }

  @Override
  public void tell(Telling telling) {
    telling.say("San Francisco's clock was an hour slow on 4 May. Somebody forgets the day:");
    long wrong =
        telling.run("UPDATE silver.flights SET delay = delay + 60 WHERE origin = 'SFO'").version();
    long right = wrong - 1;
    telling.say("What did that change? Compare the two versions:");
    Answer difference =
        telling.run(
            """
            SELECT origin, now.days, now.flights, now.minutes - before.minutes AS minutes_more
            FROM (SELECT origin, count(*) AS flights, count(DISTINCT day) AS days, sum(delay) AS minutes
                  FROM silver.flights VERSION AS OF %d GROUP BY origin) now
            JOIN (SELECT origin, sum(delay) AS minutes
                  FROM silver.flights VERSION AS OF %d GROUP BY origin) before USING (origin)
            WHERE now.minutes <> before.minutes"""
                .formatted(wrong, right));
    long flights = telling.number("SELECT count(*) FROM silver.flights WHERE origin = 'SFO'");
    telling.check(
        "all " + flights + " flights of 181 days are different, not those of one day",
        difference.text(),
        "SFO\t181\t" + flights + "\t" + 60 * flights + "\t\n");
    telling.run("RESTORE TABLE silver.flights TO VERSION AS OF " + right);
    telling.check(
        "the table is again what it was, to the last value",
        telling.text(FINGERPRINT),
        telling.text(FINGERPRINT + " VERSION AS OF " + right));
    telling.run(
        "UPDATE silver.flights SET delay = delay + 60\nWHERE origin = 'SFO' AND day ="
            + " '2001-05-04'");
  }
}
