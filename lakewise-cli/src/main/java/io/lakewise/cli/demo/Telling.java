package io.lakewise.cli.demo;

import io.lakewise.engine.session.Session;
import java.util.List;
import java.util.Objects;

/** Runs the statements of a chapter before the reader's eyes, and keeps account of the checks. */
final class Telling {

  private final Session session;
  private final Page page;
  private int failures;

  Telling(Session session, Page page) {
    this.session = session;
    this.page = page;
  }

  /** Says something. */
  void say(String words) {
    page.words(words);
  }

  /** Runs a statement and shows it with its answer and its time. */
  Answer run(String sql) {
    page.statement(sql);
    long started = System.nanoTime();
    Answer answer = Answer.of(session, sql);
    page.answer(answer, System.nanoTime() - started);
    return answer;
  }

  /** Shows a statement that something else runs. */
  void show(String sql) {
    page.statement(sql);
  }

  /** Shows a line of what something else answered. */
  void answered(String line) {
    page.line("  " + line);
  }

  /** The number that a query answers, which is not shown. */
  long number(String sql) {
    return Answer.of(session, sql).number();
  }

  /** Checks something and says so. */
  void check(String what, Object actual, Object expected) {
    check(what, Objects.equals(actual, expected), "is " + actual + ", not " + expected);
  }

  /** Checks something and says so, or how it is instead. */
  void check(String what, boolean holds, String instead) {
    if (holds) {
      page.passed(what);
    } else {
      page.failed(what + ": " + instead);
      failures++;
    }
  }

  /** Says that the chapter ended early. */
  void fail(String message) {
    page.failed(message);
    failures++;
  }

  /** All values that a query answers, which is not shown. */
  String text(String sql) {
    return Answer.of(session, sql).text();
  }

  /** Explains a query and shows what the plan says about files, without the plan itself. */
  String explain(String sql) {
    page.statement("EXPLAIN " + sql);
    long started = System.nanoTime();
    List<String> lines =
        Answer.of(session, "EXPLAIN " + sql)
            .text()
            .lines()
            .map(String::stripTrailing)
            .takeWhile(line -> !line.startsWith("╭"))
            .toList();
    lines.forEach(line -> page.line("  " + line));
    page.line("  (and the plan)  " + Page.time(System.nanoTime() - started));
    return String.join("\n", lines);
  }

  /** How many checks have failed. */
  int failures() {
    return failures;
  }
}
