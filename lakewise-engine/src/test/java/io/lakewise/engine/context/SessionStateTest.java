package io.lakewise.engine.context;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.context.SessionState.TemporaryView;
import io.lakewise.engine.context.SessionState.Variable;
import io.lakewise.engine.session.Principal;
import io.lakewise.table.error.LakewiseException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** What a session remembers has an end, as it lies in the memory of all. */
class SessionStateTest {

  private static final int HALF = 4_000_000;

  private final SessionState state = new SessionState(Principal.LOCAL);

  private static Variable variable(String name, int length) {
    return new Variable(name, "VARCHAR", "x".repeat(length));
  }

  private static TemporaryView view(int length) {
    return new TemporaryView("x".repeat(length), List.of(), SchemaName.DEFAULT);
  }

  private static void refused(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("A session remembers at most 16 MB");
  }

  @Test
  void aSessionRemembersNoMoreThanItMay() {
    state.keep(variable("one", HALF));
    state.keep("v", view(HALF));
    refused(() -> state.keep(variable("two", HALF)));
    refused(() -> state.keep("w", view(HALF)));
    refused(() -> state.keep(variable("ONE", 2 * HALF)));
    assertThat(state.variables().get("one").literal()).hasSize(HALF);
    state.keep(variable("ONE", HALF + 1));
    assertThat(state.variables().get("one").literal()).hasSize(HALF + 1);
    state.views().remove("v");
    state.keep(variable("two", HALF));
  }

  @Test
  void manySmallThingsCountToo() {
    refused(
        () -> {
          for (int i = 0; i < 5_000; i++) {
            state.keep(variable("v" + i, 0));
          }
        });
  }
}
