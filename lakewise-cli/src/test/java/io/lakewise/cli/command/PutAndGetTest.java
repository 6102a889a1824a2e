package io.lakewise.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.cli.CommandContext;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.terminal.TerminalFacts;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.ServerConfiguration;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT and GET by {@code lakewise sql}: on the lake's folder and at its server. */
class PutAndGetTest {

  private static final String RAW = "/Volumes/main/default/raw";

  @TempDir private static Path folder;
  private static LakewiseServer server;
  private final StringWriter output = new StringWriter();
  private final StringWriter errors = new StringWriter();

  @BeforeAll
  static void start() {
    String lake = folder.resolve("lake").toString();
    server =
        LakewiseServer.start(
            ServerConfiguration.of(Map.of("lake", lake, "port", "0", "stop-timeout", "100ms")),
            error -> {});
    new PutAndGetTest().sql("--server", "CREATE VOLUME raw");
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private int sql(String place, String statement) {
    output.getBuffer().setLength(0);
    errors.getBuffer().setLength(0);
    List<String> arguments = new ArrayList<>(List.of("sql", "-c", statement));
    if (place.equals("--server")) {
      String token = folder.resolve("lake/_lakewise/admin-token").toString();
      arguments.addAll(List.of("--server", server.address(), "--token-file", token));
    } else {
      arguments.addAll(List.of("--lake", folder.resolve("lake").toString()));
    }
    Console console =
        new Console(
            new StringReader(""), output, new PrintWriter(errors, true), TerminalFacts.NONE);
    return CommandLines.execute(
        new CommandContext(console, options -> options.open(note -> {})),
        Map.of(),
        arguments.toArray(String[]::new));
  }

  private String error(String place, String statement) {
    assertThat(sql(place, statement)).as(statement).isEqualTo(ExitCodes.FAILED);
    return errors.toString();
  }

  private static List<String> files(Path where) throws IOException {
    try (Stream<Path> all = Files.list(where)) {
      return all.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--lake", "--server"})
  void filesGoAndCome(String place) throws IOException {
    Path here = Files.createDirectories(folder.resolve("here" + place));
    byte[] bytes = new byte[3_000_001];
    new Random(7).nextBytes(bytes);
    Path source = Files.write(here.resolve("söurce 1%.bin"), bytes);
    String path = RAW + "/" + place + "/a b/c ü%#?.bin";
    String put = "/* a */ -- b\n put '" + source + "' INTO '" + path + "'";
    assertThat(sql(place, put)).as(errors.toString()).isZero();
    assertThat(error(place, put)).contains("exists already");
    Path target = here.resolve("target");
    String get = "GET 'dbfs:" + path + "' TO '" + target + "'";
    assertThat(sql(place, get)).as(errors.toString()).isZero();
    assertThat(target).hasBinaryContent(bytes);
    Files.writeString(source, "new");
    assertThat(sql(place, put + " OVERWRITE; " + get)).isZero();
    assertThat(target).hasContent("new");
    Files.writeString(source, "");
    assertThat(sql(place, put + " OVERWRITE; " + get)).isZero();
    assertThat(target).isEmptyFile();
    Path link = Files.createSymbolicLink(here.resolve("link"), target);
    assertThat(sql(place, get.replace(target + "'", link + "'"))).isZero();
    assertThat(link).isSymbolicLink();
    assertThat(sql(place, "LIST '" + RAW + "/" + place + "/a b'")).isZero();
    assertThat(output.toString()).contains("c ü%#?.bin").doesNotContain(".part");
    assertThat(files(here)).containsExactly("link", "söurce 1%.bin", "target");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--lake", "--server"})
  void whatGoesWrongIsSaidAndChangesNothing(String place) throws IOException {
    Path here = Files.createDirectories(folder.resolve("wrong" + place));
    Path kept = Files.writeString(here.resolve("kept"), "kept");
    String into = " INTO '" + RAW + "/wrong/x'";
    assertThat(error(place, "PUT '" + here + "/none'" + into)).contains("it does not exist");
    assertThat(error(place, "PUT '" + here + "'" + into)).contains("Cannot read");
    assertThat(error(place, "PUT '" + kept + "' INTO '/Volumes/main/default/none/x'"))
        .contains("Volume main.default.none does not exist");
    assertThat(error(place, "PUT '" + kept + "' INTO '/tmp/x'")).contains("no path of a volume");
    assertThat(error(place, "PUT '" + kept + "' INTO '" + RAW + "/../x'")).contains("climbs");
    assertThat(error(place, "GET '" + RAW + "/none' TO '" + kept + "'")).contains("does not exist");
    assertThat(kept).hasContent("kept");
    assertThat(sql(place, "PUT '" + kept + "' INTO '" + RAW + "/there' OVERWRITE")).isZero();
    String get = "GET '" + RAW + "/there' TO ";
    assertThat(error(place, get + "'" + here + "/none/x'")).contains("Cannot write");
    assertThat(error(place, get + "'" + here + "'")).contains("Cannot write");
    assertThat(error(place, "PUT 'a'")).contains("INTO");
    assertThat(files(here)).containsExactly("kept");
  }

  @Test
  void aServerDoesNotReachTheFilesOfItsClients() {
    assertThat(error("--server", "EXPLAIN PUT 'a' INTO '" + RAW + "/a'")).isNotEmpty();
    assertThat(sql("--server", "SELECT 'put' AS get")).isZero();
    assertThat(output.toString()).contains("put");
  }
}
