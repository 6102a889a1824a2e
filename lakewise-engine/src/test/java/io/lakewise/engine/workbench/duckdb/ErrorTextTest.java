package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErrorTextTest {

  @TempDir Path folder;
  private WorkbenchFixture fixture;

  @AfterEach
  void close() {
    fixture.close();
  }

  private LakewiseException running(String select) {
    if (fixture == null) {
      fixture = new WorkbenchFixture(folder, 60_000_000);
    }
    try (WorkSession session = fixture.open()) {
      return catchThrowableOfType(
          LakewiseException.class, () -> WorkbenchFixture.rows(session.query(select, List.of())));
    }
  }

  private LakewiseException parsing(String select) {
    fixture = new WorkbenchFixture(folder);
    return catchThrowableOfType(LakewiseException.class, () -> fixture.workbench.parse(select));
  }

  @Test
  void aSyntaxErrorMarksItsPlace() {
    assertThat(parsing("SELECT 'ä'\n  fro m t"))
        .hasMessageContaining("line 2")
        .hasMessageContaining("  fro m t\n      ^");
  }

  @Test
  void exactlyOneQueryIsParsed() {
    assertThat(parsing("SELECT 1; SELECT 2")).hasMessageContaining("2 statements");
    assertThat(catchThrowableOfType(LakewiseException.class, () -> fixture.workbench.parse("")))
        .hasMessageContaining("no statement");
    assertThat(
            catchThrowableOfType(
                LakewiseException.class, () -> fixture.workbench.parse("DROP TABLE t")))
        .hasMessageContaining("Only a query");
  }

  @Test
  void lettersOfFourBytesAreToldAsTheyAre() {
    assertThat(running("SELECT \"ð 👩🌊 مرحبا\" FROM range(3) t(b)"))
        .hasMessageStartingWith("Referenced column \"ð 👩🌊 مرحبا\" not found");
    assertThat(running("SELECT CAST('🛫' AS INT)"))
        .hasMessage("Could not convert string '🛫' to INT32");
  }

  @Test
  void errorsOfTheUserAreToldWithoutGeneratedText() {
    assertThat(running("SELECT a FROM range(3) t(b)").getMessage())
        .isEqualTo("Referenced column \"a\" not found in FROM clause!\nCandidate bindings: \"b\"");
    assertThat(running("SELECT t.a FROM (VALUES (1)) t(b)"))
        .hasMessage("Table \"t\" does not have a column named \"a\"");
    LakewiseException conversion = running("SELECT CAST('abc' AS INT)");
    assertThat(conversion.code()).isEqualTo(Code.USER);
    assertThat(conversion.getMessage()).isEqualTo("Could not convert string 'abc' to INT32");
    assertThat(running("SELECT CAST(if(x = 4999, 'abc', '1') AS INT) FROM range(5000) t(x)"))
        .hasMessage("Could not convert string 'abc' to INT32");
    assertThat(running("SELECT error('boom ' || x) FROM range(5) t(x)")).hasMessage("boom 0");
  }

  @Test
  void adviceToChangeWhatIsLockedBecomesAdviceThatCanBeFollowed() {
    assertThat(running("SELECT list_transform([1], x -> x + 1)"))
        .hasMessage("A lambda is written with its word: lambda x: x + 1, not x -> x + 1");
  }

  @Test
  void localPathsAreNotTold() {
    assertThat(running("SELECT * FROM read_csv('/etc/passwd')").getMessage())
        .doesNotContain("/etc");
    assertThat(running("SELECT * FROM read_parquet('" + folder + "/data/none.parquet')"))
        .hasMessageNotContaining(folder.toString());
  }

  @Test
  void runningOutOfMemoryIsAMatterOfResources() {
    LakewiseException error =
        running("SELECT list(x || 'some text to make it larger') FROM range(10000000) t(x)");
    assertThat(error.code()).isEqualTo(Code.RESOURCE);
    assertThat(error.getMessage()).contains("more memory").doesNotContain("SET ");
  }

  @Test
  void anInvalidatedInstanceIsReplaced() {
    LakewiseException error = running("SELECT \"=\"(id::TINYINT, 5::BIGINT) FROM range(10) t(id)");
    assertThat(error.code()).isEqualTo(Code.INTERNAL);
    try (WorkSession session = fixture.open()) {
      assertThat(WorkbenchFixture.rows(session.query("SELECT 1", List.of())))
          .containsExactly(List.of(1));
    }
    assertThat(fixture.workbench.parse("SELECT 1").path("type").asText()).isEqualTo("SELECT_NODE");
  }
}
