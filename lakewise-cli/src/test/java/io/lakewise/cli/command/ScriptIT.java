package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code ./lakewise} as people start it; skipped where it was not built. */
@Timeout(300)
class ScriptIT {

  private static final Path ROOT = root();

  @TempDir private Path folder;
  private Path temporary;

  /** What a process came to. */
  private record Ended(int exitCode, String output, String errors) {}

  @BeforeEach
  void requireDistribution() throws IOException {
    assumeTrue(Files.exists(ROOT.resolve("target/dist/current/java.options")), "not built");
    temporary = Files.createDirectory(folder.resolve("temporary"));
  }

  @Test
  void walksThroughTheLifeOfATable() throws Exception {
    assertThat(sql("create table t (id int not null, name string, price decimal(10,2))")).isEmpty();
    assertThat(sql("insert into t values (1, 'a', 1.5), (2, 'b, \"c\"', 2.5), (3, '', null)"))
        .isEmpty();
    assertThat(sql("from t order by id"))
        .isEqualTo("id,name,price\n1,a,1.50\n2,\"b, \"\"c\"\"\",2.50\n3,\"\",\n");
    sql("update t set price = price + 1 where id <= 2");
    sql("delete from t where id = 3");
    sql(
        "merge into t using (values (2, 'B', 9.99), (7, 'z', 0.01)) as s(id, name, price)"
            + " on t.id = s.id when matched then update set * when not matched then insert *");
    assertThat(sql("select * from t order by id"))
        .isEqualTo("id,name,price\n1,a,2.50\n2,B,9.99\n7,z,0.01\n");
    sql("alter table t add column seen date");
    assertThat(sql("select id, seen from t where id = 7")).isEqualTo("id,seen\n7,\n");
    assertThat(sql("select count(*) as n from t version as of 1")).isEqualTo("n\n3\n");
    assertThat(sql("select _change_type as change, id from table_changes('t', 3, 3) order by all"))
        .isEqualTo("change,id\ndelete,3\n");
    assertThat(
            sql(
                "select version, operation from (describe history t) order by version desc limit"
                    + " 3"))
        .isEqualTo("version,operation\n5,ADD COLUMNS\n4,MERGE\n3,DELETE\n");
    sql("restore table t to version as of 1");
    assertThat(sql("select count(*) as n, sum(price) as price from t"))
        .isEqualTo("n,price\n3,4.00\n");
  }

  @Test
  void exitCodesTellSuccessFailureAndWrongUsage() throws Exception {
    assertThat(run("sql", "-c", "select 1").exitCode()).isZero();
    Ended failed = run("sql", "-c", "select * from gone");
    assertThat(failed.exitCode()).isEqualTo(1);
    assertThat(failed.errors())
        .startsWith("error: Table or view main.default.gone does not exist")
        .doesNotContain("Made a new lake")
        .doesNotContain("\tat ");
    assertThat(folder.resolve("lake")).doesNotExist();
    assertThat(run("sql", "--nonsense").exitCode()).isEqualTo(2);
    assertThat(run("demo", "--flights", folder.resolve("none").toString()).exitCode()).isEqualTo(1);
  }

