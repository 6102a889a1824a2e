package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.ProfileDetail.NONE;
import static io.lakewise.engine.workbench.duckdb.ProfileDetail.OPERATORS;
import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.rows;
import static io.lakewise.engine.workbench.duckdb.WorkbenchFixture.table;
import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkProfile;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileChoiceTest {

  private static final StructType SCHEMA =
      new StructType(List.of(new StructField("id", PrimitiveType.LONG, true)));

  private final AtomicLong now = new AtomicLong();
  private final ProfileChoice choice = new ProfileChoice(Optional.of(now::get));

  private static final BoundTable TABLE =
      table("__t0", SCHEMA, new ScanFile("a.parquet", 1, Map.of(), null, null, null));

  private ProfileDetail of(String select) {
    return choice.of(select, List.of(TABLE));
  }

  @Test
  void ofQueriesThatDifferInValuesTheFirstIsToldAndThenOneInEight() {
    assertThat(
            IntStream.range(0, 16)
                .mapToObj(
                    each -> of("SELECT id FROM t WHERE id = " + each + " OR s = 'x" + each + "'")))
        .startsWith(OPERATORS, NONE, NONE, NONE, NONE, NONE, NONE, NONE, OPERATORS)
        .filteredOn(OPERATORS::equals)
        .hasSize(2);
    assertThat(of("SELECT other FROM t WHERE id = 1")).isEqualTo(OPERATORS);
  }

  @Test
  void afterOneThatTookLongTheNextEightAreTold() {
    of("SELECT slow WHERE id = 1");
    assertThat(of("SELECT slow WHERE id = 2")).isEqualTo(NONE);
    of("SELECT quick");
    ran("SELECT slow WHERE id = 2", 200);
    ran("SELECT slow WHERE id = 3", 10);
    ran("SELECT quick", 10);
    for (int each = 0; each < 8; each++) {
      assertThat(of("SELECT slow WHERE id = " + each)).isEqualTo(OPERATORS);
    }
    assertThat(of("SELECT slow WHERE id = 9")).isEqualTo(NONE);
    assertThat(of("SELECT quick")).isEqualTo(NONE);
  }

  private void ran(String select, long millis) {
    long began = choice.now();
    now.addAndGet(millis * 1_000_000);
    choice.ran(select, began);
  }

  @Test
  void whoAsksForNoProfilesGetsNone() {
    assertThat(new ProfileChoice(Optional.empty()).of("SELECT 1", List.of(TABLE))).isEqualTo(NONE);
  }

  @Test
  void whatIsToldHasMemoryAndOperatorsAndAllElseNothing(@TempDir Path folder) {
    try (WorkbenchFixture fixture = new WorkbenchFixture(folder, 1L << 30, true)) {
      ScanFile file = fixture.file("a.parquet", "SELECT range AS id FROM range(100000)");
      assertThat(profile(fixture, file).operators())
          .extracting(WorkProfile.Operator::type)
          .contains("TABLE_SCAN");
      for (int each = 0; each < 7; each++) {
        assertThat(profile(fixture, file)).isEqualTo(WorkProfile.NONE);
      }
      WorkProfile ninth = profile(fixture, file);
      assertThat(ninth.operators()).isNotEmpty();
      assertThat(ninth.peakMemoryBytes()).isPositive();
    }
  }

  private static WorkProfile profile(WorkbenchFixture fixture, ScanFile file) {
    try (WorkSession session = fixture.open()) {
      String query = "SELECT id % 7 AS k, count(*) FROM __t0 GROUP BY k";
      assertThat(rows(session.query(query, List.of(table("__t0", SCHEMA, file))))).hasSize(7);
      return session.usage().profile();
    }
  }
}
