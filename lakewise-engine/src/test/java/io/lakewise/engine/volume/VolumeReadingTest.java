package io.lakewise.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import io.lakewise.engine.session.Principal;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What SQL reads of volumes and by paths, and what it does not. */
class VolumeReadingTest {

  private static final String RAW = "/Volumes/main/default/raw";
  private static final String SECRET = "not for ben";

  @TempDir Path folder;
  private Path open;
  private Path root;
  private TestLake lake;
  private Session ben;

  @BeforeEach
  void start() throws IOException {
    Path real = folder.toRealPath();
    open = Files.createDirectories(real.resolve("open"));
    root = real.resolve("lake");
    lake = new TestLake(root, List.of(open), Clock.systemUTC());
    lake.user("ben");
    lake.run("CREATE VOLUME raw");
    lake.run("CREATE VOLUME hidden");
    lake.run("CREATE EXTERNAL VOLUME theirs LOCATION '" + open + "/theirs'");
    for (String volume : List.of("raw", "hidden", "theirs")) {
      Files.createDirectories(place(volume).resolve("2026/a"));
      Files.writeString(place(volume).resolve("2026/a/x.csv"), "v\n" + volume + "\n");
      Files.writeString(place(volume).resolve("2026/y.csv"), "v\n" + volume + "\n");
    }
    Files.writeString(Files.createDirectories(open.resolve("in")).resolve("in.csv"), "v\nin\n");
    Files.writeString(
        Files.createDirectories(root.resolve("files")).resolve("f.csv"), "v\nplain\n");
    Files.writeString(real.resolve("secret.csv"), "v\n" + SECRET + "\n");
    ben = lake.session(new Principal("ben", false));
  }

  @AfterEach
  void close() {
    ben.close();
    lake.close();
  }

  private Path place(String volume) {
    String url = (String) lake.sql("DESCRIBE VOLUME " + volume).get(0).get(4);
    return Path.of(url.substring("file://".length()));
  }

  private static String read(Session session, String path) {
    return told(session, "SELECT v FROM read_csv('" + path + "', header => true) ORDER BY 1");
  }

