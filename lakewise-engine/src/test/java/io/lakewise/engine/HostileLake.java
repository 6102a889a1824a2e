package io.lakewise.engine;

import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A lake beside a folder that nothing may touch, with a session of somebody else. What a hostile
 * statement could change can be compared, and what it could read holds {@link #CANARY}.
 */
final class HostileLake implements AutoCloseable {

  /** Stands in every file and object that is out of reach. */
  static final String CANARY = "canary-4711";

  private final Path lakeRoot;
  private final Path outside;
  private final TestLake lake;
  private final Session somebodyElse;

  HostileLake(Path folder) throws IOException {
    lakeRoot = folder.resolve("lake");
    outside = Files.createDirectories(folder.toRealPath().resolve("outside"));
    Path allowed = Files.createDirectories(outside.resolve("allowed"));
    Files.writeString(allowed.resolve("fine.csv"), "a,b\n1,2\n");
    Files.writeString(outside.resolve("canary.csv"), "a\n" + CANARY + "\n");
    Files.writeString(outside.resolve("canary.json"), "{\"a\": \"" + CANARY + "\"}\n");
    lake = new TestLake(lakeRoot, List.of(allowed), Clock.systemUTC());
    makeFiles();
    makeTables();
    somebodyElse = lake.session(Principal.LOCAL);
    execute(somebodyElse, "create temp view hers as select '" + CANARY + "' as a");
    execute(somebodyElse, "declare variable secret string default '" + CANARY + "'");
    execute(
        somebodyElse,
        "create temporary function her_function() returns string return '" + CANARY + "'");
  }

  private void makeFiles() throws IOException {
    Path files = Files.createDirectories(lakeRoot.resolve("files"));
    Files.writeString(files.resolve("inside.csv"), "a,b\n1,2\n");
    Files.createSymbolicLink(files.resolve("link.csv"), outside.resolve("canary.csv"));
    Files.createSymbolicLink(files.resolve("linked"), outside);
  }

  private void makeTables() throws IOException {
    lake.run("create table t (id int, name string)");
    lake.run("insert into t values (1, 'one'), (2, 'two')");
    lake.run("create table loaded (a int, b int)");
    lake.run("create view v as select * from t");
    lake.run("create table placed location 'files/placed' as select '" + CANARY + "' as a");
    lake.run("declare variable own string default 'mine'");
    copy(lakeRoot.resolve("files/placed"), outside.resolve("table"));
    try (Stream<Path> found = Files.walk(outside.resolve("table"))) {
      Path data = found.filter(file -> file.toString().endsWith(".parquet")).findFirst().get();
      Files.copy(data, outside.resolve("canary.parquet"));
      Files.copy(data, lakeRoot.resolve("files/inside.parquet"));
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> found = Files.walk(from)) {
      for (Path file : found.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  TestLake lake() {
    return lake;
  }

  /** A line of a resource as a statement. */
  String statement(String line) {
    String text = line.replace("{outside}", outside.toString()).replace("\\n", "\n");
    return java.util.regex.Pattern.compile("\\\\u([0-9a-f]{4})")
        .matcher(text)
        .replaceAll(found -> Character.toString((char) Integer.parseInt(found.group(1), 16)));
  }

  /** Everything that a statement could have changed. */
  Map<String, Object> everything() {
    Map<String, Object> found = new TreeMap<>();
    files(lakeRoot, found);
    files(outside, found);
    for (String show :
        List.of(
            "show schemas",
            "show tables",
            "show views",
            "show user functions",
            "show variables",
            "show tables dropped",
            "show tblproperties t",
            "describe extended t",
            "select * from t order by id",
            "select getvariable('own'), current_schema",
            "select comment from information_schema.tables order by all")) {
      found.put(show, lake.sql(show));
    }
    return found;
  }

  /** Files and folders with their size and time; the state's and those for spilling come and go. */
  private void files(Path root, Map<String, Object> found) {
    Path state = lakeRoot.resolve("_lakewise");
    try (Stream<Path> walked = Files.walk(root)) {
      for (Path file : walked.filter(path -> !path.startsWith(state)).toList()) {
        boolean plain = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS);
        found.put(
            file.toString(),
            plain ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "no plain file");
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      result.columns();
    }
  }

  /** The statements of a resource, without comments. */
  static List<String> lines(String resource) throws IOException {
    try (var stream = HostileLake.class.getResourceAsStream("hostile/" + resource)) {
      String text = new String(stream.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      List<String> lines = new ArrayList<>();
      for (String line : text.split("\n")) {
        if (!line.isBlank() && !line.startsWith("-- ")) {
          lines.add(line);
        }
      }
      return lines;
    }
  }

  @Override
  public void close() {
    somebodyElse.close();
    lake.close();
  }
}
