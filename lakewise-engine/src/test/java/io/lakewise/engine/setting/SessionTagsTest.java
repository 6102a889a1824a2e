package io.lakewise.engine.setting;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SessionTagsTest {

  @TempDir Path folder;
  private TestLake lake;

  @BeforeEach
  void open() {
    lake = new TestLake(folder.resolve("lake"));
  }

  @AfterEach
  void close() {
    lake.close();
  }

  @Test
  void tagsAreSetAndTakenAwayOneByOne() {
    lake.run("SET QUERY_TAGS['team'] = ' marketing ', QUERY_TAGS['cost'] = '701'");
    lake.run(
        "SET QUERY_TAGS['team'] = 'sales', QUERY_TAGS['env'] = NULL, query_tags['cost'] = UNSET");
    assertThat(lake.sql("SET QUERY_TAGS"))
        .containsExactly(List.of("team", "sales"), Arrays.asList("env", null));
    lake.run("RESET query_tags");
    assertThat(lake.sql("SET QUERY_TAGS")).isEmpty();
  }

  @Test
  void oneTextReplacesThemAll() {
    lake.run("SET QUERY_TAGS['team'] = 'sales'");
    lake.run("SET query_tags = 'a:1, b ,c\\:d:e\\,f:g,,h:'");
    assertThat(lake.sql("SET QUERY_TAGS"))
        .containsExactly(
            List.of("a", "1"),
            Arrays.asList("b", null),
            List.of("c:d", "e,f:g"),
            Arrays.asList("h", null));
  }

  @Test
  void thereAreBounds() {
    assertThat(lake.error("SET QUERY_TAGS[' '] = 'x'")).contains("A query tag has a key");
    assertThat(lake.error("SET QUERY_TAGS['k'] = '" + "x".repeat(257) + "'")).contains("256");
    for (int i = 0; i < 50; i++) {
      lake.run("SET QUERY_TAGS['k" + i + "'] = 'x'");
    }
    assertThat(lake.error("SET QUERY_TAGS['more'] = 'x'")).contains("at most 50");
    lake.run("SET QUERY_TAGS['k1'] = 'y'");
    assertThat(lake.sql("SET QUERY_TAGS")).hasSize(50);
  }
}
