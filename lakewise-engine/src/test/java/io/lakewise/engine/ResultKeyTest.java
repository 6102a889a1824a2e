package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.result.KnownResults;
import io.lakewise.engine.result.ResultKey;
import io.lakewise.engine.session.Parameter;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.ServedSession;
import io.lakewise.engine.workbench.WorkSession.WorkResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which queries give the same rows as one that was asked before. */
class ResultKeyTest {

  @TempDir static Path folder;
  private static TestLake lake;
  private static final Asked ASKED = new Asked();
  private static ServedSession session;

  /** Knows no rows and remembers the last key that it was asked for. */
  private static final class Asked implements KnownResults {

    private Optional<ResultKey> last = Optional.empty();

    @Override
    public Optional<WorkResult> find(ResultKey key, Supplier<WorkResult> fresh) {
      last = Optional.of(key);
      return Optional.empty();
    }

    @Override
    public void keep(ResultKey key, byte[] arrowStream) {
      throw new AssertionError("nobody has read rows");
    }
  }

  @BeforeAll
  static void open() {
    lake = new TestLake(folder.resolve("lake"));
    session = newSession();
    run("create table t (id bigint, name string)");
    run("insert into t values (1, 'a'), (2, 'b')");
    run("create view v as select id + 1 as next from t");
    run("create function f(x bigint) returns bigint return x + 1");
  }

  @AfterAll
  static void close() {
    session.close();
    lake.close();
  }

  private static ServedSession newSession() {
    return lake.lake()
        .session(
            Principal.LOCAL,
            () -> lake.lake().services().workbench().get(),
            Optional.empty(),
            ASKED);
  }

  private static void run(String statement) {
    session.execute(statement).close();
  }

  private static Optional<ResultKey> key(ServedSession asking, String query) {
    ASKED.last = Optional.empty();
    asking.defer(query).close();
    return ASKED.last;
  }

  private static Optional<ResultKey> key(String query) {
    return key(session, query);
  }

  private static void differs(String query, String change) {
    Optional<ResultKey> before = key(query);
    assertThat(before).isPresent().isEqualTo(key(query));
    run(change);
    assertThat(key(query)).as(change).isPresent().isNotEqualTo(before);
  }

  @Test
  void theSameQueryHasTheSameKeyHoweverItIsWritten() {
    assertThat(key("select  id,\n name from t where id = 1"))
        .isPresent()
        .isEqualTo(key("SELECT id, name FROM t WHERE id = 1"))
        .isNotEqualTo(key("select id, name from t where id = 2"))
        .isNotEqualTo(key("select id, name as id from t where id = 1"));
    assertThat(key("select id from main.default.t as t"))
        .isEqualTo(key("select id from default.t as t"));
  }

  @Test
  void everyChangeOfATableMakesAnotherKey() {
    differs("select count(*) from t", "insert into t values (3, 'c')");
    differs("select count(*) from t", "update t set name = 'd' where id = 3");
    differs("select count(*) from t", "delete from t where id = 3");
    differs("select * from t", "alter table t add column more int");
    differs("select next from v", "insert into t (id) values (4)");
    run("create or replace table again (id int)");
    differs("select * from again", "create or replace table again (id int)");
    Optional<ResultKey> before = key("select * from again");
    run("drop table again");
    run("create table again (id int)");
    assertThat(key("select * from again")).isNotEqualTo(before);
  }

  @Test
  void whatDefinitionsAndVariablesSayIsPartOfTheKey() {
    differs("select * from v", "create or replace view v as select id + 2 as next from t");
    differs(
        "select f(id) from t",
        "create or replace function f(x bigint) returns bigint return x + 2");
    run("declare variable w int default 1");
    differs("select id from t where id = w", "set variable w = 2");
    differs("select id from t where id = getvariable('w')", "set variable w = 3");
    run("create temporary view tv as select 1 as one");
    differs("select * from tv", "create or replace temporary view tv as select 2 as one");
    session.bind(List.of(new Parameter("p", "INT", "1")));
    Optional<ResultKey> one = key("select id from t where id = :p");
    session.bind(List.of(new Parameter("p", "INT", "2")));
    assertThat(key("select id from t where id = :p")).isPresent().isNotEqualTo(one);
    session.bind(List.of());
  }

  @Test
  void theSessionDecidesWhatNamesAndTimesMean() {
    run("create schema other");
    run("create table other.t (id bigint, name string)");
    try (ServedSession second = newSession()) {
      assertThat(key(second, "select id from t")).isEqualTo(key("select id from t"));
      second.execute("use schema other").close();
      assertThat(key(second, "select id from t")).isPresent().isNotEqualTo(key("select id from t"));
      second.execute("set time zone 'Europe/Berlin'").close();
      assertThat(key(second, "select id from main.default.t"))
          .isPresent()
          .isNotEqualTo(key("select id from main.default.t"));
    }
  }

  @Test
  void aVersionThatIsAskedForIsTheKeyAndNotHowItWasAsked() {
    run("create table travelled (id bigint)");
    Optional<ResultKey> first = key("select id from travelled");
    assertThat(key("select id from travelled version as of 0")).isPresent().isEqualTo(first);
    run("insert into travelled values (1)");
    assertThat(key("select id from travelled version as of 0")).isEqualTo(first);
    assertThat(key("select id from travelled version as of 1")).isPresent().isNotEqualTo(first);
    Object then =
        lake.value("select timestamp from (describe history travelled) where version = 0");
    assertThat(key("select id from travelled timestamp as of '" + then + "'")).isEqualTo(first);
  }

  @Test
  void filesThatAnybodyMayChangeAreReadAnew() throws IOException {
    Path files = Files.createDirectories(lake.lake().layout().files());
    Files.writeString(files.resolve("rows.csv"), "id\n1\n");
    assertThat(key("select * from read_csv('rows.csv')")).isEmpty();
    run("create view reading as select * from read_csv('rows.csv')");
    assertThat(key("select * from reading join t on true")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select random()",
        "select id, uuid() from t",
        "select now()",
        "select current_date",
        "select current_timestamp()",
        "select current_user()",
        "select current_schema()",
        "select id from t where id = (select max(id) from t where current_date > '2020-01-01')",
        "with a as (select random() as r) select * from a",
        "select * from t using sample 1 rows",
        "select * from t tablesample (50 percent)",
        "select reservoir_quantile(id, 0.5) from t",
        "select list_aggregate([1, 2], 'reservoir_quantile', 0.5)",
        "select list_aggregate([1, 2], 'reservoir_' || 'quantile', 0.5)",
        "select name from pg_timezone_names()",
        "select age(timestamp '2020-01-01')",
        "select * from table_changes('t', 0)"
      })
  void whatMayBeOtherNextTimeHasNoKey(String query) {
    assertThat(key(query)).isEmpty();
  }

  @Test
  void whatViewsAndFunctionsHideIsSeen() {
    run("create view chance as select random() as r");
    assertThat(key("select * from chance")).isEmpty();
    run("create function moment() returns timestamp return now()");
    assertThat(key("select moment()")).isEmpty();
    run("create temporary view by_name as select * from chance");
    assertThat(key("select * from by_name")).isEmpty();
  }

  @Test
  void pureQueriesHaveOne() {
    assertThat(key("select 1")).isPresent();
    assertThat(key("select * from range(3) r, unnest([1, 2]) u")).isPresent();
    assertThat(
            key(
                "select name, sum(id) over (order by id), id % 2 from t where name like 'a%'"
                    + " union all select 'x', 1, 2 order by 1"))
        .isPresent();
  }
}
