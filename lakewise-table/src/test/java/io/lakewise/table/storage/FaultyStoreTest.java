package io.lakewise.table.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.storage.FaultyStore.InjectedFault;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FaultyStoreTest {

  @TempDir Path folder;
  private Path root;
  private LocalStore store;

  @BeforeEach
  void open() throws IOException {
    root = folder.toRealPath();
    store = new LocalStore(List.of(root), UUID::randomUUID);
  }

  @Test
  void replaysItsFaultsFromASeed() {
    assertThat(outcomes("a", 7)).isEqualTo(outcomes("b", 7)).contains(true, false);
    assertThat(outcomes("c", 8)).isNotEqualTo(outcomes("d", 7));
  }

  private List<Boolean> outcomes(String name, long seed) {
    FaultyStore faulty = new FaultyStore(store, new Random(seed), 0.3);
    List<Boolean> outcomes = new ArrayList<>();
    for (int call = 0; call < 50; call++) {
      try {
        faulty.putIfAbsent(root + "/" + name + call, new byte[] {1});
        outcomes.add(true);
      } catch (IOException e) {
        outcomes.add(false);
      }
    }
    return outcomes;
  }

  @Test
  void losesTheAcknowledgementOfACallThatWasDone() throws IOException {
    FaultyStore faulty = new FaultyStore(store, new Random(1), 0).crashAt(2, true);
    faulty.put(root + "/a", new byte[] {1});
    assertThatThrownBy(() -> faulty.putIfAbsent(root + "/b", new byte[] {2}))
        .isInstanceOf(InjectedFault.class);
    assertThatThrownBy(() -> faulty.read(root + "/b")).isInstanceOf(InjectedFault.class);
    faulty.restart();
    assertThat(faulty.read(root + "/b")).containsExactly(2);
  }

  @Test
  void tearsNoPutIfAbsent() {
    for (long seed = 0; seed < 200; seed++) {
      FaultyStore faulty = new FaultyStore(store, new Random(seed), 1);
      String path = root + "/torn" + seed;
      assertThatThrownBy(() -> faulty.putIfAbsent(path, new byte[1000]))
          .isInstanceOf(InjectedFault.class);
      assertThat(store(path)).as("seed %s", seed).isIn(-1L, 1000L);
    }
  }

  private long store(String path) {
    try {
      return store.head(path).map(StoredObject::size).orElse(-1L);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
