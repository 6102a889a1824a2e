package io.lakewise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Statements that are almost right, at random, fail as their author's mistake or not at all. */
class GarbageStatementTest {

  private static final long SEED = Long.getLong("lakewise.seed", 20_26);
  private static final int STATEMENTS = Boolean.getBoolean("lakewise.long") ? 2500 : 300;

  private static final String[] SEEDLINGS = {
    "select i , s from t where i > 1 and s like 'a%' order by i limit 3",
    "select count ( * ) , sum ( i ) from t as a join t as b on a . i = b . i group by all",
    "select * from t version as of 1",
    "select * from table_changes ( 't' , 0 , 1 )",
    "select version from ( describe history t )",
    "insert into t ( i , s ) values ( 1 , 'x' ) , ( 2 , null )",
    "insert into t by name select 5 as i , 'q' as s",
    "insert into t replace where i = 1 select 1 , 'z'",
    "update t set s = upper ( s ) , i = i + 1 where i in ( 1 , 2 )",
    "delete from t where i between 3 and 4 or s is null",
    "merge into t using ( select 1 as i , 'm' as s ) as n on t . i = n . i when matched then"
        + " update set s = n . s when not matched then insert *",
    "create or replace table u ( a int not null default 3 , b decimal ( 10 , 2 ) ) partitioned by"
        + " ( a ) tblproperties ( 'x' = 'y' )",
    "create table if not exists w as select 1 as a , { 'b' : [ 2 ] } as c",
    "alter table t add column extra struct < a : int , b : array < string > >",
    "alter table t set tblproperties ( 'delta.appendOnly' = 'false' )",
    "create view if not exists v as select i from t",
    "create function f ( x int ) returns int return x + 1",
    "show tables in main . default",
    "describe detail t",
    "optimize t zorder by ( i )",
    "vacuum t retain 200 hours dry run",
    "restore table t to version as of 1",
    "comment on table t is 'a table'",
    "explain select * from t where i = 1",
    "set time zone 'Europe/Vienna'",
    "declare variable n int default 5",
    "with c as ( select 1 as a union all select 2 ) select * from c where a = ( select max ( i )"
        + " from t )",
  };

  private static final String[] GARBAGE = {
    "'",
    "\"",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ";",
    ".",
    "*",
    "--",
    "/*",
    "$1",
    "?",
    ":",
    "::",
    "null",
    "select",
    "from",
    "where",
    "not",
    "\u0000",
    "\uD83D\uDE00",
    "\\",
    "`",
    "``",
    "\"\"",
    "''",
    "99999999999999999999999999999999999999999",
    "1e999",
    "-1",
    "0x",
    "t",
    "t.t.t.t.t",
    "interval",
    "default",
    "as",
    "of",
    "values",
    "read_parquet('/etc/passwd')",
    "getenv('HOME')",
    "__t0",
    "__file",
    "unnest([1])",
    "count(*) over ()",
    "lambda",
    "x -> x",
    "struct_pack(a := 1)",
    "exists",
    "case",
    "end",
    "\"=\"(1, 2)",
    "date '2020-13-45'",
    "cast(1 as foo)",
    "i::int[][]",
  };

  /** Words that can stand for each other; what comes of it is often right, or wrong deep inside. */
  private static final String[][] ALIKE = {
    {"t", "i", "s", "u", "w", "v", "f", "a", "b", "c", "x", "nowhere", "main", "\"odd name\"", "n"},
    {
      "0",
      "1",
      "2",
      "3",
      "-1",
      "2.5",
      "1e308",
      "9223372036854775808",
      "null",
      "'x'",
      "true",
      "[1]",
      "date '2020-01-01'",
      "'nan'::double",
      "{'a': 1}",
      "interval 1 day",
      "'\\x00'::blob",
      "s",
      "i"
    },
    {
      "int",
      "string",
      "tinyint",
      "decimal(38,38)",
      "struct<a: int>",
      "array<map<int, string>>",
      "variant",
      "time",
      "uuid",
      "hugeint",
      "interval",
      "binary",
      "timestamp",
      "timestamptz",
      "foo"
    },
    {"=", "<>", "<", "like", "in", "between", "||", "+", "/", "%", "->", "and", "or", "::"},
    {
      "count",
      "sum",
      "max",
      "upper",
      "f",
      "abs",
      "list",
      "unnest",
      "row_number",
      "random",
      "nextval"
    },
  };

  @Test
  void failsAsTheAuthorsMistakeOrNotAtAll(@TempDir Path folder) {
    Random random = new Random(SEED);
    List<String> wrong = new ArrayList<>();
    try (TestLake lake = new TestLake(folder)) {
      for (int i = 0; i < STATEMENTS; i++) {
        if (i % 20 == 0) {
          lake.run("create or replace table t (i int, s string)");
          lake.run("insert into t values (1, 'a'), (2, 'b'), (3, null)");
        }
        String statement = statement(random);
        String failure = failure(lake.session(), statement);
        if (failure != null) {
          wrong.add(statement + "\n    " + failure);
        }
      }
      assertThat(lake.sql("select 1 as one")).isEqualTo(List.of(List.of(1)));
    }
    assertThat(wrong).as("seed " + SEED).isEmpty();
  }

  private static String failure(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      while (result.next() != null) {}
      return null;
    } catch (LakewiseException e) {
      boolean shows = e.getMessage().matches("(?s).*(Exception|java\\.|INTERNAL|\\bat io\\.).*");
      return e.code() == LakewiseException.Code.INTERNAL || shows
          ? e.code() + ": " + e.getMessage()
          : null;
    } catch (RuntimeException e) {
      return e + " " + List.of(e.getStackTrace()).subList(0, 4);
    }
  }

  private static String statement(Random random) {
    List<String> words = new ArrayList<>(List.of(pick(random, SEEDLINGS).split(" ")));
    for (int change = random.nextInt(4); change >= 0 && !words.isEmpty(); change--) {
      int place = random.nextInt(words.size());
      switch (random.nextInt(20)) {
        case 0 -> words.remove(place);
        case 1 -> words.add(place, pick(random, GARBAGE));
        case 2 -> words.set(place, pick(random, GARBAGE));
        case 3 -> words.add(place, pick(random, pick(random, SEEDLINGS).split(" ")));
        case 4 -> words.add(words.remove(place));
        default -> words.set(place, alike(random, words.get(place)));
      }
    }
    return String.join(" ", words);
  }

  private static String alike(Random random, String word) {
    for (String[] words : ALIKE) {
      if (List.of(words).contains(word)) {
        return pick(random, words);
      }
    }
    return word;
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }
}
