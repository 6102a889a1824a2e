package io.lakewise.engine.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.TestLake;
import io.lakewise.table.error.LakewiseException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Places in which no table can be made. */
class BadLocationsTest {

  @TempDir private Path folder;
  private TestLake lake;

  @BeforeEach
  void open() throws Exception {
    Path root = Files.createDirectories(folder.resolve("lake"));
    Path open = Files.createDirectories(root.resolve("open"));
    Files.writeString(open.resolve("file"), "x");
    Files.createSymbolicLink(open.resolve("nowhere"), folder.resolve("missing"));
    Files.createSymbolicLink(open.resolve("loop"), open.resolve("loop"));
    Files.createSymbolicLink(open.resolve("out"), folder);
    Files.createSymbolicLink(open.resolve("tofile"), open.resolve("file"));
    Process pipe = new ProcessBuilder("mkfifo", open.resolve("pipe").toString()).start();
    assertThat(pipe.waitFor()).isZero();
    lake = new TestLake(root);
    lake.run("CREATE TABLE there (id INT) LOCATION 'open/there'");
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void eachIsTheUsersFaultAndSaysWhy() {
    refused("open/file", "open/file is there and is no folder");
    refused("open/tofile", "open/file is there and is no folder");
    refused("open/file/below", "open/file is there and is no folder");
    refused("open/pipe", "open/pipe is there and is no folder");
    refused("open/pipe/below", "open/pipe is there and is no folder");
    refused("open/nowhere", "open/nowhere is a link that leads nowhere");
    refused("open/nowhere/below", "open/nowhere is a link that leads nowhere");
    refused("open/loop", "open/loop is a link that leads nowhere");
    refused("open/loop/below", "open/loop is a link that leads nowhere");
    refused("open/" + "n".repeat(300), "File name too long");
    refused("open" + "/m".repeat(3_000), "File name too long");
    refused("open/out/x", "outside of the lake");
    refused("..", "outside of the lake");
    refused("open/../../x", "outside of the lake");
    refused("/etc/x", "outside of the lake");
    refused("file:///etc/x", "outside of the lake");
    refused("s3://bucket/x", "is an address");
    refused("C:\\x", "is an address");
    refused("", "belongs to the lake itself");
    refused(" ", "belongs to the lake itself");
    refused(".", "belongs to the lake itself");
    refused("files", "belongs to the lake itself");
    refused("tables/x", "belongs to the lake itself");
    refused("_lakewise/x", "belongs to the lake itself");
    refused("open/there/_delta_log", "is taken");
    refused("open/nul\0x", "U+0000");
    refused("open/\ud800", "is not a path");
  }

  private void refused(String location, String why) {
    for (String table :
        new String[] {
          "CREATE TABLE t (id INT) LOCATION '%s'", "CREATE TABLE t LOCATION '%s' AS SELECT 1 AS id"
        }) {
      assertThatThrownBy(() -> lake.run(table.formatted(location)))
          .as("%s", location.substring(0, Math.min(40, location.length())))
          .isInstanceOfSatisfying(
              LakewiseException.class,
              error -> assertThat(error.code()).isEqualTo(LakewiseException.Code.USER))
          .hasMessageContaining(why)
          .satisfies(error -> assertThat(error.getMessage()).hasSizeLessThan(500));
    }
    assertThat(lake.sql("SHOW TABLES")).hasSize(1);
  }
}
