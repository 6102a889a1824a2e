package io.lakewise.server.download;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.server.TestServer;
import io.lakewise.server.TestServer.Answer;
import io.lakewise.server.access.TestTokens;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Results as files. */
class DownloadIT {

  @TempDir private static Path folder;
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer(folder, Map.of("threads", "1"));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static String path(String query) {
    return "/api/v1/statements/" + server.run(query).path("statement_id").asText() + "/download";
  }

  private static HttpResponse<byte[]> fetched(String path) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(server.server().address() + path))
                .header("Authorization", "Bearer " + server.token())
                .build(),
            HttpResponse.BodyHandlers.ofByteArray());
  }

  private static Map<String, Document> workbook(byte[] bytes) throws Exception {
    Map<String, Document> parts = new TreeMap<>();
    Path file = Files.write(folder.resolve("book.xlsx"), bytes);
    try (ZipFile zip = new ZipFile(file.toFile())) {
      for (ZipEntry entry : Collections.list(zip.entries())) {
        parts.put(
            entry.getName(),
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(zip.getInputStream(entry)));
      }
    }
    return parts;
  }

  /** The cells of a row of the first sheet: a kind, a blank and the value each. */
  private static List<String> cells(Document sheet, int row) {
    List<String> cells = new ArrayList<>();
    Element line = (Element) sheet.getElementsByTagName("row").item(row);
    NodeList all = line.getElementsByTagName("c");
    for (int at = 0; at < all.getLength(); at++) {
      Element cell = (Element) all.item(at);
      cells.add(cell.getAttribute("t") + " " + cell.getTextContent());
      assertThat(cell.getElementsByTagName("f").getLength()).as("formulas").isZero();
    }
    return cells;
  }

  @Test
  void csvTellsNullFromAnEmptyText() throws Exception {
    HttpResponse<byte[]> answer =
        fetched(
            path(
                    "select 1 as a, null as \"b,c\", '' as d, 'x\"y' as e, 'l\nm' as f, 'Größe 🙂' as g,"
                        + " '=1+1' as h, [1, 2] as i")
                + "?format=csv&name=a/b..%20%C3%BC%0d%0a");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8))
        .isEqualTo(
            "a,\"b,c\",d,e,f,g,h,i\r\n1,,\"\",\"x\"\"y\",\"l\nm\",Größe 🙂,=1+1,\"[1,2]\"\r\n");
    assertThat(answer.headers().firstValue("content-type")).contains("text/csv; charset=utf-8");
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .startsWith("attachment")
        .contains("a_b_%20%C3%BC_.csv");
  }

  @Test
  void aWorkbookHasTheTypesAndNoFormulas() throws Exception {
    HttpResponse<byte[]> answer =
        fetched(
            path(
                    """
                    select 42 as i, 9007199254740993::bigint as large, 1.50::decimal(9, 2) as d,
                      12345678901234567.89::decimal(38, 2) as money, 0.1::double as f,
                      'nan'::double as n, true as t, date '2026-02-28' as day,
                      date '1899-12-31' as old, timestamp '2026-02-28 13:14:15.25' as at,
                      timestamptz '2026-02-28 13:14:15+00' as zoned, null as nothing,
                      '=cmd|''/c calc''!A1' as eq, '+1' as plus, '-1' as minus, '@x' as sign,
                      'a < b & c' || chr(1) as odd, {'k': 1} as struct, '007' as code
                    """)
                + "?format=xlsx");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .contains("result.xlsx");
    Map<String, Document> parts = workbook(answer.body());
    Document sheet = parts.get("xl/worksheets/sheet1.xml");
    assertThat(cells(sheet, 0)).hasSize(19).contains("inlineStr i", "inlineStr nothing");
    assertThat(cells(sheet, 1))
        .containsSubsequence(
            "n 42",
            "inlineStr 9007199254740993",
            "n 1.50",
            "inlineStr 12345678901234567.89",
            "n 0.1",
            "inlineStr NaN",
            "b 1",
            "n 46081.0",
            "inlineStr 1899-12-31")
        .containsSubsequence(
            "inlineStr =cmd|'/c calc'!A1",
            "inlineStr +1",
            "inlineStr -1",
            "inlineStr @x",
            "inlineStr {\"k\":1}",
            "inlineStr 007");
    assertThat(cells(sheet, 1)).anyMatch(cell -> cell.startsWith("inlineStr a < b & c"));
    assertThat(cells(sheet, 1)).anyMatch(cell -> cell.startsWith("n 46081.55156"));
    assertThat(((Element) sheet.getElementsByTagName("pane").item(0)).getAttribute("ySplit"))
        .isEqualTo("1");
    assertThat(sheet.getElementsByTagName("col").getLength()).isEqualTo(19);
    assertThat(text(parts.get("xl/styles.xml"))).contains("yyyy-mm-dd hh:mm:ss.000");
  }

  private static String text(Document document) {
    StringBuilder formats = new StringBuilder();
    NodeList all = document.getElementsByTagName("numFmt");
    for (int at = 0; at < all.getLength(); at++) {
      formats.append(((Element) all.item(at)).getAttribute("formatCode")).append('\n');
    }
    return formats.toString();
  }

  @Test
  void parquetKeepsTypesAndRows() throws Exception {
    String query =
        """
        select i::int as i, (i * 10000000000)::bigint as large, (i / 4)::decimal(38, 2) as money,
          date '2026-02-28' + i::int as day, timestamp '2026-02-28 13:14:15.25' as at,
          timestamptz '2026-02-28 13:14:15+00' as zoned, 'Größe 🙂' || i as text,
          [i, null] as list, {'k': i, 'm': map {'a': i}} as struct, ''::blob as bytes,
          if(i = 3, null, 0.1::double) as d
        from range(150000) t(i) order by i
        """;
    HttpResponse<byte[]> answer = fetched(path(query) + "?format=parquet&name=all");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("content-type"))
        .contains("application/vnd.apache.parquet");
    assertThat(answer.headers().firstValue("content-disposition").orElseThrow())
        .contains("all.parquet");
    try (Connection raw = DriverManager.getConnection("jdbc:duckdb:")) {
      Path file = Files.write(folder.resolve("all.parquet"), answer.body());
      String read = "read_parquet('" + file + "')";
      assertThat(
              only(raw, "select count(*) from (from (" + query + ") except all from " + read + ")"))
          .isEqualTo("0");
      assertThat(only(raw, "select count(*) from " + read)).isEqualTo("150000");
      assertThat(only(raw, "select string_agg(column_type, ' ') from (describe from " + read + ")"))
          .isEqualTo(
              "INTEGER BIGINT DECIMAL(38,2) DATE TIMESTAMP TIMESTAMP WITH TIME ZONE VARCHAR"
                  + " BIGINT[] STRUCT(k BIGINT, m MAP(VARCHAR, BIGINT)) BLOB DOUBLE");
      Path empty =
          Files.write(
              folder.resolve("empty.parquet"),
              fetched(path("select 1::smallint as a where false") + "?format=parquet").body());
      assertThat(only(raw, "select column_type from (describe from read_parquet('" + empty + "'))"))
          .isEqualTo("SMALLINT");
    }
    assertThat(server.ask(path("create schema no_columns") + "?format=parquet", null).status())
        .isEqualTo(400);
  }

  private static String only(Connection connection, String query) throws Exception {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(query)) {
      rows.next();
      return rows.getString(1);
    }
  }

  @Test
  void manyRowsComeWhole() throws Exception {
    String path = path("select range as id, 'n' || range as name from range(20000)");
    String csv = new String(fetched(path + "?format=csv").body(), StandardCharsets.UTF_8);
    assertThat(csv.lines()).hasSize(20_001).last().isEqualTo("19999,n19999");
    Document sheet =
        workbook(fetched(path + "?format=xlsx").body()).get("xl/worksheets/sheet1.xml");
    assertThat(sheet.getElementsByTagName("row").getLength()).isEqualTo(20_001);
    assertThat(cells(sheet, 20_000)).containsExactly("n 19999", "inlineStr n19999");
    String empty = path("select 1 as a where false");
    assertThat(fetched(empty + "?format=csv").body())
        .isEqualTo("a\r\n".getBytes(StandardCharsets.UTF_8));
    assertThat(workbook(fetched(empty + "?format=xlsx").body()))
        .containsKey("xl/worksheets/sheet1.xml");
  }

  @Test
  void resultsAreForThoseWhoAsked() {
    String path = path("select 1 as a") + "?format=csv";
    try (TestTokens tokens = new TestTokens(folder.resolve("lake"))) {
      String bob = tokens.make("b", "bob", Optional.empty());
      Answer other = server.ask(path, null, Map.of("Authorization", "Bearer " + bob));
      assertThat(other.status()).isEqualTo(404);
    }
    assertThat(server.ask(path.replace("csv", "exe"), null).status()).isEqualTo(400);
    assertThat(server.ask(path.replace("?format=csv", ""), null).status()).isEqualTo(400);
    assertThat(server.ask("/api/v1/statements/x/download?format=csv", null).status())
        .isEqualTo(404);
    String failed = server.run("select 1 / 'x'").path("statement_id").asText();
    assertThat(server.ask("/api/v1/statements/" + failed + "/download?format=csv", null).status())
        .isEqualTo(400);
  }
}
