package io.lakewise.engine.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.table.kernel.KernelReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A lake whose tables lie in folders of known names, so that Kernel can open them. */
abstract class WriteFixture {

  @TempDir Path folder;
  TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  Path location(String table) {
    return folder.resolve("lake").resolve("open").resolve(table);
  }

  /** Creates a table in a folder of its name. */
  void table(String name, String columns, String more) {
    lake.run(
        "CREATE TABLE " + name + " (" + columns + ") " + more + " LOCATION 'open/" + name + "'");
  }

  /** Rows as text, sorted; the same rows that Kernel reads are asserted on the way. */
  List<String> rows(String table) {
    List<String> ours = texts(lake.sql("SELECT * FROM " + table));
    assertThat(texts(KernelReader.of(location(table)).rows())).isEqualTo(ours);
    return ours;
  }

  static List<String> texts(List<List<Object>> rows) {
    return rows.stream().map(RowTexts::of).sorted().toList();
  }

  /** The last commit of a table. */
  String lastCommit(String table) {
    try (Stream<Path> files = Files.list(location(table).resolve("_delta_log"))) {
      List<Path> commits =
          new ArrayList<>(
              files.filter(file -> file.toString().matches(".*/\\d{20}\\.json")).sorted().toList());
      return Files.readString(commits.get(commits.size() - 1));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
