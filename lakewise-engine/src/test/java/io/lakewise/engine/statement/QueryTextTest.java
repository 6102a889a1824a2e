package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QueryTextTest {

  private static Connection connection;

  @BeforeAll
  static void open() throws SQLException {
    connection = DriverManager.getConnection("jdbc:duckdb:");
  }

  @AfterAll
  static void close() throws SQLException {
    connection.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      textBlock =
          """
          select * from t version as of 3|select * from t  AT (VERSION => 3)
          select * from t VERSION AS OF '3'|select * from t  AT (VERSION => 3)
          select * from t version as of 3 as x|select * from t  as x AT (VERSION => 3)
          select * from t version as of 3 x (a, b)|select * from t  x (a, b) AT (VERSION => 3)
          select * from t x version as of 3|select * from t x  AT (VERSION => 3)
          select * from a.b.c@v12 x|select * from a.b.c x AT (VERSION => 12)
          select * from t@v1 join t@v2 using (a)|select * from t AT (VERSION => 1) join t AT (VERSION => 2) using (a)
          select * from t for system_version as of 3, u|select * from t  AT (VERSION => 3), u
          select * from t timestamp as of '2024-01-01' where a = 1|select * from t  AT (TIMESTAMP => '2024-01-01') where a = 1
          select * from t for system_time as of now() - interval 1 hour y|select * from t  y AT (TIMESTAMP => now() - interval 1 hour)
          select * from t timestamp as of date '2024-01-01' left join u on true|select * from t  AT (TIMESTAMP => date '2024-01-01') left join u on true
          select * from t timestamp as of cast('2024' as timestamp_ntz)|select * from t  AT (TIMESTAMP => cast('2024' as TIMESTAMP))
          select * from (select * from t version as of 1) z|select * from (select * from t  AT (VERSION => 1)) z
          select default.t.a from default.t|select "default".t.a from "default".t
          select * from main.default.t|select * from main."default".t
          select * from (describe history t)|select * from (FROM __lakewise_describe_history('t'))
          select * from (DESC DETAIL main.default.`x'y`) d|select * from (FROM __lakewise_describe_detail('main."default"."x''y"')) d
          with h as (describe history t limit 3) select * from h|with h as (FROM __lakewise_describe_history('t') limit 3) select * from h
          select * from (describe table extended t)|select * from (FROM __lakewise_describe_extended('t'))
          select * from (describe history)|select * from (FROM __lakewise_describe('history'))
          select * from (describe a.b.t)|select * from (FROM __lakewise_describe('a.b.t'))
          select cast(a as string), b::long, c::byte, d::short|select cast(a as VARCHAR), b::BIGINT, c::TINYINT, d::SMALLINT
          select a::array<int>, b::map<string, array<long>>|select a::int[], b::MAP(VARCHAR, BIGINT[])
          select try_cast(a as struct<x: int, y: string comment 'z', `u v`: binary not null>)|select try_cast(a as STRUCT(x int, y VARCHAR, `u v` BLOB))
          select a::struct(x string, y int[]), b::decimal(10,2)|select a::STRUCT(x VARCHAR, y int[]), b::decimal(10,2)
          select a::timestamp_ltz, a::timestamp_ntz < b|select a::TIMESTAMPTZ, a::TIMESTAMP < b
          select a::string[] from t|select a::VARCHAR[] from t
          select r'a\\b' from t|select 'a\\b' from t
          """)
  void rewritesWhatDuckDbDoesNotKnow(String written, String expected) throws SQLException {
    String rewritten = QueryText.rewrite(new Fragment(written, 0)).text();
    assertThat(rewritten).isEqualTo(expected);
    assertThat(parses(rewritten)).as(rewritten).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "select 't version as of 3', \"default.t\", $$ t@v3 $$, E'\\'::string'",
        "select 1 -- from t version as of 3\n /* default.t /* t@v3 */ */",
        "select version as of from t",
        "select timestamp as of, t.version as of from t",
        "select timestamp '2024-01-01' as of",
        "from t select a, version",
        "select cast(a as int) as string, b as long",
        "select a::int < b, c > d, x -> x + 1, lambda y: y",
        "select `a``b`, `c d`.e from `f`.`g h`",
        "select * from table_changes('t', 1, 2), delta_scan('a/b'), read_files('c')",
        "table t",
        "from t pivot (sum(b) for a in (1, 2))",
        "with t as (select 1) select * from (describe t)",
        "select * from (describe select 1)",
        "select @v3 from t",
        "select a from t for_x",
        "select {'a': 1, 'string': 2}, [1, 2], map {1: 2}",
      })
  void leavesTheRestAlone(String query) throws SQLException {
    assertThat(QueryText.rewrite(new Fragment(query, 0)).text()).isEqualTo(query);
    assertThat(parses(query)).isTrue();
  }

  @Test
  void pointsBackIntoTheStatement() {
    String statement = "create view v as select a::string, b from t version as of 3 as x where c";
    int offset = statement.indexOf("select");
    QueryText.Rewritten rewritten =
        QueryText.rewrite(new Fragment(statement.substring(offset), offset));
    assertThat(rewritten.originalOffset(rewritten.text().indexOf(", b")))
        .isEqualTo(statement.indexOf(", b"));
    assertThat(rewritten.originalOffset(rewritten.text().indexOf("AT (")))
        .isEqualTo(statement.indexOf("version"));
    assertThat(rewritten.originalOffset(rewritten.text().indexOf("where")))
        .isEqualTo(statement.indexOf("where"));
    assertThat(rewritten.originalOffset(0)).isEqualTo(offset);
  }

  private static boolean parses(String query) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("select json_serialize_sql(?) ->> '$.error'")) {
      statement.setString(1, query);
      try (ResultSet result = statement.executeQuery()) {
        result.next();
        return result.getString(1).equals("false");
      }
    }
  }
}
