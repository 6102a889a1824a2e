package io.lakewise.cli.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The text formats, byte by byte. */
class RowWritersTest {

  private static final List<ResultColumn> COLUMNS =
      List.of(
          new ResultColumn("id", "BIGINT"),
          new ResultColumn("na,me", "VARCHAR"),
          new ResultColumn("sum", "DECIMAL(38,2)"));

  private static final List<List<Object>> ROWS =
      List.of(
          List.of(
              Long.MAX_VALUE, "plain", new BigDecimal("123456789012345678901234567890123456.78")),
          Arrays.asList(1L, "", null),
          Arrays.asList(null, "a \"b\",\nc", new BigDecimal("0.10")),
          Arrays.asList(2L, null, new BigDecimal("-1E+3")));

  @Test
  void csvQuotesWhatNeedsItAndTellsNullFromEmpty() throws IOException {
    assertThat(written(OutputFormat.CSV, 0, COLUMNS, ROWS))
        .isEqualTo(
            """
            id,"na,me",sum
            9223372036854775807,plain,123456789012345678901234567890123456.78
            1,"",
            ,"a ""b"",
            c",0.10
            2,,-1000
            """);
  }

  @Test
  void jsonIsOneArray() throws IOException {
    assertThat(written(OutputFormat.JSON, 0, COLUMNS, ROWS))
        .isEqualTo(
            """
            [
            {"id":9223372036854775807,"na,me":"plain","sum":123456789012345678901234567890123456.78},
            {"id":1,"na,me":"","sum":null},
            {"id":null,"na,me":"a \\"b\\",\\nc","sum":0.10},
            {"id":2,"na,me":null,"sum":-1000}
            ]
            """);
    assertThat(written(OutputFormat.JSON, 0, COLUMNS, List.of())).isEqualTo("[]\n");
  }

  @Test
  void ndjsonIsOneObjectALine() throws IOException {
    List<ResultColumn> columns = List.of(new ResultColumn("v", "STRUCT(a DOUBLE)[]"));
    List<List<Object>> rows =
        List.of(
            List.of(List.of(Map.of("a", Double.NaN))),
            List.of(List.of(Map.of("a", 1.5), Map.of("a", 1e300))));
    assertThat(written(OutputFormat.NDJSON, 0, columns, rows))
        .isEqualTo(
            """
            {"v":[{"a":"NaN"}]}
            {"v":[{"a":1.5},{"a":1e300}]}
            """);
  }

  @Test
  void markdownAlignsNumbersAndEscapesBars() throws IOException {
    List<ResultColumn> columns =
        List.of(new ResultColumn("n", "INTEGER"), new ResultColumn("t", "VARCHAR"));
    assertThat(
            written(
                OutputFormat.MARKDOWN,
                0,
                columns,
                List.of(Arrays.asList(7, "a|b\nc"), Arrays.asList(null, null))))
        .isEqualTo(
            """
            | n | t |
            | ---: | --- |
            | 7 | a\\|b<br>c |
            | NULL | NULL |
            """);
  }

  @Test
  void tableAlignsByTypeAndShowsNull() throws IOException {
    assertThat(
            written(
                OutputFormat.TABLE,
                0,
                COLUMNS.subList(0, 2),
                List.of(Arrays.asList(12L, "日本"), Arrays.asList(null, "x\ny"))))
        .isEqualTo(
            """
            ┌──────┬───────┐
            │   id │ na,me │
            ├──────┼───────┤
            │   12 │ 日本  │
            │ NULL │ x\\ny  │
            └──────┴───────┘
            """);
  }

  @Test
  void tableIsCutToTheTerminalAndSaysSo() throws IOException {
    List<ResultColumn> columns = new ArrayList<>();
    List<Object> row = new ArrayList<>();
    for (int column = 0; column < 5; column++) {
      columns.add(new ResultColumn("c" + column, "VARCHAR"));
      row.add("0123456789");
    }
    String written = written(OutputFormat.TABLE, 30, columns, List.of(row));
    assertThat(written.lines().limit(5)).allMatch(line -> line.length() <= 30);
    assertThat(written).contains("│ 01234… │").contains("2 columns are not shown");
    assertThat(written(OutputFormat.TABLE, 0, columns, List.of(row))).doesNotContain("…");
  }

  @Test
  void tableWidensForLongerValuesFarBehind() throws IOException {
    List<List<Object>> rows = new ArrayList<>();
    for (int row = 0; row < 2_000; row++) {
      rows.add(List.of("x"));
    }
    rows.add(List.of("a longer value"));
    String written =
        written(OutputFormat.TABLE, 0, List.of(new ResultColumn("c", "VARCHAR")), rows);
    assertThat(written.lines()).hasSize(2_005).contains("│ a longer value │");
  }

  @Test
  void tableWritesAPlanAsItIs() throws IOException {
    assertThat(
            written(
                OutputFormat.TABLE,
                10,
                List.of(new ResultColumn("plan", "VARCHAR")),
                List.of(List.of("a wide first line\n  second"))))
        .isEqualTo("a wide first line\n  second\n");
  }

  @Test
  void controlCharactersDoNotReachTheTerminal() throws IOException {
    assertThat(
            written(
                OutputFormat.TABLE,
                80,
                List.of(new ResultColumn("c", "VARCHAR")),
                List.of(List.of("\u001b[31mred\u0007"))))
        .doesNotContain("\u001b")
        .doesNotContain("\u0007");
  }

  @Test
  void binaryFormatsAreNoText() {
    assertThatThrownBy(() -> RowWriters.of(OutputFormat.PARQUET, Writer.nullWriter(), 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static String written(
      OutputFormat format, int width, List<ResultColumn> columns, List<List<Object>> rows)
      throws IOException {
    StringWriter text = new StringWriter();
    RowWriter writer = RowWriters.of(format, text, width);
    writer.begin(columns);
    for (List<Object> row : rows) {
      writer.row(row);
    }
    writer.end();
    return text.toString();
  }
}
