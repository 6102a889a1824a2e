package io.lakewise.cli.demo;

import java.nio.file.Path;

/** Bronze as it came, silver as it can be used, gold as it is asked for. */
final class Loading implements Chapter {

  private static final long ALL = 3_000_000;
  private static final long CLEAN = 2_999_800;

  private final Path flights;

  Loading(Path flights) {
    this.flights = flights;
  }

  @Override
  public String title() {
    return "Load and refine";
  }

  @Override
  public void tell(Telling telling) {
    telling.say("Bronze keeps the data as it came.");
    telling.run("CREATE SCHEMA bronze");
    telling.run(
        "CREATE TABLE bronze.flights AS\nSELECT * FROM read_parquet('"
            + flights.toString().replace("'", "''")
            + "')");
    telling.check(
        "all 3,000,000 flights are there",
        telling.number("SELECT count(*) FROM bronze.flights"),
        ALL);
    telling.say(
        "Silver has types, constraints and a partition for each month; doubles and impossible"
            + " delays stay behind.");
    telling.run("CREATE SCHEMA silver");
    telling.run(
        """
        CREATE TABLE silver.flights (
          day DATE NOT NULL, departure TIMESTAMP, origin STRING NOT NULL, destination STRING,
          delay INT, distance INT, month INT,
          CONSTRAINT plausible CHECK (delay > -120))
        PARTITIONED BY (month)""");
    telling.run(
        """
        INSERT INTO silver.flights
        SELECT DISTINCT date::DATE, date, origin, destination, delay, distance, month(date)
        FROM bronze.flights WHERE date < '2001-07-01' AND delay > -120""");
    telling.check(
        "2,999,800 of them are clean",
        telling.number("SELECT count(*) FROM silver.flights"),
        CLEAN);
    telling.say("Gold is what people look at: delays by airport and day.");
    telling.run("CREATE SCHEMA gold");
    telling.run(
        """
        CREATE TABLE gold.delays AS
        SELECT origin, day, count(*) AS flights, count(*) FILTER (delay >= 15) AS late
        FROM silver.flights GROUP BY ALL""");
    telling.check(
        "gold counts the flights of silver",
        telling.number("SELECT sum(flights) FROM gold.delays"),
        CLEAN);
  }
}