  private static String told(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      List<Object> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row.get(0));
      }
      return rows.toString();
    } catch (LakewiseException refused) {
      return refused.getMessage();
    }
  }

  @Test
  void filesOfAVolumeAreReadByItsName() {
    lake.run("GRANT READ VOLUME ON VOLUME raw TO ben");
    assertThat(read(ben, RAW + "/2026/y.csv")).isEqualTo("[raw]");
    assertThat(read(ben, "dbfs:" + RAW.replace("raw", "RAW") + "/2026")).isEqualTo("[raw, raw]");
    assertThat(read(ben, RAW + "/**/*.csv")).isEqualTo("[raw, raw]");
    assertThat(read(ben, RAW + "/2026/{a,b}/?.csv")).isEqualTo("[raw]");
    assertThat(told(ben, "SELECT v FROM read_files('" + RAW + "/2026/*.csv')")).isEqualTo("[raw]");
    assertThat(read(ben, RAW + "/none.csv")).contains("No file matches");
    lake.run("GRANT READ VOLUME ON VOLUME theirs TO ben");
    assertThat(read(ben, "/Volumes/main/default/theirs/2026/*.csv")).isEqualTo("[theirs]");
    told(ben, "CREATE TABLE loaded (v STRING)");
    told(
        ben,
        "COPY INTO loaded FROM '"
            + RAW
            + "' FILEFORMAT = CSV PATTERN = '2026/*.csv' FORMAT_OPTIONS ('header' = 'true')");
    assertThat(told(ben, "SELECT v FROM loaded")).isEqualTo("[raw]");
    // A view reads with its owner's rights, as they are when it is read.
    lake.run(
        "CREATE VIEW seen AS SELECT * FROM read_csv('/Volumes/main/default/hidden/2026/y.csv')");
    lake.run("GRANT SELECT ON VIEW seen TO ben");
    assertThat(told(ben, "SELECT v FROM seen")).isEqualTo("[hidden]");
    assertThat(read(ben, "/Volumes/main/default/hidden/2026/y.csv"))
        .contains("main.default.hidden does not exist");
  }

  @Test
  void nothingElseIsReadThroughAVolume() throws IOException {
    lake.run("GRANT READ VOLUME ON VOLUME raw TO ben");
    Files.createSymbolicLink(
        place("raw").resolve("file.csv"), folder.toRealPath().resolve("secret.csv"));
    Files.createSymbolicLink(place("raw").resolve("folder"), folder.toRealPath());
    Files.createSymbolicLink(place("raw").resolve("other"), place("hidden"));
    Files.writeString(place("raw").resolve(".lakewise-x.part"), "v\n" + SECRET + "\n");
    Files.createDirectories(place("raw").resolve("table/_delta_log"));
    Files.writeString(place("raw").resolve("table/part.csv"), "v\n" + SECRET + "\n");
    String climbing = "..";
    for (String path :
        List.of(
            RAW + "/../hidden/2026/y.csv",
            RAW + "/" + climbing + "/" + climbing + "/secret.csv",
            RAW + "/*/../../secret.csv",
            RAW + "/./2026/y.csv",
            RAW + "//2026/y.csv",
            RAW + "/2026\\\\..\\\\y.csv",
            RAW + "/%2e%2e/hidden/2026/y.csv",
            RAW + "/..%2f..%2fsecret.csv",
            RAW + "/\u2024\u2024/hidden/2026/y.csv",
            RAW + "/\uff0e\uff0e/secret.csv",
            RAW + "/file.csv",
            RAW + "/folder/secret.csv",
            RAW + "/folder/*.csv",
            RAW + "/other/2026/y.csv",
            RAW + "/*/secret.csv",
            RAW + "/.lakewise-x.part",
            RAW + "/.lakewise*",
            RAW + "/.*",
            RAW + "/table/part.csv",
            RAW + "/table/_delta_log/x.json",
            RAW + "/_DELTA_LOG/x.json",
            RAW + "/" + "n".repeat(300) + ".csv",
            RAW + "/n".repeat(2000),
            "/Volumes/main/default",
            "/Volumes/main/default/",
            "/volumes/main/default/raw/2026/y.csv",
            "/Volumes/main/default/r\u0430w/2026/y.csv",
            "/Volumes/main/default/raw\u200b/2026/y.csv",
            "/Volumes/../etc/passwd",
            "file:///Volumes/main/default/hidden/2026/y.csv",
            place("raw") + "/2026/y.csv",
            place("theirs") + "/2026/y.csv",
            root.resolve("volumes") + "/*/2026/y.csv")) {
      for (Session session : List.of(ben, lake.session())) {
        assertThat(read(session, path))
            .as(path)
            .doesNotStartWith("[")
            .doesNotContain(SECRET)
            .containsAnyOf(
                "cannot be used",
                "may not be read",
                "No file matches",
                "does not exist",
                "is no path of a volume",
                "is an address",
                "belongs to a table");
      }
    }
    assertThat(told(ben, "SELECT v FROM read_csv('" + RAW + "/2026/y.csv\0', header => true)"))
        .doesNotStartWith("[");
    assertThat(read(ben, RAW)).isEqualTo("[raw, raw]");
  }

  @Test
  void byPathsOneReadsWhatOneMayAndNoVolume() {
    lake.run("CREATE TABLE t LOCATION '" + open + "/t' AS SELECT 7 AS v");
    lake.run("DROP TABLE t");
    String path = open + "/in/in.csv";
    String table = "SELECT v FROM delta.`" + open + "/t`";
    String fill = "INSERT INTO delta.`" + open + "/t` VALUES (8)";
    assertThat(read(lake.session(), path)).isEqualTo("[in]");
    assertThat(read(lake.session(), "f.csv")).isEqualTo("[plain]");
    for (String hidden : List.of(path, "f.csv", open + "/none.csv", "/etc/passwd", open + "/**")) {
      assertThat(read(ben, hidden)).as(hidden).contains("may not be read");
    }
    assertThat(told(ben, table))
        .isEqualTo(told(ben, table.replace("/t`", "/u`")).replace("/u'", "/t'"));
    lake.run("CREATE EXTERNAL LOCATION l URL '" + open + "'");
    assertThat(read(ben, path)).contains("may not be read");
    lake.run("GRANT WRITE FILES ON EXTERNAL LOCATION l TO ben");
    assertThat(read(ben, path)).contains("may not be read");
    assertThat(told(ben, table)).doesNotStartWith("[");
    lake.run("GRANT READ FILES ON EXTERNAL LOCATION l TO ben");
    assertThat(read(ben, path)).isEqualTo("[in]");
    // All below it but what the volume and the table have.
    assertThat(read(ben, open + "/**/*.csv")).isEqualTo("[in]");
    assertThat(told(ben, table)).isEqualTo("[7]");
    told(ben, fill);
    assertThat(told(ben, table)).isEqualTo("[7, 8]");
    lake.run("REVOKE WRITE FILES ON EXTERNAL LOCATION l FROM ben");
    assertThat(told(ben, fill)).doesNotStartWith("[");
    assertThat(told(ben, "CONVERT TO DELTA parquet.`" + open + "/in`")).contains("WRITE FILES");
    assertThat(told(ben, "CREATE TABLE mine (a INT) LOCATION '" + open + "/mine'"))
        .contains("CREATE EXTERNAL TABLE");
    assertThat(read(ben, "f.csv")).contains("may not be read");
    told(ben, "CREATE VIEW mine AS SELECT * FROM read_csv('" + path + "', header => true)");
    assertThat(told(ben, "SELECT v FROM mine")).isEqualTo("[in]");
    lake.run("REVOKE READ FILES ON EXTERNAL LOCATION l FROM ben");
    assertThat(told(ben, "SELECT v FROM mine")).contains("may not be read");
  }
}
