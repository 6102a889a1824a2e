package io.lakewise.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Watches the system calls of the real {@code ./lakewise}: a statement is acknowledged only when
 * its data files, its log entry and their folders are on disk.
 */
class DurabilityIT {

  private static final Pattern SYNC = Pattern.compile("f(?:data)?sync\\(\\d+<(.*)>\\)\\s+= 0.*");
  private static final Pattern MOVE =
      Pattern.compile(
          "(?:rename|link)(?:at2?)?\\((?:AT_FDCWD[^,]*, )?\"(.*?)\", .*\"(.*?)\".*= 0.*");
  private static final Pattern WRITE = Pattern.compile("write\\(1<[^>]*>, \"(.*)\", .*");
  private static final Pattern COMMIT = Pattern.compile(".*/_delta_log/\\d{20}\\.json");

  /** What a process did: {@code sync}, {@code move} (rename or link) or {@code say}. */
  private record Event(String kind, String path, String target) {}

  private static Path program;

  @BeforeAll
  static void findProgram() {
    Path root = Path.of("").toAbsolutePath();
    while (root != null && !Files.isExecutable(root.resolve("lakewise"))) {
      root = root.getParent();
    }
    assumeTrue(
        root != null && Files.exists(root.resolve("target/dist/current/java.options")),
        "./lakewise is not built");
    assumeTrue(
        Stream.of(System.getenv("PATH").split(":"))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "strace"))),
        "strace is not installed");
    program = root.resolve("lakewise");
  }

  @Test
  void aStatementIsAcknowledgedWhenEverythingIsOnDisk(@TempDir Path folder) throws Exception {
    Path lake = folder.toRealPath().resolve("lake");
    List<Event> events =
        trace(
            folder,
            lake,
            "create table t (i int, p string) partitioned by (p);"
                + "insert into t values (1, 'x'), (2, 'x'), (3, 'y'); delete from t where i = 1");
    List<Integer> commits =
        places(events, event -> event.kind().equals("move") && isCommit(event.target()));
    assertThat(commits).as("commits").hasSize(3);
    for (Path each = lake; each.startsWith(folder.toRealPath()); each = each.getParent()) {
      assertSynced(events, 0, said(events, commits.get(0)), each.toString());
    }
    for (int commit : commits) {
      Event link = events.get(commit);
      assertSynced(events, 0, commit, link.path());
      assertSynced(events, commit, said(events, commit), parent(link.target()));
    }
    checkDataFiles(events, lake, commits);
  }

  /** Where the answer to a commit is. */
  private static int said(List<Event> events, int commit) {
    return places(events, event -> event.kind().equals("say")).stream()
        .filter(place -> place > commit)
        .findFirst()
        .orElseThrow();
  }

  /** Each file that is put in place was synced before, and its folder after, before the commit. */
  private static void checkDataFiles(List<Event> events, Path lake, List<Integer> commits) {
    List<Integer> moves =
        places(
            events,
            event ->
                event.kind().equals("move")
                    && event.target().startsWith(lake.resolve("tables").toString())
                    && !event.target().contains("/_delta_log/"));
    assertThat(moves).as("data files and deletion vectors").hasSizeGreaterThanOrEqualTo(3);
    for (int move : moves) {
      int commit = commits.stream().filter(place -> place > move).findFirst().orElseThrow();
      assertSynced(events, 0, move, events.get(move).path());
      assertSynced(events, move, commit, parent(events.get(move).target()));
    }
  }

  private static void assertSynced(List<Event> events, int from, int to, String path) {
    assertThat(events.subList(from, to))
        .as("events in which %s is synced", path)
        .contains(new Event("sync", path, ""));
  }

  private static boolean isCommit(String path) {
    return COMMIT.matcher(path).matches();
  }

  private static String parent(String path) {
    return Path.of(path).getParent().toString();
  }

  private static List<Integer> places(List<Event> events, Predicate<Event> wanted) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      if (wanted.test(events.get(i))) {
        places.add(i);
      }
    }
    return places;
  }

  private static List<Event> trace(Path folder, Path lake, String statements)
      throws IOException, InterruptedException {
    Path calls = folder.resolve("calls");
    ProcessBuilder builder =
        new ProcessBuilder(
            List.of(
                "strace",
                "-f",
                "-y",
                "-qq",
                "-s",
                "4096",
                "-o",
                calls.toString(),
                "-e",
                "trace=fsync,fdatasync,link,linkat,rename,renameat,renameat2,write",
                program.toString(),
                "sql",
                "--lake",
                lake.toString(),
                "-c",
                statements));
    builder.environment().put("LAKEWISE_BUILD", "never");
    builder.redirectErrorStream(true).redirectOutput(folder.resolve("said").toFile());
    Process process = builder.start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
    assertThat(process.exitValue()).as(Files.readString(folder.resolve("said"))).isZero();
    return events(Files.readAllLines(calls));
  }

  /** A call that another thread's came into has its end on a line of its own. */
  private static List<Event> events(List<String> lines) {
    List<Event> events = new ArrayList<>();
    Map<String, String> unfinished = new HashMap<>();
    for (String line : lines) {
      String[] parts = line.split(" +", 2);
      String call = parts[1];
      if (call.endsWith("<unfinished ...>")) {
        unfinished.put(parts[0], call.replace("<unfinished ...>", "").stripTrailing());
        continue;
      }
      if (call.startsWith("<... ")) {
        call = unfinished.remove(parts[0]) + call.replaceFirst("<\\.\\.\\. \\w+ resumed>", "");
      }
      Event event = event(call);
      if (event != null) {
        events.add(event);
      }
    }
    return events;
  }

  private static Event event(String call) {
    Matcher sync = SYNC.matcher(call);
    if (sync.matches()) {
      return new Event("sync", sync.group(1), "");
    }
    Matcher move = MOVE.matcher(call);
    if (move.matches()) {
      return new Event("move", move.group(1), move.group(2));
    }
    Matcher write = WRITE.matcher(call);
    return write.matches() ? new Event("say", write.group(1), "") : null;
  }
}
