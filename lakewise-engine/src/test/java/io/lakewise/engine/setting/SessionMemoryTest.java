package io.lakewise.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.ServedSession;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a session tells of the memory that its variables, views and functions take. */
class SessionMemoryTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void aSessionTellsWhatItRemembers() {
    ServedSession session = lake.session();
    assertThat(session.keptBytes()).isZero();
    session.execute("DECLARE one STRING DEFAULT repeat('x', 100000)").close();
    assertThat(session.keptBytes()).isBetween(200_000L, 210_000L);
    session.execute("CREATE TEMPORARY VIEW v AS SELECT 1 AS x").close();
    session.execute("CREATE TEMPORARY FUNCTION f(x INT) RETURNS INT RETURN x").close();
    session.execute("DROP TEMPORARY VARIABLE one").close();
    assertThat(session.keptBytes()).isBetween(500L, 10_000L);
    session.execute("DROP VIEW v").close();
    session.execute("DROP TEMPORARY FUNCTION f").close();
    assertThat(session.keptBytes()).isZero();
  }
}
