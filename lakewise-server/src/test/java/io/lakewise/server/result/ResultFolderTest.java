package io.lakewise.server.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResultFolderTest {

  @TempDir private Path folder;

  /** An export that spilled, whose server was killed. */
  @Test
  void whatDeadProcessesLeftGoesWithItsFolders() throws Exception {
    Path others = Files.createDirectory(folder.resolve("others"));
    Path kept = Files.createFile(others.resolve("kept"));
    Path parent = folder.resolve("results");
    Path dead = parent.resolve("dead");
    Files.createDirectories(dead.resolve("spill/deeper"));
    Files.createFile(dead.resolve("lock"));
    Files.createFile(dead.resolve("spill/deeper/block"));
    Files.createSymbolicLink(dead.resolve("spill/link"), others);
    try (ResultFolder open = ResultFolder.open(parent)) {
      assertThat(dead).doesNotExist();
      assertThat(open.path()).isDirectory();
      Files.createDirectory(open.path().resolve("spill"));
    }
    assertThat(parent).isEmptyDirectory();
    assertThat(kept).exists();
  }
}
