package io.lakewise.server.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.server.TestServer;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Attempts by somebody who has almost enough rights, over HTTP: none succeeds, and each does once
 * what is lacking is granted, so that each of them is one.
 */
class GrantAttemptsIT {

  private static final String FILES = "/api/2.0/fs/files/Volumes/main/";

  @TempDir private static Path folder;
  private static TestServer server;
  private static IdentityClient http;
  private static String ben;
  private static String eve;
  private static String annId;
  private static boolean changed = true;

  /** One line of {@code grant-attempts.txt}. */
  record Attempt(boolean absent, List<String> has, String lacks, Pattern success, String text) {

    static Attempt of(String line) {
      String[] parts = line.split(" [|] ", 4);
      String has = parts[0].strip();
      boolean absent = has.startsWith("=");
      return new Attempt(
          absent,
          Stream.of((absent ? has.substring(1) : has).split(","))
              .map(String::strip)
              .filter(grant -> !grant.isEmpty())
              .toList(),
          parts[1].strip(),
          Pattern.compile(parts[2].strip()),
          parts[3].strip());
    }

    boolean changes() {
      return lacks.equals("POLICY")
          || !text.matches("(GET|HEAD|SQL (SELECT|SHOW|DESCRIBE|LIST)) .*");
    }

    @Override
    public String toString() {
      return text + " without " + lacks;
    }
  }

