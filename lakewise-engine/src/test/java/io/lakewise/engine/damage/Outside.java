package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.TestLake;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/**
 * A folder beside the lake that nothing may touch: a whole table whose rows say {@value #CANARY}, a
 * pipe whose opening would wait forever, and a port on which nobody may call.
 */
final class Outside implements AutoCloseable {

  static final String CANARY = "canary";

  private final Path folder;
  private final ServerSocket port;
  private final Map<Path, String> before;
  private boolean called;

  Outside(Path folder) throws IOException, InterruptedException {
    this.folder = folder;
    try (TestLake other = new TestLake(folder)) {
      other.run(
          "CREATE TABLE secret LOCATION 'open/secret' TBLPROPERTIES ('delta.checkpointPolicy' ="
              + " 'v2', 'delta.checkpointInterval' = '1') AS SELECT 1::BIGINT AS id, '"
              + CANARY
              + "' AS name UNION ALL SELECT 2, '"
              + CANARY
              + "'");
      other.run("DELETE FROM secret WHERE id = 2");
    }
    assertThat(new ProcessBuilder("mkfifo", fifo().toString()).start().waitFor()).isZero();
    Files.writeString(folder.resolve("secret.txt"), CANARY);
    this.port = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
    Thread listener =
        new Thread(
            () -> {
              try {
                port.accept().close();
                called = true;
              } catch (IOException closed) {
                // nobody called
              }
            });
    listener.setDaemon(true);
    listener.start();
    this.before = content();
  }

  Path table() {
    return folder.resolve("open/secret");
  }

  Path log() {
    return table().resolve("_delta_log");
  }

  Path fifo() {
    return folder.resolve("fifo.parquet");
  }

  Path text() {
    return folder.resolve("secret.txt");
  }

  /** The only file of a kind. */
  Path file(String end) {
    List<Path> found =
        TableCopies.files(table()).stream().filter(file -> file.toString().endsWith(end)).toList();
    return found.get(found.size() - 1);
  }

  Path dataFile() {
    return TableCopies.files(table()).stream()
        .filter(file -> file.getParent().equals(table()) && file.toString().endsWith(".parquet"))
        .findFirst()
        .orElseThrow();
  }

  int port() {
    return port.getLocalPort();
  }

  /** Asserts that it is as it was and that nobody called. */
  void assertUntouched() {
    assertThat(content()).isEqualTo(before);
    assertThat(called).isFalse();
  }

  private Map<Path, String> content() {
    Map<Path, String> content = new HashMap<>();
    for (Path file : TableCopies.files(folder)) {
      if (!file.toString().contains("_lakewise")) {
        try {
          content.put(file, HexFormat.of().formatHex(Files.readAllBytes(file)));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    return content;
  }

  @Override
  public void close() throws IOException {
    port.close();
  }
}
