package io.lakewise.engine.workbench.duckdb;

import static io.lakewise.engine.workbench.duckdb.ProfileDetail.MEMORY;
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
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileChoiceTest {

  private static final StructType SCHEMA =
      new StructType(List.of(new StructField("id", PrimitiveType.LONG, true)));

  private final ProfileChoice choice = new ProfileChoice(true);

  private static BoundTable ofBytes(long size) {
    return table("__t0", SCHEMA, new ScanFile("a.parquet", size, Map.of(), null, null, null));
  }

  @Test
  void whatMayTakeLongIsAlwaysToldInFull() {
    for (int each = 0; each < 20; each++) {
      assertThat(choice.of("SELECT 1", List.of(ofBytes(100L << 20)))).isEqualTo(OPERATORS);
      assertThat(choice.of("SELECT 1", List.of(ofBytes(1), ofBytes(1)))).isEqualTo(OPERATORS);
      assertThat(choice.of("SELECT 1", List.of())).isEqualTo(OPERATORS);
    }
  }

  @Test
  void ofShortStatementsOneInEightIsToldInFull() {
    assertThat(
            IntStream.range(0, 16)
                .mapToObj(each -> choice.of("SELECT 1", List.of(ofBytes(1 << 20)))))
        .startsWith(OPERATORS, MEMORY, MEMORY, MEMORY, MEMORY, MEMORY, MEMORY, MEMORY, OPERATORS)
        .filteredOn(OPERATORS::equals)
        .hasSize(2);
  }

  @Test
  void aQueryThatTookLongIsToldInFullTheNextTime() {
    List<BoundTable> little = List.of(ofBytes(1));
    choice.of("SELECT first", little);
    assertThat(choice.of("SELECT slow", little)).isEqualTo(MEMORY);
    choice.took("SELECT slow", 0.2);
    choice.took("SELECT quick", 0.01);
    assertThat(choice.of("SELECT slow", little)).isEqualTo(OPERATORS);
    assertThat(choice.of("SELECT quick", little)).isEqualTo(MEMORY);
  }

  @Test
  void whoAsksForNoProfilesGetsNone() {
    assertThat(new ProfileChoice(false).of("SELECT 1", List.of(ofBytes(100L << 20))))
        .isEqualTo(NONE);
  }

  @Test
  void memoryIsToldOfEveryStatement(@TempDir Path folder) {
    try (WorkbenchFixture fixture = new WorkbenchFixture(folder, 1L << 30, true)) {
      ScanFile file = fixture.file("a.parquet", "SELECT range AS id FROM range(100000)");
      assertThat(profile(fixture, file).operators())
          .extracting(WorkProfile.Operator::type)
          .contains("TABLE_SCAN");
      for (int each = 0; each < 7; each++) {
        WorkProfile brief = profile(fixture, file);
        assertThat(brief.operators()).isEmpty();
        assertThat(brief.peakMemoryBytes()).isPositive();
      }
      assertThat(profile(fixture, file).operators()).isNotEmpty();
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
