package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.And;
import io.lakewise.table.predicate.Predicate.Comparison;
import io.lakewise.table.predicate.Predicate.In;
import io.lakewise.table.predicate.Predicate.IsNotNull;
import io.lakewise.table.predicate.Predicate.IsNull;
import io.lakewise.table.predicate.Predicate.Not;
import io.lakewise.table.predicate.Predicate.Opaque;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.predicate.Predicate.Or;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTest {

  @TempDir static Path folder;
  private static WorkbenchFixture fixture;

  private static final StructType INNER =
      new StructType(
          List.of(field("u", PrimitiveType.INTEGER), field("o'dd\nx", PrimitiveType.INTEGER)));
  private static final StructType SCHEMA =
      new StructType(
          List.of(
              field("i", PrimitiveType.INTEGER),
              field("l", PrimitiveType.LONG),
              field("d", PrimitiveType.DOUBLE),
              field("f", PrimitiveType.FLOAT),
              field("dc", new DecimalType(10, 2)),
              field("s", PrimitiveType.STRING),
              field("b", PrimitiveType.BOOLEAN),
              field("dt", PrimitiveType.DATE),
              field("ts", PrimitiveType.TIMESTAMP_NTZ),
              field("tz", PrimitiveType.TIMESTAMP),
              field("bl", PrimitiveType.BINARY),
              field("st", INNER),
              field("h", PrimitiveType.BYTE),
              field("i = 1) OR (l", PrimitiveType.INTEGER)));

  private static StructField field(String name, DataType type) {
    return new StructField(name, type, true);
  }

  @BeforeAll
  static void open() {
    fixture = new WorkbenchFixture(folder);
  }

  @AfterAll
  static void close() {
    fixture.close();
  }

  private static Plan plan(String select, String timeZone) {
    try (WorkSession session = fixture.workbench.open(new WorkLimits(timeZone, 0))) {
      return session.plan(select, List.of(table("__t0", SCHEMA), table("__t1", SCHEMA)));
    }
  }

  private static Predicate where(String condition) {
    return plan("SELECT * FROM __t0 WHERE " + condition, "America/New_York")
        .predicates()
        .get("__t0");
  }

  private static Predicate is(String column, Operator operator, DataType type, Object value) {
    return new Comparison(Column.of(column), operator, new Literal(type, value));
  }

  @Test
  void comparisonsAreRead() {
    assertThat(where("i > 5 AND 3.5 = dc"))
        .isEqualTo(
            new And(
                List.of(
                    is("i", Operator.GREATER, PrimitiveType.INTEGER, 5L),
                    is("dc", Operator.EQUAL, new DecimalType(10, 2), new BigDecimal("3.50")))));
    assertThat(where("h = 400")).isEqualTo(is("h", Operator.EQUAL, PrimitiveType.INTEGER, 400L));
    assertThat(where("b")).isEqualTo(is("b", Operator.EQUAL, PrimitiveType.BOOLEAN, true));
    assertThat(where("NOT b"))
        .isEqualTo(new Not(is("b", Operator.EQUAL, PrimitiveType.BOOLEAN, true)));
    assertThat(where("i IS DISTINCT FROM 3"))
        .isEqualTo(is("i", Operator.DISTINCT, PrimitiveType.INTEGER, 3L));
    assertThat(where("i IS NULL")).isEqualTo(new IsNull(Column.of("i")));
    assertThat(where("i IS NOT NULL")).isEqualTo(new IsNotNull(Column.of("i")));
  }

  @Test
  void timesAreReadInTheSessionsZone() {
    assertThat(where("tz > '2020-07-01 00:00:00'"))
        .isEqualTo(is("tz", Operator.GREATER, PrimitiveType.TIMESTAMP, 1593576000000000L));
    assertThat(where("ts = '2020-07-01 00:00:00.000001'"))
        .isEqualTo(is("ts", Operator.EQUAL, PrimitiveType.TIMESTAMP_NTZ, 1593561600000001L));
    assertThat(where("dt = '1500-03-01'"))
        .isEqualTo(
            is(
                "dt",
                Operator.EQUAL,
                PrimitiveType.DATE,
                java.time.LocalDate.of(1500, 3, 1).toEpochDay()));
    assertThat(where("dt = '0044-03-15 (BC)'"))
        .isEqualTo(
            is(
                "dt",
                Operator.EQUAL,
                PrimitiveType.DATE,
                java.time.LocalDate.of(-43, 3, 15).toEpochDay()));
    assertThat(where("ts > '0044-03-15 (BC) 10:00:00'"))
        .isEqualTo(
            is(
                "ts",
                Operator.GREATER,
                PrimitiveType.TIMESTAMP_NTZ,
                java.time.LocalDate.of(-43, 3, 15).toEpochDay() * 86_400_000_000L
                    + 36_000_000_000L));
  }

  @Test
  void listsOfValuesAreRead() {
    assertThat(((And) where("i IN (1, 5, 9)")).children()).contains(in("i", 1L, 5L, 9L));
    assertThat(where("i IN (1, NULL)")).isEqualTo(in("i", 1L));
    StringBuilder many = new StringBuilder("0");
    for (int k = 1; k < 3000; k++) {
      many.append(", ").append(2 * k);
    }
    assertThat(((In) where("i IN (" + many + ")")).values()).hasSize(3000);
  }

  private static Predicate in(String column, Object... values) {
    return new In(
        Column.of(column),
        List.of(values).stream().map(v -> new Literal(PrimitiveType.INTEGER, v)).toList());
  }

  @Test
  void alternativesOverSeveralColumnsAreRead() {
    assertThat(where("i = 5 OR (s = 'x' AND l < 3)")).isInstanceOf(Or.class);
  }

  @Test
  void aPrefixIsReadAsBounds() {
    assertThat(where("s LIKE 'ab%'"))
        .isEqualTo(
            new And(
                List.of(
                    is("s", Operator.GREATER_OR_EQUAL, PrimitiveType.STRING, "ab"),
                    is("s", Operator.LESS, PrimitiveType.STRING, "ac"))));
  }

  @Test
  void membersOfStructsAreRead() {
    assertThat(where("st.u = 5 AND st.\"o'dd\nx\" > 6"))
        .isEqualTo(
            new And(
                List.of(
                    new Comparison(
                        Column.of("st", "u"),
                        Operator.EQUAL,
                        new Literal(PrimitiveType.INTEGER, 5L)),
                    new Comparison(
                        Column.of("st", "o'dd\nx"),
                        Operator.GREATER,
                        new Literal(PrimitiveType.INTEGER, 6L)))));
  }

  @Test
  void textThatLooksLikeFiltersIsOnlyText() {
    String text = "x\n(i = 5)\noptional: (i = 6) Dynamic Filter (i) ' || '";
    assertThat(where("s = '" + text.replace("'", "''") + "'"))
        .isEqualTo(is("s", Operator.EQUAL, PrimitiveType.STRING, text));
    assertThat(where("\"i = 1) OR (l\" > 5"))
        .isEqualTo(is("i = 1) OR (l", Operator.GREATER, PrimitiveType.INTEGER, 5L));
    String lengthy = "long ".repeat(20_000);
    assertThat(where("s = '" + lengthy + "'"))
        .isEqualTo(is("s", Operator.EQUAL, PrimitiveType.STRING, lengthy));
  }

  @Test
  void aliasesThatLookLikeOtherColumnsDoNotMislead() {
    Plan plan =
        plan(
            "SELECT * FROM (SELECT l AS __c0, i AS __c1, i AS l, l AS i FROM __t0)"
                + " WHERE __c0 = 7 AND i = 7 OR __c0 = 8 AND __c1 = 3",
            "UTC");
    assertThat(plan.predicates().get("__t0").toString())
        .contains("Comparison[column=l, operator=EQUAL, value=Literal[type=LONG, value=7]]")
        .doesNotContain("column=i, operator=EQUAL, value=Literal[type=INTEGER, value=7]");
  }

  /** What DuckDB does not push into a scan, it calls by the names that the query has for it. */
  @Test
  void castColumnsAreReadUnderTheNamesOfTheQuery() {
    DataType decimal = new DecimalType(11, 1);
    Predicate read = is("i", Operator.GREATER, decimal, new BigDecimal("4.5"));
    assertThat(where("i > 4.5")).isEqualTo(read);
    for (String name : List.of("l", "\"date\"", "x")) {
      assertThat(
              plan(
                      "FROM (SELECT i AS " + name + ", l AS i FROM __t0) WHERE " + name + " > 4.5",
                      "UTC")
                  .predicates()
                  .get("__t0"))
          .as(name)
          .isEqualTo(read);
    }
    assertThat(
            plan(
                    "SELECT l FROM __t0 a JOIN __t1 b USING (l) WHERE a.i > 4.5 AND b.dc > 4.555",
                    "UTC")
                .predicates()
                .toString())
        .contains("column=i, operator=GREATER", "column=dc, operator=GREATER")
        .doesNotContain("Opaque");
  }

  @Test
  void namesOfTheQueryThatCouldMeanMoreDecideNothing() {
    for (String name : List.of("null", "true", "l = 1) OR (l", "l", "a.b", "order")) {
      String quoted = '"' + name + '"';
      Predicate read =
          plan(
                  ("FROM (SELECT i AS " + quoted + " FROM __t0 UNION ALL")
                      + (" SELECT \"i = 1) OR (l\" FROM __t0) WHERE " + quoted + " > 4.555"),
                  "UTC")
              .predicates()
              .get("__t0");
      assertThat(((Or) read).children()).as(name).hasSize(2).allMatch(Opaque.class::isInstance);
    }
    for (String name :
        List.of(
            "1 AS DECIMAL(11,1)) > 4.5) AND (false) AND (CAST(2",
            "i AS DECIMAL(11,1)) > 4.5) AND (false) AND (CAST(l")) {
      String quoted = '"' + name + '"';
      String hostile = "FROM (SELECT i AS " + quoted + " FROM __t0) WHERE " + quoted + " > 4.5";
      assertThat(plan(hostile, "UTC").predicates().get("__t0")).as(name).isInstanceOf(Opaque.class);
    }
    String members = "FROM (SELECT st AS x, i FROM __t0) WHERE x.u > 4.5 AND i > 4.5";
    assertThat(plan(members, "UTC").predicates().get("__t0").toString()).doesNotContain("Or[");
  }

  /** DuckDB writes NaN and infinities into a plan as no JSON has them. */
  @Test
  void namesInAPlanThatCannotBeReadDecideNothing() {
    String hostile = "\"i AS DECIMAL(11,1)) > 4.5) AND (false) AND (CAST(i\"";
    for (String name : List.of("l", hostile)) {
      String from = " FROM (SELECT i AS " + name + " FROM __t0) WHERE " + name + " > 4.5";
      for (String value : List.of("nan", "inf", "-inf")) {
        String text = "SELECT *, '" + value + "'::DOUBLE" + from;
        assertThat(plan(text, "UTC").predicates().get("__t0")).as(text).isInstanceOf(Opaque.class);
      }
    }
  }

  @Test
  void whatCannotBeReadIsOpaque() {
    assertThat(where("abs(i) = 2")).isInstanceOf(Opaque.class);
    assertThat(where("s COLLATE NOCASE = 'x'")).isInstanceOf(Opaque.class);
    assertThat(where("dt = 'infinity'")).isInstanceOf(Opaque.class);
    assertThat(where("st = {'u': 1, 'o''dd\nx': 1}")).isInstanceOf(Opaque.class);
  }

  @Test
  void severalScansOfATableAreAlternatives() {
    Plan plan =
        plan("SELECT 1 FROM __t0 a, __t0 b, __t1 c WHERE a.i = 1 AND b.i = 2 AND c.l = a.l", "UTC");
    assertThat(plan.predicates().get("__t0")).isInstanceOf(Or.class);
    assertThat(plan("SELECT 1 FROM __t0 a, __t0 b WHERE a.i = 1", "UTC").predicates())
        .doesNotContainKey("__t0");
  }

  @Test
  void aContradictionNeedsNoRows() {
    assertThat(where("i = 1 AND i = 2")).isEqualTo(Predicate.NEVER);
  }

  @Test
  void limitsAndOrdersKeepTheFilter() {
    for (String end :
        List.of(
            "LIMIT 3",
            "ORDER BY l LIMIT 3",
            "ORDER BY l",
            "QUALIFY row_number() OVER (PARTITION BY s ORDER BY l) = 1")) {
      assertThat(plan("SELECT * FROM __t0 WHERE i > 5 " + end, "UTC").predicates().get("__t0"))
          .as(end)
          .isEqualTo(is("i", Operator.GREATER, PrimitiveType.INTEGER, 5L));
    }
  }

  @Test
  void floatingPointConstantsKeepEveryBit() {
    long seed = 20_261;
    Random random = new Random(seed);
    for (int k = 0; k < 200; k++) {
      double value = Double.longBitsToDouble(random.nextLong());
      float small = Float.intBitsToFloat(random.nextInt());
      if (Double.isFinite(value) && Float.isFinite(small) && value != 0 && small != 0) {
        assertThat(where("d = '" + value + "'::DOUBLE AND f = '" + small + "'::FLOAT"))
            .as("seed " + seed + ": " + value + " " + small)
            .isEqualTo(
                new And(
                    List.of(
                        is("d", Operator.EQUAL, PrimitiveType.DOUBLE, value),
                        is("f", Operator.EQUAL, PrimitiveType.FLOAT, (double) small))));
      }
    }
    assertThat(where("d = 'nan'"))
        .isEqualTo(is("d", Operator.EQUAL, PrimitiveType.DOUBLE, Double.NaN));
    assertThat(where("d < '-inf'"))
        .isEqualTo(is("d", Operator.LESS, PrimitiveType.DOUBLE, Double.NEGATIVE_INFINITY));
  }

  @Test
  void bytesAreRead() {
    Comparison read = (Comparison) where("bl = '\\xAA\\x00\\x27\\x5Cab'::BLOB");
    assertThat((byte[]) read.value().value()).containsExactly(0xAA, 0x00, 0x27, 0x5C, 'a', 'b');
  }
}