  @Test
  void aStatementWithoutTablesMakesNoLake() throws Exception {
    assertThat(run("sql", "-c", "select 42 as answer", "--format", "csv").output())
        .isEqualTo("answer\n42\n");
    Path file = folder.resolve("answer.parquet");
    run("sql", "-c", "select 42 as answer", "--format", "parquet", "-o", file.toString());
    assertThat(file).exists();
    assertThat(folder.resolve("lake")).doesNotExist();
    assertThat(folder.resolve("lake.spill")).doesNotExist();
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws Exception {
    sql("create table t as select * from range(1000)");
    assertThat(sql("select count(*) as n from t")).isEqualTo("n\n1000\n");
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void nothingIsLeftInTheTemporaryFolderWhenKilledAndNothingIsLost() throws Exception {
    sql("create table t as select * from range(1000) as r(n)");
    Process process = start("sql", "-c", "insert into t select * from range(1000000000)");
    long before = bytes();
    while (process.isAlive() && bytes() < before + 1_000_000) {
      Thread.onSpinWait();
    }
    assertThat(process.isAlive()).isTrue();
    process.toHandle().destroyForcibly();
    assertThat(process.waitFor()).isNotZero();
    assertThat(temporaryFiles()).isEmpty();
    sql("insert into t values (1000)");
    assertThat(sql("select count(*) as n from t")).isEqualTo("n\n1001\n");
    try (Stream<Path> staged = Files.walk(folder.resolve("lake/_lakewise/staging"))) {
      assertThat(staged.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void whatIsMissingIsNamed() throws Exception {
    Ended java = run(Map.of("JAVA_HOME", "/nowhere"), "./lakewise", "--version");
    assertThat(java.exitCode()).isEqualTo(1);
    assertThat(java.errors()).contains("/nowhere").contains("JDK 17");
    Ended node =
        run(Map.of("PATH", "/nowhere"), "/bin/bash", "lakewise-cli/demo/fetch-flights", "x");
    assertThat(node.exitCode()).isEqualTo(1);
    assertThat(node.errors()).contains("Node was not found").contains("18");
  }

  @Test
  void theDemoTellsItsStory() throws Exception {
    assumeTrue(Files.exists(ROOT.resolve("target/demo/flights-3m.parquet")), "no data");
    Ended demo = run("demo");
    assertThat(demo.output()).contains("everything was as it should be").doesNotContain("✘");
    assertThat(demo.exitCode()).isZero();
    assertThat(run("demo").exitCode()).as("in a folder that is not empty").isEqualTo(1);
    assertThat(temporaryFiles()).isEmpty();
  }

  /** The rows of a statement that must succeed, as CSV. */
  private String sql(String statement) throws Exception {
    Ended ended = run("sql", "-c", statement, "--format", "csv");
    assertThat(ended.exitCode()).as("%s: %s", statement, ended.errors()).isZero();
    return ended.output();
  }

  private Ended run(String... arguments) throws Exception {
    return ended(start(arguments));
  }

  private Ended run(Map<String, String> environment, String... command) throws Exception {
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().putAll(environment);
    builder.environment().put("LAKEWISE_BUILD", "never");
    return ended(redirected(builder).start());
  }

  private Process start(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("./lakewise"));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--lake", folder.resolve("lake").toString()));
    ProcessBuilder builder = new ProcessBuilder(command).directory(ROOT.toFile());
    builder.environment().put("LAKEWISE_BUILD", "never");
    builder.environment().put("TMPDIR", temporary.toString());
    builder.environment().put("LAKEWISE_JAVA_OPTIONS", "-Djava.io.tmpdir=" + temporary);
    return redirected(builder).start();
  }

  private ProcessBuilder redirected(ProcessBuilder builder) {
    return builder
        .redirectOutput(folder.resolve("output").toFile())
        .redirectError(folder.resolve("errors").toFile());
  }

  private Ended ended(Process process) throws Exception {
    process.getOutputStream().close();
    assertThat(process.waitFor(200, TimeUnit.SECONDS)).isTrue();
    return new Ended(
        process.exitValue(),
        Files.readString(folder.resolve("output"), StandardCharsets.UTF_8),
        Files.readString(folder.resolve("errors"), StandardCharsets.UTF_8));
  }

  private List<Path> temporaryFiles() throws IOException {
    try (Stream<Path> files = Files.list(temporary)) {
      return files.toList();
    }
  }

  private long bytes() throws IOException {
    Path staging = folder.resolve("lake/_lakewise/staging");
    try (Stream<Path> files = Files.walk(staging)) {
      return files.mapToLong(file -> file.toFile().length()).sum();
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("lakewise-cli/demo"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
