package io.lakewise.cli.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CancellingTest {

  private final List<String> done = new ArrayList<>();
  private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);
  private final Cancelling cancelling =
      new Cancelling(() -> done.add("cancel"), () -> done.add("end"), nanos::get);

  @Test
  void theFirstAsksTheStatementToEndAndAHastySecondDoesNothing() {
    cancelling.pressed();
    nanos.addAndGet(200_000_000L);
    cancelling.pressed();
    assertThat(done).containsExactly("cancel");
  }

  @Test
  void oneThatComesWhenAskingHasNotHelpedEndsTheProcess() {
    cancelling.pressed();
    nanos.addAndGet(1_000_000_000L);
    cancelling.pressed();
    assertThat(done).containsExactly("cancel", "end");
  }
}
