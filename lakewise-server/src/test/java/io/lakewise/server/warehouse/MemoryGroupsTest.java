package io.lakewise.server.warehouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Control groups: the kernel's where this process may make some, else folders that look alike. */
class MemoryGroupsTest {

  @TempDir private Path folder;

  @Test
  void theKernelEndsAProcessThatTakesMoreThanItMay() throws Exception {
    MemoryGroups groups = MemoryGroups.ofThisProcess();
    assumeTrue(groups.work(), "no control groups here");
    Process hog =
        new ProcessBuilder("sh", "-c", "read go; head -c 400000000 /dev/zero | tail -c 300000000")
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    groups.enclose(hog.toHandle(), 64L << 20);
    hog.getOutputStream().write('\n');
    hog.getOutputStream().flush();
    assertThat(hog.waitFor(30, TimeUnit.SECONDS)).isTrue();
    assertThat(hog.exitValue()).isEqualTo(137);
  }

  @Test
  void underVersionTwoTheServerMovesAsideAndLimitsItsWorkers() throws Exception {
    Path own = Files.writeString(folder.resolve("own"), "0::/unit\n");
    Path unit = Files.createDirectories(folder.resolve("fs/unit"));
    Files.writeString(unit.resolve("cgroup.controllers"), "cpu memory pids\n");
    Files.writeString(unit.resolve("cgroup.procs"), "77\n");
    MemoryGroups groups = MemoryGroups.of(folder.resolve("fs"), own, 77);
    assertThat(groups.work()).isTrue();
    assertThat(unit.resolve("server/cgroup.procs")).hasContent("77");
    assertThat(unit.resolve("cgroup.subtree_control")).hasContent("+memory");
    Process other = new ProcessBuilder("sleep", "60").start();
    groups.enclose(other.toHandle(), 1000);
    Path group = unit.resolve("lakewise-worker-" + other.pid());
    assertThat(group.resolve("memory.max")).hasContent("1000");
    assertThat(group.resolve("cgroup.procs")).hasContent(Long.toString(other.pid()));
    other.destroyForcibly();
  }

  @Test
  void aGroupThatIsSharedOrNotOursIsLeftAlone() throws Exception {
    Path own = Files.writeString(folder.resolve("own"), "0::/session\n");
    Path unit = Files.createDirectories(folder.resolve("fs/session"));
    Files.writeString(unit.resolve("cgroup.controllers"), "memory\n");
    Files.writeString(unit.resolve("cgroup.procs"), "77\n78\n");
    assertThat(MemoryGroups.of(folder.resolve("fs"), own, 77).work()).isFalse();
    assertThat(unit.resolve("server")).doesNotExist();
    assertThat(MemoryGroups.of(folder, folder.resolve("none"), 77).work()).isFalse();
  }
}
