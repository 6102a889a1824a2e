package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lake for tables that other engines made; it works after each test, whatever these were. */
abstract class LakeOfOthers {

  @TempDir Path folder;
  Path root;
  TestLake lake;

  @BeforeEach
  void open() throws IOException {
    root = Files.createDirectories(folder.resolve("lake"));
    lake = new TestLake(root);
  }

  @AfterEach
  void close() {
    assertThat(lake.value("SELECT 42")).isEqualTo(42);
    lake.close();
  }
}
