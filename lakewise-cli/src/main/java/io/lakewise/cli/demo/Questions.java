package io.lakewise.cli.demo;

/** What an analyst asks. */
final class Questions implements Chapter {

  @Override
  public String title() {
    return "An analyst's questions";
  }

  @Override
  public void tell(Telling telling) {
    telling.say("Where does one wait longest?");
    Answer airports =
        telling.run(
            """
            SELECT origin, count(*) AS flights, round(avg(delay), 1) AS minutes,
              round(100 * avg((delay >= 15)::INT), 1) AS late_percent
            FROM silver.flights GROUP BY origin HAVING count(*) > 30000
            ORDER BY minutes DESC LIMIT 5""");
    telling.check("it is JFK", airports.rows().get(0).get(0), "JFK");
    telling.say("When should one fly?");
    Answer hours =
        telling.run(
            """
            SELECT hour(departure) AS hour, count(*) AS flights,
              repeat('▇', greatest(1, avg(delay)::INT)) AS mean_delay
            FROM silver.flights WHERE hour(departure) BETWEEN 5 AND 22
            GROUP BY ALL ORDER BY hour""");
    telling.check("each hour from 5 to 22 has its bar", hours.rows().size(), 18);
    telling.say("Which day was the worst of its month, and how much worse than usual?");
    Answer days =
        telling.run(
            """
            WITH days AS (
              SELECT month, day, avg(delay) AS minutes FROM silver.flights GROUP BY ALL)
            SELECT month, day, round(minutes, 1) AS minutes,
              round(minutes / avg(minutes) OVER (PARTITION BY month), 1) AS times_the_mean
            FROM days
            QUALIFY row_number() OVER (PARTITION BY month ORDER BY minutes DESC) = 1
            ORDER BY month""");
    telling.check("there is one for each of six months", days.rows().size(), 6);
  }
}
