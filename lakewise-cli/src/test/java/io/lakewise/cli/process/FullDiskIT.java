package io.lakewise.cli.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A disk of its own, which is small; skipped where none may be mounted. */
@Timeout(300)
class FullDiskIT {

  private static final String COUNT = "SELECT count(*) AS n FROM t";

  @TempDir private Path folder;
  private Path disk;
  private boolean mounted;

  /** What a process came to. */
  private record Ended(int exitCode, String output, String errors) {}

  @BeforeEach
  void mount() throws Exception {
    Distribution.assumeBuilt();
    disk = Files.createDirectory(folder.resolve("disk"));
    mounted = run("mount", "-t", "tmpfs", "-o", "size=24m", "lakewise-test", disk.toString()) == 0;
    assumeTrue(mounted, "no disk may be mounted");
    done("CREATE TABLE t AS SELECT range AS i, md5(range::VARCHAR) AS s FROM range(1000)");
  }

  @AfterEach
  void unmount() throws Exception {
    if (mounted) {
      run("umount", disk.toString());
    }
  }

  @Test
  void whatDoesNotFitOnTheDiskIsNotThere() throws Exception {
    refused("INSERT INTO t SELECT range, md5(range::VARCHAR) FROM range(2000000)", "disk is full");
    assertThat(done(COUNT)).isEqualTo("n\n1000\n");
    done("INSERT INTO t VALUES (1, 'x')");
    assertThat(done(COUNT)).isEqualTo("n\n1001\n");
  }

  @Test
  void aFullDiskCanBeReadAndForgetsNothing() throws Exception {
    fill();
    assertThat(done(COUNT)).isEqualTo("n\n1000\n");
    refused("INSERT INTO t VALUES (1, 'x')", "No space left on device");
    refused("CREATE VIEW v AS SELECT 1", "disk is full");
    refused("CREATE TABLE u (i INT)", "No space left on device");
    refused("DROP TABLE t", "disk is full");
    assertThat(done(COUNT)).isEqualTo("n\n1000\n");
    Files.delete(disk.resolve("fill"));
    done("INSERT INTO t VALUES (1, 'x')");
    done("CREATE VIEW v AS SELECT 1");
    done("CREATE TABLE u (i INT)");
    assertThat(done(COUNT)).isEqualTo("n\n1001\n");
  }

  @Test
  void aDiskThatMayOnlyBeReadCanBeRead() throws Exception {
    assertThat(run("mount", "-o", "remount,ro", disk.toString())).isZero();
    assertThat(done(COUNT)).isEqualTo("n\n1000\n");
    assertThat(done("SHOW TABLES")).contains("t");
    refused("INSERT INTO t VALUES (1, 'x')", "ead-only");
    refused("UPDATE t SET s = 'y' WHERE i = 1", "ead-only");
    refused("CREATE VIEW v AS SELECT 1", "may only be read");
    refused("CREATE TABLE u (i INT)", "ead-only");
    refused("ALTER TABLE t RENAME TO u", "may only be read");
    assertThat(run("mount", "-o", "remount,rw", disk.toString())).isZero();
    done("INSERT INTO t VALUES (1, 'x')");
    assertThat(done(COUNT)).isEqualTo("n\n1001\n");
  }

  private void fill() throws Exception {
    byte[] bytes = new byte[4096];
    try (OutputStream file = Files.newOutputStream(disk.resolve("fill"))) {
      while (disk.toFile().getUsableSpace() > 0) {
        file.write(bytes);
      }
    }
  }

  private void refused(String statement, String why) throws Exception {
    Ended ended = sql(statement);
    assertThat(ended.exitCode()).as(statement).isEqualTo(1);
    assertThat(ended.errors())
        .as(statement)
        .startsWith("error: ")
        .contains(why)
        .doesNotContain("not known whether")
        .doesNotContain("\tat ");
  }

  private String done(String statement) throws Exception {
    Ended ended = sql(statement);
    assertThat(ended.exitCode()).as("%s: %s", statement, ended.errors()).isZero();
    return ended.output();
  }

  private Ended sql(String statement) throws Exception {
    List<String> arguments =
        List.of("sql", "--format", "csv", "--lake", disk.resolve("lake").toString(), "-c");
    List<String> all = new ArrayList<>(arguments);
    all.add(statement);
    Path errors = folder.resolve("errors");
    Process process = Distribution.lakewise(all).redirectError(errors.toFile()).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor(100, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output, Files.readString(errors));
  }

  private static int run(String... command) throws Exception {
    return new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
  }
}
