package io.lakewise.cli.demo;

/** The changes of one table keep another current. */
final class Following implements Chapter {

  private static final String DIFFERENCE =
      """
      SELECT count(*) FROM (
        FROM gold.delays
        EXCEPT ALL
        SELECT origin, day, count(*), count(*) FILTER (delay >= 15)
        FROM silver.flights GROUP BY ALL)""";

  @Override
  public String title() {
    return "Keep gold current from the table's own changes";
  }

  @Override
  public void tell(Telling telling) {
    long known =
        telling.number(
            "SELECT min(version) FROM (DESCRIBE HISTORY silver.flights) WHERE operation = 'DELETE'");
    telling.say(
        "Silver has changed since gold was made: a day deleted, a mistake and its undoing, a"
            + " correction. And new flights come:");
    telling.run(
        """
        INSERT INTO silver.flights
        SELECT date::DATE, date, origin, destination, delay, distance, month(date)
        FROM bronze.flights WHERE date >= '2001-07-01'""");
    telling.check("gold is behind", telling.number(DIFFERENCE) > 0, "it is current");
    telling.say("No property had to be set for this: the changes are those of the versions.");
    telling.run(
        """
        SELECT _commit_version AS version, _change_type AS change, count(*) AS rows
        FROM table_changes('silver.flights', %d)
        GROUP BY ALL ORDER BY ALL"""
            .formatted(known));
    telling.run(
        """
        MERGE INTO gold.delays USING (
          SELECT origin, day, sum(n) AS flights, sum(n) FILTER (delay >= 15) AS late
          FROM (SELECT *, CASE WHEN _change_type IN ('insert', 'update_postimage') THEN 1 ELSE -1 END AS n
            FROM table_changes('silver.flights', %d))
          GROUP BY origin, day
        ) AS change ON delays.origin = change.origin AND delays.day = change.day
        WHEN MATCHED AND delays.flights + change.flights = 0 THEN DELETE
        WHEN MATCHED THEN UPDATE SET flights = delays.flights + change.flights,
          late = delays.late + coalesce(change.late, 0)
        WHEN NOT MATCHED THEN INSERT (origin, day, flights, late)
          VALUES (change.origin, change.day, change.flights, coalesce(change.late, 0))"""
            .formatted(known));
    telling.check("gold is what it would be if made anew", telling.number(DIFFERENCE), 0L);
  }
}
