package io.lakewise.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkUsage;
import io.lakewise.engine.workbench.duckdb.EmbeddedWorkbench;
import io.lakewise.engine.workbench.duckdb.WorkbenchConfiguration;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.worker.protocol.SessionKey;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkSessionsTest {

  private static final SessionKey KEY = new SessionKey("a", new WorkLimits("UTC", 0));

  @Test
  void aSessionThatWasClosedIsNotOpenedByACallThatComesTooLate(@TempDir Path folder) {
    ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    WorkbenchConfiguration configuration =
        new WorkbenchConfiguration(1, 256L << 20, folder, folder.resolve("spill"), List.of());
    try (EmbeddedWorkbench workbench = new EmbeddedWorkbench(configuration, timer)) {
      WorkSessions sessions = new WorkSessions(workbench);
      HeldSession open = sessions.of(KEY);
      assertThat(sessions.of(KEY)).isSameAs(open);
      sessions.close(KEY);
      assertThatThrownBy(() -> sessions.of(KEY))
          .isInstanceOf(LakewiseException.class)
          .hasMessageContaining("cancelled");
      sessions.interrupt(KEY);
      assertThat(sessions.find(KEY)).isNull();
      assertThat(sessions.close(KEY)).isEqualTo(WorkUsage.NONE);
      assertThat(sessions.of(new SessionKey("b", KEY.limits()))).isNotSameAs(open);
    } finally {
      timer.shutdownNow();
    }
  }

  @Test
  void aSessionThatWasClosedBeforeItsFirstCallIsNotOpened() {
    WorkSessions sessions = new WorkSessions(null);
    sessions.close(KEY);
    assertThatThrownBy(() -> sessions.of(KEY)).hasMessageContaining("cancelled");
  }
}
