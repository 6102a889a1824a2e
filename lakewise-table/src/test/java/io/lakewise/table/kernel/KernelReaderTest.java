package io.lakewise.table.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class KernelReaderTest {

  @Test
  void readsVersionsSchemaAndRowsOfAGoldenTable() {
    Path table = golden("time-travel-start-start20-start40");
    KernelReader reader = KernelReader.of(table);
    assertThat(reader.latestVersion()).isEqualTo(2);
    assertThat(reader.schema().fieldNames()).containsExactly("id");
    assertThat(reader.rows(0)).hasSize(10).contains(List.of(9L));
    assertThat(reader.rows()).hasSize(30);
    assertThat(reader.files()).hasSize(6);
  }

  @Test
  void appliesDeletionVectors() {
    Path table = golden("dv-partitioned-with-checkpoint");
    assertThat(KernelReader.of(table).rows()).hasSize(35);
  }

  private static Path golden(String name) {
    assumeTrue(Conformance.golden(name).isPresent(), "shared/conformance is not here");
    return Conformance.golden(name).orElseThrow();
  }
}