  @BeforeAll
  static void start() throws IOException {
    for (String place : List.of("near", "far", "hidden")) {
      Files.createDirectories(folder.resolve("open/" + place));
    }
    Files.writeString(folder.resolve("open/near/b.csv"), "word\nnothing\n");
    Files.writeString(folder.resolve("open/far/a.csv"), "word\nSECRET\n");
    server =
        new TestServer(
            folder,
            Map.of("threads", "1", "memory", "500MB", "allow", folder.resolve("open").toString()));
    http = new IdentityClient(server);
    annId = http.user("ann");
    http.token("ann");
    http.user("ben");
    ben = http.token("ben");
    http.user("eve");
    eve = http.token("eve");
    for (String statement :
        List.of(
            "ALTER GROUP admins ADD USER eve",
            "CREATE SCHEMA shop",
            "CREATE SCHEMA vault",
            "CREATE VOLUME shop.own",
            "CREATE VOLUME vault.hidden",
            "CREATE TABLE vault.hidden AS SELECT 'SECRET' AS word",
            "CREATE TABLE shop.kept AS SELECT 'SECRET' AS word",
            "CREATE TABLE shop.hidden (word STRING PRIMARY KEY) TBLPROPERTIES ('owner' = 'SECRET')",
            "INSERT INTO shop.hidden SELECT word FROM shop.kept",
            "CREATE TABLE shop.shown AS SELECT word FROM shop.hidden",
            "CREATE VIEW shop.hidden_view AS SELECT word FROM shop.shown",
            "CREATE TABLE shop.mine (word STRING)",
            "CREATE FUNCTION shop.eu(r STRING) RETURNS BOOLEAN RETURN r = 'EU'",
            "CREATE FUNCTION shop.star(s STRING) RETURNS STRING RETURN '*'",
            "CREATE TABLE shop.people (region STRING, name STRING, ssn STRING)",
            "INSERT INTO shop.people VALUES ('EU', 'Ann', 'AA-1111'), ('US', 'ZED', 'ZZ-2')",
            "CREATE FUNCTION shop.own_page(who STRING) RETURNS BOOLEAN"
                + " RETURN who = current_user() OR is_account_group_member('admins')",
            "CREATE TABLE shop.diary (who STRING, page STRING)",
            "INSERT INTO shop.diary VALUES ('ann', 'SECRET'), ('ben', 'mine')",
            "ALTER TABLE shop.diary SET ROW FILTER shop.own_page ON (who)",
            "CREATE POLICY quiet ON TABLE shop.diary COLUMN MASK shop.star TO ann FOR TABLES"
                + " MATCH COLUMNS has_tag('never') AS a ON COLUMN a",
            "GRANT USE SCHEMA ON SCHEMA shop TO ben",
            "GRANT SELECT ON TABLE shop.shown TO ben",
            "GRANT SELECT, MODIFY ON TABLE shop.mine TO ben",
            "GRANT READ VOLUME, WRITE VOLUME, MANAGE ON VOLUME shop.own TO ben",
            "CREATE EXTERNAL LOCATION near URL '" + folder.resolve("open/near") + "'",
            "GRANT ALL PRIVILEGES ON EXTERNAL LOCATION near TO ben")) {
      admin(statement);
    }
    http.send(server.token(), "PUT", FILES + "vault/hidden/a.txt", "SECRET");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void admin(String statement) {
    assertThat(server.run(statement).toString()).as(statement).contains("SUCCEEDED");
  }

  /** What attempts change is as it was. */
  private static void remake() {
    for (String statement :
        List.of(
            "DROP VOLUME IF EXISTS shop.hidden",
            "DROP VOLUME IF EXISTS shop.fresh",
            "DROP TABLE IF EXISTS shop.fresh",
            "DROP EXTERNAL LOCATION IF EXISTS fresh",
            "DROP EXTERNAL LOCATION IF EXISTS hidden FORCE",
            "DROP EXTERNAL LOCATION IF EXISTS far FORCE",
            "DROP GROUP IF EXISTS fresh",
            "CREATE VOLUME shop.hidden COMMENT 'what is kept'",
            "SET TAG ON VOLUME shop.hidden kind = SECRET",
            "GRANT READ VOLUME ON VOLUME shop.hidden TO ann",
            "CREATE EXTERNAL LOCATION far URL '" + folder.resolve("open/far") + "'",
            "CREATE EXTERNAL LOCATION hidden URL '"
                + folder.resolve("open/hidden")
                + "' COMMENT 'keeps it'",
            "ALTER TABLE shop.shown DROP CONSTRAINT IF EXISTS to_hidden",
            "ALTER TABLE shop.shown ADD CONSTRAINT to_hidden FOREIGN KEY (word)"
                + " REFERENCES shop.hidden",
            "TRUNCATE TABLE shop.mine",
            "ALTER TABLE shop.people SET ROW FILTER shop.eu ON (region)",
            "ALTER TABLE shop.people ALTER COLUMN ssn SET MASK shop.star")) {
      admin(statement);
    }
    http.send(server.token(), "PUT", FILES + "shop/hidden/in/a.csv", "word\nSECRET\n");
  }

  private static void give(String right) {
    switch (right) {
      case "ADMIN" -> {
        // Is eve's, who asks instead.
      }
      case "POLICY" -> {
        admin("ALTER TABLE shop.people DROP ROW FILTER");
        admin("ALTER TABLE shop.people ALTER COLUMN ssn DROP MASK");
      }
      default -> Stream.of(right.split(", ")).forEach(each -> admin("GRANT " + each + " TO ben"));
    }
  }

  /** Nothing is lost if what it was given on is gone. */
  private static void take(String right) {
    if (!List.of("ADMIN", "POLICY").contains(right)) {
      Stream.of(right.split(", ")).forEach(each -> server.run("REVOKE " + each + " FROM ben"));
    }
  }

  /** The status and the body of each answer. */
  private static String told(List<String> rights, String attempt) {
    String token = rights.contains("ADMIN") ? eve : ben;
    StringBuilder told = new StringBuilder();
    String filled =
        attempt
            .replace("{far}", folder.resolve("open/far").toString())
            .replace("{near}", folder.resolve("open/near").toString())
            .replace("{ann}", annId);
    if (filled.startsWith("SQL ")) {
      for (String statement : filled.substring(4).split(" ;; ")) {
        ObjectNode body = JsonAnswers.object().put("statement", statement);
        body.put("warehouse_id", "default").put("wait_timeout", "50s");
        told.append(
            sent(
                token, "POST", "/api/2.0/sql/statements", body.toString().replace("'", "\\u0027")));
      }
      return told.toString().replaceAll("\"statement_id\":\"[^\"]*\"", "");
    }
    String[] parts = filled.split(" ", 3);
    return sent(token, parts[0], parts[1], parts.length == 3 ? parts[2] : null);
  }

  private static String sent(String token, String method, String path, String body) {
    HttpResponse<String> answer = http.send(token, method, path, body);
    return answer.statusCode() + " " + answer.body();
  }

  static Stream<Attempt> attempts() {
    try (var file = GrantAttemptsIT.class.getResourceAsStream("grant-attempts.txt")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("# "))
          .map(Attempt::of);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("attempts")
  void failsWithoutTheRightAndSucceedsWithIt(Attempt attempt) {
    if (changed) {
      remake();
    }
    changed = attempt.changes();
    List<String> given = new ArrayList<>(attempt.has());
    try {
      given.forEach(GrantAttemptsIT::give);
      String refused = told(given, attempt.text());
      assertThat(refused).doesNotContainPattern(attempt.success()).doesNotContain("SECRET");
      if (attempt.absent()) {
        assertThat(refused.replace("hidden", "absent"))
            .isEqualTo(told(given, attempt.text().replace("hidden", "absent")));
      }
      given.add(attempt.lacks());
      give(attempt.lacks());
      assertThat(told(given, attempt.text())).containsPattern(attempt.success());
    } finally {
      given.forEach(GrantAttemptsIT::take);
    }
  }

  @Test
  void areEnough() {
    assertThat(attempts().count()).isGreaterThan(120);
    assertThat(Arrays.asList("READ VOLUME", "WRITE VOLUME", "MANAGE", "SELECT", "POLICY", "ADMIN"))
        .allMatch(lack -> attempts().anyMatch(attempt -> attempt.lacks().startsWith(lack)));
  }
}
