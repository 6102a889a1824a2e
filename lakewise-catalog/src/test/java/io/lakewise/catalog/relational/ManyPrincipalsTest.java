package io.lakewise.catalog.relational;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.catalog.ManualClock;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.state.State;
import io.lakewise.catalog.state.TestStates;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlLogger;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How many statements of SQL it takes to know everybody. */
class ManyPrincipalsTest {

  private static final int USERS = 1000;
  private static final int GROUPS = 40;

  @TempDir private Path folder;
  private final ManualClock clock = new ManualClock();

  @Test
  void allAndTheirGroupsAreReadByTwoStatements() {
    try (State state = TestStates.open(folder.resolve("state.db").toString(), clock)) {
      state.write(this::fill);
      AtomicInteger statements = new AtomicInteger();
      Directory directory =
          state.read(
              handle -> {
                handle.getConfig(SqlStatements.class).setSqlLogger(counting(statements));
                return PrincipalRows.directory(handle);
              });
      assertThat(directory.list(PrincipalKind.USER)).hasSize(USERS + 1);
      assertThat(directory.list(PrincipalKind.USER))
          .filteredOn(user -> user.name().startsWith("u"))
          .allMatch(user -> directory.groups(user).size() == 1);
      assertThat(directory.list(PrincipalKind.GROUP))
          .filteredOn(group -> group.name().startsWith("g"))
          .hasSize(GROUPS)
          .allMatch(group -> directory.members(group).size() == USERS / GROUPS);
      assertThat(statements).hasValue(2);
    }
  }

  private int fill(Handle handle) {
    for (int i = 0; i < GROUPS; i++) {
      insert(handle, PrincipalKind.GROUP, "g" + i);
    }
    for (int i = 0; i < USERS; i++) {
      insert(handle, PrincipalKind.USER, "u" + i);
      handle.execute("INSERT INTO group_members VALUES (?, ?)", "g" + i % GROUPS, "u" + i);
    }
    return USERS;
  }

  private void insert(Handle handle, PrincipalKind kind, String name) {
    PrincipalRows.insert(handle, PrincipalEntry.named("id-" + name, kind, name, clock.instant()));
  }

  private static SqlLogger counting(AtomicInteger statements) {
    return new SqlLogger() {
      @Override
      public void logBeforeExecution(StatementContext context) {
        statements.incrementAndGet();
      }
    };
  }
}
