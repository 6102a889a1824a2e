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

/** CREATE, ALTER, DROP, SHOW, DESCRIBE and grants of volumes and external locations. */
class VolumeStatementsTest {

  @TempDir Path folder;
  private Path open;
  private TestLake lake;
  private Session ben;

  @BeforeEach
  void start() throws IOException {
    open = Files.createDirectories(folder.toRealPath().resolve("open"));
    lake = new TestLake(folder.resolve("lake"), List.of(open), Clock.systemUTC());
    lake.run("CREATE CATALOG sales");
    lake.run("CREATE SCHEMA sales.eu");
    lake.user("ben");
    ben = lake.session(new Principal("ben", false));
  }

  @AfterEach
  void close() {
    ben.close();
    lake.close();
  }

  private static String told(Session session, String statement) {
    try (Result result = session.execute(statement)) {
      List<Object> rows = new ArrayList<>();
      for (List<Object> row = result.next(); row != null; row = result.next()) {
        rows.add(row);
      }
      return rows.isEmpty() ? "done" : rows.toString();
    } catch (LakewiseException refused) {
      return refused.getMessage();
    }
  }

  private Path location(String volume) {
    String url = (String) lake.sql("DESCRIBE VOLUME " + volume).get(0).get(4);
    return Path.of(url.substring("file://".length()));
  }

  @Test
  void aManagedVolumeLivesAndDiesWithItsFolder() throws IOException {
    lake.run("CREATE VOLUME sales.eu.raw COMMENT 'as it came'");
    Path place = location("sales.eu.raw");
    assertThat(place)
        .isDirectory()
        .hasParent(folder.resolve("lake").toRealPath().resolve("volumes"));
    assertThat(lake.sql("DESCRIBE VOLUME sales.eu.RAW").get(0))
        .containsExactly("raw", "sales", "eu", "local", "file://" + place, "MANAGED", "as it came");
    assertThat(lake.run("CREATE VOLUME IF NOT EXISTS sales.eu.raw")).contains("nothing was done");
    assertThat(lake.error("CREATE VOLUME sales.eu.raw"))
        .contains("Volume sales.eu.raw already exists");
    lake.run("CREATE TABLE sales.eu.raw (a INT)");
    lake.run("ALTER VOLUME sales.eu.raw RENAME TO cooked");
    lake.run("ALTER VOLUME sales.eu.cooked OWNER TO ben");
    lake.run("ALTER VOLUME sales.eu.cooked SET TAGS ('a' = 'b')");
    lake.run("SET TAG ON VOLUME sales.eu.cooked c = d");
    lake.run("COMMENT ON VOLUME sales.eu.cooked IS 'warm'");
    assertThat(lake.error("ALTER VOLUME sales.eu.cooked RENAME TO main.default.x"))
        .contains("stays in schema");
    assertThat(lake.sql("SHOW VOLUMES IN sales.eu LIKE 'c*'"))
        .containsExactly(List.of("eu", "cooked"));
    assertThat(
            lake.sql(
                "SELECT volume_name, volume_type, volume_owner, comment, storage_location"
                    + " FROM sales.information_schema.volumes"))
        .containsExactly(List.of("cooked", "MANAGED", "ben", "warm", "file://" + place));
    assertThat(
            lake.sql(
                "SELECT tag_name, tag_value FROM sales.information_schema.volume_tags ORDER BY 1"))
        .containsExactly(List.of("a", "b"), List.of("c", "d"));
    Files.createDirectories(place.resolve("a/b"));
    Files.writeString(place.resolve("a/b/c.txt"), "hello");
    Path outside = Files.writeString(open.resolve("kept.txt"), "kept");
    Files.createSymbolicLink(place.resolve("a/link"), open);
    lake.run("DROP VOLUME sales.eu.cooked");
    assertThat(place).doesNotExist();
    assertThat(outside).exists();
    assertThat(lake.run("DROP VOLUME IF EXISTS sales.eu.cooked")).contains("nothing was done");
    assertThat(lake.error("DROP VOLUME sales.eu.cooked")).contains("does not exist");
  }

