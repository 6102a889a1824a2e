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

  private static final String UPDATE =
      "UPDATE silver.flights SET destination = 'IAH' WHERE origin = 'LAX' AND destination = 'HOU'";
  private static final String DELETE =
      "DELETE FROM silver.flights WHERE origin = 'JFK' AND distance < 200";

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
    long all = telling.number("SELECT count(*) FROM silver.flights");
    long near =
        telling.number(
            "SELECT count(*) FROM silver.flights WHERE origin = 'JFK' AND distance < 200");
    telling.say("At the same moment, in two sessions, on rows of the same files:");
    telling.show(UPDATE);
    telling.show(DELETE);
    long started = System.nanoTime();
    List<Answer> answers = race();
    answers.forEach(answer -> telling.answered(answer.message()));
    telling.answered("both together " + Page.time(System.nanoTime() - started));
    Answer history =
        telling.run(
            """
            SELECT version, operation, operationMetrics['numDeletedRows'] AS deleted,
              operationMetrics['numUpdatedRows'] AS updated
            FROM (DESCRIBE HISTORY silver.flights) ORDER BY version DESC LIMIT 2""");
    telling.check(
        "each made a version of its own",
        history.rows().get(0).get(1).equals("UPDATE")
            != history.rows().get(1).get(1).equals("UPDATE"),
        "they did not");
    telling.check(
        "the " + near + " deleted flights are gone, and nothing else",
        telling.number("SELECT count(*) FROM silver.flights"),
        all - near);
    telling.check(
        "no flight from LAX to HOU is left",
        telling.number(
            "SELECT count(*) FROM silver.flights WHERE origin = 'LAX' AND destination = 'HOU'"),
        0L);
  }

  private List<Answer> race() {
    CyclicBarrier start = new CyclicBarrier(2);
    ExecutorService writers = Executors.newFixedThreadPool(2);
    try {
      Future<Answer> update = writers.submit(() -> write(start, UPDATE));
      Future<Answer> delete = writers.submit(() -> write(start, DELETE));
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
