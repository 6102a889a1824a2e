package io.lakewise.cli.demo;

import io.lakewise.cli.Console;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** All chapters, and what came of them. */
final class Story {

  private final Page page;
  private final Path lakeFolder;
  private final Telling telling;
  private final List<Chapter> chapters;
  private final List<List<Object>> summary = new ArrayList<>();

  Story(Console console, OpenLake lake, Session session, Path lakeFolder, Path flights) {
    this.page = new Page(console);
    this.lakeFolder = lakeFolder;
    this.telling = new Telling(session, page);
    this.chapters =
        List.of(
            new Loading(flights),
            new Questions(),
            new Forgetting(),
            new Mistake(),
            new Cloning(lakeFolder),
            new Following(),
            new Racing(lake),
            new Pruning(),
            new Killing(lakeFolder));
  }

  /** Tells the story; false if something was not as it should be. */
  boolean tell() {
    page.line("Lakewise on three million flights of 2001. The lake is made in " + lakeFolder);
    long started = System.nanoTime();
    for (int index = 0; index < chapters.size(); index++) {
      Chapter chapter = chapters.get(index);
      page.heading((index + 1) + "  " + chapter.title());
      tell(chapter, index + 1);
    }
    summarise(System.nanoTime() - started);
    return telling.failures() == 0;
  }

  private void tell(Chapter chapter, int number) {
    int before = telling.failures();
    long started = System.nanoTime();
    try {
      chapter.tell(telling);
    } catch (LakewiseException failure) {
      telling.fail(failure.getMessage());
    }
    long nanos = System.nanoTime() - started;
    String outcome = telling.failures() == before ? "✔" : "✘";
    summary.add(List.of(number + "  " + chapter.title(), outcome, Page.time(nanos)));
  }

  private void summarise(long nanos) {
    page.heading("All in all");
    List<ResultColumn> columns =
        List.of(
            new ResultColumn("chapter", "VARCHAR"),
            new ResultColumn("", "VARCHAR"),
            new ResultColumn("time", "VARCHAR"));
    page.table(new Answer(columns, summary, null, Map.of()));
    if (telling.failures() == 0) {
      page.passed("everything was as it should be, in " + Page.time(nanos));
    } else {
      page.failed(telling.failures() + " of the checks failed, in " + Page.time(nanos));
    }
    page.words(
        """
        The lake is in %1$s: plain Delta tables, which any Delta engine reads. Try next:
          ./lakewise sql --lake %1$s
          ./lakewise history --lake %1$s silver.flights
          ./lakewise sql --lake %1$s -c "FROM gold.delays ORDER BY late DESC LIMIT 10"
          ./lakewise import FILE.csv        a lake of your own, in ./lake"""
            .formatted(lakeFolder));
  }
}