  @Test
  void aVolumeGoesWithItsSchemaAndAnExternalOneLeavesItsFiles() throws IOException {
    lake.run("CREATE VOLUME sales.eu.own");
    Path own = location("sales.eu.own");
    Path theirs = Files.createDirectories(open.resolve("theirs"));
    lake.run("CREATE EXTERNAL VOLUME sales.eu.theirs LOCATION 'file://" + theirs + "'");
    assertThat(lake.sql("DESCRIBE VOLUME sales.eu.theirs").get(0))
        .contains("EXTERNAL", "file://" + theirs);
    assertThat(lake.error("DROP SCHEMA sales.eu")).contains("holds 2 object(s)");
    lake.run("DROP CATALOG sales CASCADE");
    assertThat(own).doesNotExist();
    assertThat(theirs).exists();
  }

  @Test
  void onlyFoldersOfTheirOwnBecomeVolumes() throws IOException {
    Files.createSymbolicLink(open.resolve("out"), folder.toRealPath());
    lake.run("CREATE TABLE t (a INT) LOCATION '" + open.resolve("table") + "'");
    lake.run("CREATE VOLUME v LOCATION '" + open.resolve("v") + "'");
    for (String place :
        List.of(
            "/etc",
            open + "/../elsewhere",
            open + "/out/x",
            open + "/table",
            open + "/table/inside",
            open + "/v/inside",
            open.toString(),
            "_lakewise",
            "volumes/x",
            "tables/x",
            "",
            "s3://bucket/x",
            "http://169.254.169.254/latest",
            "file://host" + open + "/x",
            "file:/etc",
            "dbfs:/x")) {
      assertThat(lake.error("CREATE EXTERNAL VOLUME w LOCATION '" + place + "'"))
          .as(place)
          .containsAnyOf("outside of the lake", "taken", "belongs to the lake", "is an address");
    }
    for (String place : List.of("/v", "/v/deep", "")) {
      assertThat(lake.error("CREATE TABLE u (a INT) LOCATION '" + open + place + "'"))
          .as(place)
          .containsAnyOf("belongs to the lake", "taken");
    }
    assertThat(lake.error("CREATE EXTERNAL VOLUME w")).contains("needs a LOCATION");
    for (String name : List.of("a/b", "..", ".", "_delta_log", "a\\b", ".lakewise-x")) {
      assertThat(lake.error("CREATE VOLUME \"" + name + "\"")).contains("no path could name it");
      assertThat(lake.error("ALTER VOLUME v RENAME TO \"" + name + "\""))
          .contains("no path could name it");
    }
    assertThat(lake.sql("SHOW VOLUMES")).hasSize(1);
    assertThat(folder.resolve("lake/volumes")).doesNotExist();
  }

  @Test
  void externalLocationsOpenWhatTheOperatorHasOpened() throws IOException {
    for (String url :
        List.of(
            "/etc",
            "s3://bucket/x",
            "http://localhost/x",
            "file://host" + open,
            folder.resolve("lake").toString(),
            "_lakewise",
            "tables",
            folder.toString(),
            "")) {
      assertThat(lake.error("CREATE EXTERNAL LOCATION l URL '" + url + "'"))
          .as(url)
          .containsAnyOf("outside of the lake", "belongs to the lake", "is an address");
    }
    lake.run("CREATE EXTERNAL LOCATION l URL 'file://" + open + "/in' COMMENT 'what comes'");
    assertThat(lake.error("CREATE EXTERNAL LOCATION m URL '" + open + "/in/deep'"))
        .contains("has a name already");
    assertThat(lake.sql("SHOW EXTERNAL LOCATIONS"))
        .containsExactly(List.of("l", "file://" + open + "/in", "what comes"));
    assertThat(lake.sql("DESCRIBE EXTERNAL LOCATION L").get(0)).contains("l", "local");
    assertThat(lake.sql("SELECT external_location_name FROM information_schema.external_locations"))
        .containsExactly(List.of("l"));
    lake.run("ALTER EXTERNAL LOCATION l RENAME TO arrivals");
    lake.run("COMMENT ON EXTERNAL LOCATION arrivals IS NULL");
    lake.run("CREATE VOLUME v LOCATION '" + open + "/in/v'");
    assertThat(lake.error("DROP EXTERNAL LOCATION arrivals")).contains("holds 1 table(s)");
    lake.run("DROP EXTERNAL LOCATION arrivals FORCE");
    assertThat(lake.run("DROP EXTERNAL LOCATION IF EXISTS arrivals")).contains("nothing was done");
  }

