package io.lakewise.table.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataPathsTest {

  @ParameterizedTest
  @CsvSource({
    "a.parquet, /lake/t/a.parquet",
    "p=a%20b/x.parquet, /lake/t/p=a b/x.parquet",
    "a%2Fb+c.parquet, /lake/t/a/b+c.parquet",
    "%C3%A9.parquet, /lake/t/é.parquet",
    "_2=bar+%252521/x, /lake/t/_2=bar+%2521/x",
    "/other/x%20y, /other/x y",
    "file:/other/x, /other/x",
    "file:///other/x%23, /other/x#",
    "file://localhost/other/x, /other/x",
    "a:b/c, /lake/t/a:b/c",
    "p=2020-01-01 10:00:00/x, /lake/t/p=2020-01-01 10:00:00/x"
  })
  void resolvesPathsOfALog(String path, String expected) {
    assertThat(DataPaths.resolve("/lake/t", path)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://bucket/x", "hdfs:/x", "file://host/x", "a%", "a%2", "a%zz", "%FF"})
  void refusesWhatItCannotServe(String path) {
    assertThatThrownBy(() -> DataPaths.resolve("/lake/t", path))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining(path);
  }

  @Test
  void decodesWhatItEncoded() {
    String path = "a b/c%20=é#?:\"<>^日.parquet";
    assertThat(DataPaths.encode(path)).matches("[\\x21-\\x7e]+").doesNotContain("#", "?", " ", ":");
    assertThat(DataPaths.resolve("/t", DataPaths.encode(path))).isEqualTo("/t/" + path);
  }

  @Test
  void knowsTheSpellingsOfAnAbsolutePath() {
    assertThat(DataPaths.canonical("file:/a/b%20c")).isEqualTo("/a/b%20c");
    assertThat(DataPaths.canonical("file:///a/b%20c")).isEqualTo("/a/b%20c");
    assertThat(DataPaths.canonical("a/b")).isEqualTo("a/b");
  }
}
