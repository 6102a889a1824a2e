package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArrowParquetTest {

  @TempDir private Path folder;

  @Test
  void filesThatAreMadeAtOnceSpillIntoFoldersOfTheirOwn() {
    Path one = ArrowParquet.spill(folder, folder.resolve("one.parquet"));
    assertThat(one).hasParentRaw(folder).isNotEqualTo(folder.resolve("one.parquet"));
    assertThat(ArrowParquet.spill(folder, folder.resolve("two.parquet"))).isNotEqualTo(one);
  }
}
