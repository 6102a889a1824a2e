package io.lakewise.cli.demo;

/** One airport's day is deleted. */
final class Forgetting implements Chapter {

  private static final String THE_DAY = "WHERE origin = 'ORD' AND day = '2001-02-14'";

  @Override
  public String title() {
    return "Delete one airport's day, with proof";
  }

  @Override
  public void tell(Telling telling) {
    long all = telling.number("SELECT count(*) FROM silver.flights");
    long flights = telling.number("SELECT count(*) FROM silver.flights " + THE_DAY);
    Answer deletion = telling.run("DELETE FROM silver.flights\n" + THE_DAY);
    telling.check(
        flights + " flights are gone, and no others",
        telling.number("SELECT count(*) FROM silver.flights"),
        all - flights);
    telling.say("No data file was written again: the rows are marked. The history is the proof.");
    Answer history =
        telling.run(
            """
            SELECT version, operation, operationParameters['predicate'] AS predicate,
              operationMetrics['numDeletedRows'] AS deleted
            FROM (DESCRIBE HISTORY silver.flights) ORDER BY version DESC LIMIT 2""");
    telling.check(
        "it names the deletion and its rows",
        history.rows().get(0).get(1) + " " + history.rows().get(0).get(3),
        "DELETE " + flights);
    telling.check(
        "the version before still has them",
        telling.number(
            "SELECT count(*) FROM silver.flights VERSION AS OF "
                + (deletion.version() - 1)
                + " "
                + THE_DAY),
        flights);
  }
}
