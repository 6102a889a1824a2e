package io.lakewise.cli.lake;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.LakeConfiguration;
import io.lakewise.engine.session.Session;
import io.lakewise.server.LakewiseServer;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PUT and GET that are cancelled, as Ctrl-C in the shell does it: nothing is left of them. */
class InterruptedTransferTest {

  /** More than can be written before somebody cancels; it takes no room. */
  private static final long HUGE = 1L << 36;

  private static final String RAW = "/Volumes/main/default/raw";

  @TempDir private static Path folder;
  private static LakewiseServer server;

  @BeforeAll
  static void start() throws IOException {
    server =
        LakewiseServer.start(
            ServerConfiguration.of(
                Map.of("lake", lake().toString(), "port", "0", "stop-timeout", "100ms")),
            error -> {});
    try (OpenLake lake = open("--server");
        Session session = lake.session()) {
      session.execute("CREATE VOLUME raw").close();
    }
    try (Stream<Path> volumes = Files.list(lake().resolve("volumes"));
        RandomAccessFile file =
            new RandomAccessFile(
                volumes.findFirst().orElseThrow().resolve("huge").toFile(), "rw")) {
      file.setLength(HUGE);
    }
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static Path lake() {
    return folder.resolve("lake");
  }

  private static OpenLake open(String where) {
    if (where.equals("--lake")) {
      return new EmbeddedLake(new LakeConfiguration(lake(), List.of(), 1, 256 << 20), note -> {});
    }
    try {
      String token = Files.readString(lake().resolve("_lakewise/admin-token")).strip();
      return new RemoteLake(URI.create(server.address()), token, "default");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** How many bytes of files that are on their way lie somewhere; -1 if there is none. */
  private static long underWay(Path where) {
    try (Stream<Path> all = Files.walk(where)) {
      return all.filter(file -> file.toString().endsWith(".part"))
          .mapToLong(file -> file.toFile().length())
          .max()
          .orElse(-1);
    } catch (IOException | UncheckedIOException moved) {
      return 0;
    }
  }

  /** What a statement says that is cancelled when it has moved something. */
  private static String cancelled(String where, String statement, Path growing) throws Exception {
    try (OpenLake lake = open(where);
        Session session = lake.session()) {
      CompletableFuture<String> ended =
          CompletableFuture.supplyAsync(
              () -> {
                try {
                  session.execute(statement).close();
                  return "done";
                } catch (LakewiseException error) {
                  return error.getMessage();
                }
              });
      while (underWay(growing) <= 0 && !ended.isDone()) {
        Thread.onSpinWait();
      }
      session.cancel();
      return ended.get(120, TimeUnit.SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--lake", "--server"})
  void nothingIsLeftOfAPut(String where) throws Exception {
    Path volumes = lake().resolve("volumes");
    String put = "PUT '/dev/zero' INTO '" + RAW + "/zeros'";
    assertThat(cancelled(where, put, volumes)).isEqualTo("The statement was cancelled.");
    // The server learns of it when the connection ends.
    while (underWay(volumes) >= 0) {
      Thread.onSpinWait();
    }
    try (Stream<Path> files = Files.walk(volumes)) {
      assertThat(files.map(file -> file.getFileName().toString())).doesNotContain("zeros");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--lake", "--server"})
  void nothingIsLeftOfAGet(String where) throws Exception {
    Path here = Files.createDirectories(folder.resolve("here" + where));
    Path kept = Files.writeString(here.resolve("kept"), "kept");
    String get = "GET '" + RAW + "/huge' TO '" + kept + "'";
    assertThat(cancelled(where, get, here)).isEqualTo("The statement was cancelled.");
    assertThat(kept).hasContent("kept");
    try (Stream<Path> files = Files.list(here)) {
      assertThat(files).containsExactly(kept);
    }
  }
}
