package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.TreePlan;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.template.RandomTexts;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanTemplatesTest {

  private static final StructType SCHEMA =
      new StructType(
          List.of(
              field("i", PrimitiveType.INTEGER),
              field("l", PrimitiveType.LONG),
              field("h", PrimitiveType.BYTE),
              field("d", PrimitiveType.DOUBLE),
              field("dc", new DecimalType(10, 2)),
              field("s", PrimitiveType.STRING),
              field("b", PrimitiveType.BOOLEAN),
              field("dt", PrimitiveType.DATE),
              field("st", new StructType(List.of(field("i", PrimitiveType.INTEGER))))));

  private static final List<BoundTable> TABLES = List.of(table("__t0", SCHEMA));

  private static final List<String> SHAPES =
      List.of(
          "SELECT * FROM __t0 WHERE l = #",
          "SELECT s FROM __t0 AS t WHERE t.l = # AND t.s = ~",
          "SELECT i, ? FROM __t0 AS st WHERE st.i = # ORDER BY 1 LIMIT #",
          "SELECT count(*) FROM __t0 WHERE # <= i AND i < # AND s > ~",
          "SELECT count(*) FROM __t0 WHERE NOT (i = #) AND l <> #",
          "SELECT sum(l) FROM __t0 WHERE i BETWEEN # AND # GROUP BY s HAVING sum(l) > 5",
          "SELECT * FROM __t0 WHERE s IN (~, ~) AND l IN (#, #, #)",
          "SELECT * FROM __t0 WHERE s IS DISTINCT FROM ~ AND i IS NOT DISTINCT FROM #",
          "SELECT * FROM __t0 WHERE h = # AND d > ? AND dc < ? AND b = ?",
          "SELECT * FROM __t0 WHERE dt > DATE '2024-01-01' AND dt = '2024-05-05' AND l = #",
          "SELECT * FROM __t0 WHERE dt > @ AND l = -#",
          "SELECT s FROM __t0 WHERE dt BETWEEN @ AND @ AND dt <> @",
          "SELECT s FROM __t0 AS t WHERE @ = t.dt OR dt IN (@, @)",
          "SELECT * FROM __t0 WHERE dt IN (@, @) AND i IN (-#, -#)",
          "SELECT * FROM __t0 WHERE (l = # OR l = #) AND i = #",
          "SELECT * FROM __t0 WHERE l = # AND i = l",
          "SELECT * FROM __t0 WHERE l = # AND upper(s) = 'A'",
          "SELECT * FROM __t0 WHERE l = # AND l = # AND l > #",
          "SELECT l = 7 AS x, (SELECT 7) FROM __t0 WHERE l = # GROUP BY ALL",
          "SELECT l AS i, i AS l FROM __t0 WHERE l = # QUALIFY row_number() OVER (ORDER BY i) = 1",
          "SELECT '719365820417100' FROM __t0 WHERE l = #",
          "SELECT * FROM __t0 WHERE s = ~ USING SAMPLE 10",
          "SELECT * FROM __t0 WHERE s = ~ AND s = ~ LIMIT 5");

  @TempDir static Path folder;
  private static WorkbenchFixture fixture;

  private final PlanTemplates templates = new PlanTemplates();

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

  private Optional<PlanTemplates.Question> question(String select) {
    return templates.of(fixture.workbench.parse(select), TABLES);
  }

  private Optional<TreePlan> known(String select) {
    return question(select).flatMap(PlanTemplates.Question::plan);
  }

  private static TreePlan planned(String select) {
    try (WorkSession session = fixture.open()) {
      String text = fixture.workbench.render(fixture.workbench.parse(select));
      return new TreePlan(text, session.prune(text, TABLES));
    }
  }

  private void keep(String select) {
    question(select).orElseThrow().keep(planned(select), fixture.workbench::render);
  }

  private static Predicate predicate(TreePlan plan) {
    return plan.plan().predicates().getOrDefault("__t0", Predicate.ALWAYS);
  }

  /** Whether two predicates hold for the same of all rows that are near their constants. */
  private static void holdForTheSameRows(Predicate told, Predicate expected, String what) {
    Set<Object> numbers = new HashSet<>();
    Set<Object> strings = new HashSet<>(Set.of(""));
    constants(new Predicate.And(List.of(told, expected)), numbers, strings);
    for (Object i : numbers) {
      for (Object l : numbers) {
        for (Object s : strings) {
          for (Object dt : what.contains("dt") ? numbers : Set.<Object>of(0L)) {
            Map<String, Object> row = Map.of("i", i, "l", l, "s", s, "dt", dt);
            assertThat(holds(told, row)).as(what + ": " + row).isEqualTo(holds(expected, row));
          }
        }
      }
    }
  }

  private static void constants(Predicate predicate, Set<Object> numbers, Set<Object> strings) {
    List<Literal> literals = new ArrayList<>();
    if (predicate instanceof Predicate.And and) {
      and.children().forEach(child -> constants(child, numbers, strings));
    } else if (predicate instanceof Predicate.Or or) {
      or.children().forEach(child -> constants(child, numbers, strings));
    } else if (predicate instanceof Predicate.In in) {
      literals.addAll(in.values());
    } else if (predicate instanceof Predicate.Comparison comparison) {
      literals.add(comparison.value());
    }
    numbers.add(0L);
    for (Literal literal : literals) {
      if (literal.value() instanceof Long number) {
        numbers.addAll(List.of(number - 1, number, number + 1));
      } else {
        strings.add(literal.value());
      }
    }
  }

  private static boolean holds(Predicate predicate, Map<String, Object> row) {
    if (predicate instanceof Predicate.And and) {
      return and.children().stream().allMatch(child -> holds(child, row));
    }
    if (predicate instanceof Predicate.Or or) {
      return or.children().stream().anyMatch(child -> holds(child, row));
    }
    if (predicate instanceof Predicate.In in) {
      Object value = row.get(in.column().toString());
      return in.values().stream().anyMatch(any -> any.value().equals(value));
    }
    if (predicate instanceof Predicate.Opaque) {
      return true;
    }
    Predicate.Comparison comparison = (Predicate.Comparison) predicate;
    Object value = row.get(comparison.column().toString());
    Object constant = comparison.value().value();
    int order =
        value instanceof Long number
            ? number.compareTo((Long) constant)
            : ((String) value).compareTo((String) constant);
    return switch (comparison.operator()) {
      case EQUAL, NOT_DISTINCT -> order == 0;
      case NOT_EQUAL, DISTINCT -> order != 0;
      case LESS -> order < 0;
      case LESS_OR_EQUAL -> order <= 0;
      case GREATER -> order > 0;
      case GREATER_OR_EQUAL -> order >= 0;
    };
  }

  /** With a number, a string or anything for each mark; now and then it is anything for all. */
  private static String filled(String shape, RandomTexts random) {
    boolean odd = random.number().equals("5");
    StringBuilder text = new StringBuilder();
    for (char c : shape.toCharArray()) {
      switch (c) {
        case '#' -> text.append(odd ? random.literal() : random.number());
        case '~' -> text.append(odd ? random.literal() : random.string());
        case '?' -> text.append(random.literal());
        case '@' -> text.append(odd ? random.literal() : random.day());
        default -> text.append(c);
      }
    }
    return text.toString();
  }

  @Test
  void plansOfQueriesWithOtherValuesAreThoseOfDuckDb() {
    long seed = Long.getLong("lakewise.seed", System.nanoTime());
    System.out.println("PlanTemplatesTest: -Dlakewise.seed=" + seed);
    RandomTexts random = new RandomTexts(seed);
    int found = 0;
    Set<String> kinds = new HashSet<>();
    int asked = 900;
    for (int i = 0; i < asked; i++) {
      String select = filled(SHAPES.get(i % SHAPES.size()), random);
      TreePlan expected;
      try {
        expected = planned(select);
      } catch (LakewiseException wrong) {
        continue;
      }
      Optional<TreePlan> told = known(select);
      if (told.isPresent()) {
        found++;
        kinds.add(SHAPES.get(i % SHAPES.size()));
        assertThat(told.get().select()).as("seed " + seed).isEqualTo(expected.select());
        holdForTheSameRows(
            predicate(told.get()), predicate(expected), "seed " + seed + ": " + select);
      } else {
        question(select).ifPresent(asking -> asking.keep(expected, fixture.workbench::render));
      }
    }
    assertThat(found).as("seed " + seed).isGreaterThan(asked / 5);
    assertThat(kinds).as("seed " + seed).hasSizeGreaterThan(8);
  }

  @Test
  void theThirdQueryThatDiffersInItsValuesIsKnown() {
    String select = "SELECT s FROM __t0 AS t WHERE t.l = 1 AND s > 'a' AND i IN (3, 9)";
    keep(select);
    assertThat(known(select)).isEmpty();
    keep(select);
    assertThat(known("SELECT s FROM __t0 AS t WHERE t.l = 27 AND s > '''' AND i IN (5, 7)"))
        .hasValueSatisfying(
            plan -> assertThat(plan.select()).contains("(s > '''')").contains("27"));
  }

  @Test
  void daysAreValuesIfThereAreSuch() {
    String select = "SELECT s FROM __t0 WHERE dt >= DATE '2024-01-#' AND dt < DATE '2024-02-#'";
    keep(select.replace("#", "01"));
    keep(select.replace("#", "02"));
    assertThat(known(select.replace("#", "28")))
        .hasValueSatisfying(
            plan -> assertThat(predicate(plan)).isEqualTo(predicate(planned(plan.select()))));
    for (String none : List.of("30", "00", "1", "01 ", "01 00:00:00", "x")) {
      assertThat(known(select.replace("#", none))).as(none).isEmpty();
    }
  }

  @Test
  void aConditionThatIsNotReadIsTheSameOrItIsAnotherKindOfQuery() {
    keep("SELECT * FROM __t0 WHERE l = 1 AND upper(s) = 'A'");
    keep("SELECT * FROM __t0 WHERE l = 2 AND upper(s) = 'A'");
    assertThat(known("SELECT * FROM __t0 WHERE l = 3 AND upper(s) = 'A'")).isPresent();
    assertThat(known("SELECT * FROM __t0 WHERE l = 3 AND upper(s) = 'B'")).isEmpty();
  }

  @Test
  void whereDuckDbConcludesMoreItIsAskedAgain() {
    for (String where :
        List.of("l = # AND i = l", "l = # AND l = # AND l > 0", "dt = '2024-05-0#'")) {
      for (int i = 1; i < 8; i++) {
        String select = "SELECT * FROM __t0 WHERE " + where.replace("#", String.valueOf(i));
        assertThat(known(select)).as(select).isEmpty();
        keep(select);
      }
    }
  }

  @Test
  void aConditionBeyondTheRowsThatItIsAboutIsNotRead() {
    for (String select :
        List.of(
            "SELECT * FROM __t0 USING SAMPLE 5",
            "SELECT * FROM __t0 TABLESAMPLE 5 ROWS WHERE l = 1",
            "SELECT * FROM __t0 AS t(l, i) WHERE l = 1",
            "SELECT * FROM (SELECT * FROM __t0) WHERE l = 1",
            "SELECT * FROM __t0 WHERE l = 1 UNION ALL SELECT 1",
            "SELECT * FROM __t0, __t0 AS u WHERE u.l = 1")) {
      assertThat(question(select)).as(select).isEmpty();
    }
  }

  @Test
  void numbersThatTheColumnCannotHoldArePlannedByDuckDb() {
    ObjectNode tree = fixture.workbench.parse("SELECT * FROM __t0 WHERE i = 2147483648 AND h = 1");
    assertThat(SimpleQuery.of(tree, TABLES).orElseThrow().conditions()).isEmpty();
  }
}