  @Test
  void eachNeedsItsPrivilegeAndWhatIsNotSeenDoesNotExist() {
    lake.run("CREATE EXTERNAL LOCATION l URL '" + open + "'");
    lake.run("CREATE VOLUME sales.eu.raw");
    lake.run("GRANT USE CATALOG ON CATALOG sales TO ben");
    lake.run("GRANT USE SCHEMA, SELECT, CREATE TABLE ON SCHEMA sales.eu TO ben");
    for (String statement :
        List.of(
            "DESCRIBE VOLUME sales.eu.NAME",
            "DROP VOLUME sales.eu.NAME",
            "DROP VOLUME IF EXISTS sales.eu.NAME",
            "ALTER VOLUME sales.eu.NAME RENAME TO x",
            "ALTER VOLUME sales.eu.NAME OWNER TO ben",
            "ALTER VOLUME sales.eu.NAME SET TAGS ('a')",
            "COMMENT ON VOLUME sales.eu.NAME IS 'x'",
            "GRANT READ VOLUME ON VOLUME sales.eu.NAME TO ben",
            "SHOW GRANTS ON VOLUME sales.eu.NAME",
            "LIST '/Volumes/sales/eu/NAME'",
            "REMOVE '/Volumes/sales/eu/NAME/x'")) {
      assertThat(told(ben, statement.replace("NAME", "raw")).replace("raw", "nnn"))
          .as(statement)
          .isEqualTo(told(ben, statement.replace("NAME", "nnn")));
    }
    assertThat(told(ben, "SHOW EXTERNAL LOCATIONS")).isEqualTo("done");
    assertThat(told(ben, "DESCRIBE EXTERNAL LOCATION l")).contains("does not exist");
    assertThat(told(ben, "CREATE EXTERNAL LOCATION mine URL '" + open + "/x'"))
        .contains("CREATE EXTERNAL LOCATION");
    assertThat(told(ben, "CREATE VOLUME sales.eu.mine")).contains("CREATE VOLUME");
    assertThat(told(ben, "SHOW VOLUMES IN sales.eu")).isEqualTo("done");

    lake.run("GRANT CREATE VOLUME ON SCHEMA sales.eu TO ben");
    assertThat(told(ben, "CREATE VOLUME sales.eu.raw")).contains("Name sales.eu.raw already");
    assertThat(told(ben, "CREATE VOLUME sales.eu.mine")).isEqualTo("done");
    String external = "CREATE EXTERNAL VOLUME sales.eu.theirs LOCATION '" + open + "/theirs'";
    assertThat(told(ben, external)).contains("CREATE EXTERNAL VOLUME");
    lake.run("GRANT READ FILES, CREATE EXTERNAL TABLE ON EXTERNAL LOCATION l TO ben");
    assertThat(told(ben, external)).contains("CREATE EXTERNAL VOLUME");
    lake.run("GRANT CREATE EXTERNAL VOLUME ON EXTERNAL LOCATION l TO ben");
    assertThat(told(ben, external)).isEqualTo("done");
    assertThat(told(ben, "DROP EXTERNAL LOCATION l FORCE")).contains("belongs to local");

    lake.run("GRANT READ VOLUME ON CATALOG sales TO ben");
    assertThat(told(ben, "LIST '/Volumes/sales/eu/raw'")).isEqualTo("done");
    assertThat(told(ben, "REMOVE '/Volumes/sales/eu/raw/x'")).contains("WRITE VOLUME");
    assertThat(told(ben, "DROP VOLUME sales.eu.raw")).contains("belongs to local");
    assertThat(told(ben, "SELECT * FROM sales.information_schema.volume_privileges"))
        .contains("[sales, eu, raw, local, ben, READ VOLUME, NO, CATALOG]");
    assertThat(lake.error("GRANT READ VOLUME ON EXTERNAL LOCATION l TO ben"))
        .contains("cannot be granted on an external location");
    assertThat(told(ben, "PUT 'a' INTO '/Volumes/sales/eu/raw/a'"))
        .contains("PUT moves a file of the client's machine");
  }
}
