package io.lakewise.bench.governance;

import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.catalog.Catalog;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.relational.RelationalCatalog;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.StateSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;

/**
 * 10,000 tables in 100 schemas and 1,000 users in 50 groups, without any files: what it takes to
 * list and to decide. Each user has USE of all, and by its group SELECT on two schemas; five tables
 * are granted to it alone.
 */
final class ManyNames implements AutoCloseable {

  private static final int SCHEMAS = 100;
  private static final int TABLES = 100;
  private static final int USERS = 1_000;
  private static final int GROUPS = 50;
  private static final int SEEN = 2 * TABLES + 5;
  private static final int RUNS = 200;
  private static final int FOUND = 30;
  private static final double LIST_MILLIS = 100;
  private static final double DECISION_MILLIS = 5;

  private final State state;
  private final Catalog catalog;

  /** Opens the names below a folder, and makes them if they are not there. */
  ManyNames(Path folder) {
    state =
        State.open(
            new StateSettings.Sqlite(folder.resolve("names.db"), folder.resolve("native")),
            folder.toAbsolutePath(),
            InstantSource.system(),
            new SplittableRandom(1),
            pause -> LockSupport.parkNanos(pause.toNanos()));
    catalog = new RelationalCatalog(state, InstantSource.system());
    if (catalog.principals().find(user(USERS - 1)).isEmpty()) {
      make();
    }
  }

  private void make() {
    for (int group = 0; group < GROUPS; group++) {
      principal(PrincipalKind.GROUP, group(group));
    }
    for (int number = 0; number < SCHEMAS; number++) {
      SchemaName schema = schema(number);
      catalog.schemas().create(Viewer.LOCAL, schema, null);
      for (int table = 0; table < TABLES; table++) {
        UUID id = UUID.randomUUID();
        catalog
            .tables()
            .create(
                Viewer.LOCAL,
                new TableEntry(
                    id,
                    table(number, table),
                    "/none/" + id,
                    true,
                    "local",
                    null,
                    Instant.now(),
                    TableEntry.DELTA));
      }
      grant(new Target.Schema(schema), "account users", Privilege.USE_SCHEMA);
      grant(new Target.Schema(schema), group(number % GROUPS), Privilege.SELECT);
    }
    for (int number = 0; number < USERS; number++) {
      principal(PrincipalKind.USER, user(number));
      catalog.principals().add(Viewer.LOCAL, group(number % GROUPS), user(number));
      for (int own = 0; own < 5; own++) {
        QualifiedName table = table((number + GROUPS + 1 + own) % SCHEMAS, number % TABLES);
        grant(new Target.Table(table), user(number), Privilege.SELECT);
      }
    }
  }

  private void grant(Target target, String to, Privilege privilege) {
    catalog.grants().grant(Viewer.LOCAL, target, to, Set.of(privilege));
  }

  private void principal(PrincipalKind kind, String name) {
    catalog
        .principals()
        .create(
            Viewer.LOCAL,
            PrincipalEntry.named(UUID.randomUUID().toString(), kind, name, Instant.now()));
  }

  /** Adds its figures to a report. */
  void measure(Report report) throws Exception {
    int[] next = new int[1];
    line(
        report,
        "list_tables",
        LIST_MILLIS,
        () -> {
          int found = catalog.relations().listAll(viewer(next[0]++ * 7 % USERS)).size();
          if (found != SEEN) {
            throw new IllegalStateException("A user sees " + found + " tables, not " + SEEN);
          }
          return found;
        });
    line(
        report,
        "list_all",
        LIST_MILLIS,
        () -> {
          int found = catalog.relations().listAll(Viewer.LOCAL).size();
          if (found != SCHEMAS * TABLES) {
            throw new IllegalStateException("An admin sees " + found + " tables");
          }
          return found;
        });
    line(
        report,
        "decide",
        DECISION_MILLIS,
        () -> {
          int number = next[0]++ * 7 % USERS;
          QualifiedName name = table(number % GROUPS, number % TABLES);
          return catalog.relations().require(viewer(number), name, Set.of(Privilege.SELECT));
        });
    line(
        report,
        "hidden",
        DECISION_MILLIS,
        () -> {
          QualifiedName name = table(1, next[0]++ % TABLES);
          if (catalog.relations().find(viewer(0), name).isPresent()) {
            throw new IllegalStateException(name + " is seen");
          }
          return name;
        });
    line(
        report,
        "search_letter",
        LIST_MILLIS,
        () -> {
          int found = catalog.names().search(viewer(next[0]++ * 7 % USERS), "t", 0, FOUND).size();
          if (found != FOUND) {
            throw new IllegalStateException("A user finds " + found + " names");
          }
          return found;
        });
    line(
        report,
        "list_people",
        LIST_MILLIS,
        () -> {
          Directory directory = catalog.principals().directory();
          long links =
              directory.list(PrincipalKind.USER).stream()
                  .mapToLong(user -> directory.groups(user).size())
                  .sum();
          if (links < USERS) {
            throw new IllegalStateException("There are " + links + " memberships");
          }
          return links;
        });
  }

  private static void line(Report report, String name, double most, Callable<?> work)
      throws Exception {
    Stopwatch.seconds(RUNS / 4, work);
    double[] seconds = Stopwatch.seconds(RUNS, work);
    double median = Stopwatch.median(seconds) * 1000;
    report.line(
        "%-12s %8.2f ms, 95th percentile %8.2f ms",
        name, median, Stopwatch.percentile(seconds, 0.95) * 1000);
    report.metrics().atMost("governance." + name + "_ms", median, most);
  }

  private static Viewer viewer(int user) {
    return new Viewer(user(user), false);
  }

  private static String user(int number) {
    return "user" + number + "@example.org";
  }

  private static String group(int number) {
    return "group" + number;
  }

  private static SchemaName schema(int number) {
    return new SchemaName("main", "schema" + number);
  }

  private static QualifiedName table(int schema, int number) {
    return schema(schema).name("table" + number);
  }

  @Override
  public void close() {
    state.close();
  }
}
