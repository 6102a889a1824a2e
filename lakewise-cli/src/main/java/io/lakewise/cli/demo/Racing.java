package io.lakewise.cli.demo;

import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Two writers change one table at once, in different rows of the same files. */
final class Racing implements Chapter {

  /** Where flights are changed and where they are deleted, for as many races as are needed. */
  private record Airports(String changed, String deleted) {

    String update() {
      return "UPDATE silver.flights SET destination = 'IAH' WHERE " + changedFlights();
    }

    String changedFlights() {
      return "origin = '" + changed + "' AND destination = 'HOU'";
    }

    String delete() {
      return "DELETE FROM silver.flights WHERE " + deletedFlights();
    }

    String deletedFlights() {
      return "origin = '" + deleted + "' AND distance < 200";
    }
  }

  private static final List<Airports> RACES =
      List.of(new Airports("LAX", "JFK"), new Airports("AUS", "BOS"), new Airports("DAL", "LGA"));
  private static final String COUNT = "SELECT count(*) FROM silver.flights";

  private final OpenLake lake;

  Racing(OpenLake lake) {
    this.lake = lake;
  }

  @Override
  public String title() {
    return "Two writers race, and both succeed";
  }

  @Override
  public void tell(Telling telling) {
    telling.say("At the same moment, in two sessions, on rows of the same files:");
    boolean met = false;
    for (int number = 0; number < RACES.size() && !met; number++) {
      met = race(telling, RACES.get(number));
      if (!met) {
        telling.say("One had ended before the other began to read. Once more, elsewhere:");
      }
    }
    telling.check("both had read the same version, so neither saw what the other did", met, "no");
  }

  /** Whether both had read the same version. */
  private boolean race(Telling telling, Airports airports) {
    long all = telling.number(COUNT);
    long near = telling.number(COUNT + " WHERE " + airports.deletedFlights());
    telling.show(airports.update());
    telling.show(airports.delete());
    long started = System.nanoTime();
    List<Answer> answers = race(airports);
    answers.forEach(answer -> telling.answered(answer.message()));
    telling.answered("both together " + Page.time(System.nanoTime() - started));
    List<List<Object>> history =
        telling
            .run(
                """
                SELECT version, "readVersion", operation,
                  operationMetrics['numDeletedRows'] AS deleted,
                  operationMetrics['numUpdatedRows'] AS updated
                FROM (DESCRIBE HISTORY silver.flights) ORDER BY version DESC LIMIT 2""")
            .rows();
    telling.check(
        "each made a version of its own",
        history.get(0).get(2).equals("UPDATE") != history.get(1).get(2).equals("UPDATE"),
        "they did not");
    telling.check(
        "the " + near + " deleted flights are gone, and nothing else",
        telling.number(COUNT),
        all - near);
    telling.check(
        "no flight from " + airports.changed() + " to HOU is left",
        telling.number(COUNT + " WHERE " + airports.changedFlights()),
        0L);
    return history.get(0).get(1).equals(history.get(1).get(1));
  }

  private List<Answer> race(Airports airports) {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      Future<Answer> update = writers.submit(() -> write(start, airports.update()));
      Future<Answer> delete = writers.submit(() -> write(start, airports.delete()));
      return List.of(value(update), value(delete));
    } finally {
      writers.shutdownNow();
    }
  }

  private static Answer value(Future<Answer> writer) {
    try {
      return writer.get();
    } catch (ExecutionException failure) {
      if (failure.getCause() instanceof LakewiseException known) {
        throw known;
      }
      throw new IllegalStateException(failure.getCause());
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  private Answer write(CyclicBarrier start, String statement) throws Exception {
    try (Session session = lake.session()) {
      start.await();
      return Answer.of(session, statement);
    }
  }
}
