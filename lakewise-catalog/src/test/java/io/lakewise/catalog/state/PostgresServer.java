package io.lakewise.catalog.state;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A PostgreSQL of this machine's packages with a cluster of its own, on a loopback port. It does
 * not run as root: then the user that the package made runs it.
 */
public final class PostgresServer implements AutoCloseable {

  private static final Path PACKAGES = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";

  private final Path programs;
  private final Path folder;
  private final int port;
  private int databases;

  private PostgresServer(Path programs) throws IOException {
    this.programs = programs;
    this.folder = Path.of(run("mktemp", "-d", "-t", "lakewise-postgres-XXXXXX").strip());
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      this.port = free.getLocalPort();
    }
  }

  /** The folder of the newest programs that are installed. */
  public static Optional<Path> programs() {
    if (!Files.isDirectory(PACKAGES)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(PACKAGES)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
          .max(Comparator.comparing(Path::toString));
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    }
  }

  /** Makes a cluster and starts it. Its order of strings is that of a language, not of bytes. */
  public static PostgresServer start(Path programs) throws IOException {
    PostgresServer server = new PostgresServer(programs);
    server.program(
        "initdb",
        "--auth=trust",
        "--no-sync",
        "--username=lakewise",
        "--encoding=UTF8",
        "--locale=C.UTF-8",
        "--locale-provider=icu",
        "--icu-locale=en");
    server.up();
    return server;
  }

  /** Starts it again after {@link #down}. */
  public void up() {
    program(
        "pg_ctl",
        "start",
        "--wait",
        "--timeout=60",
        "--log=" + folder.resolve("log"),
        "--options=-c listen_addresses=127.0.0.1 -c port="
            + port
            + " -c unix_socket_directories= -c fsync=off");
  }

  /** Ends it at once, as if the machine had lost power: connections break. */
  public void down() {
    program("pg_ctl", "stop", "--wait", "--mode=immediate");
  }

  /** The URL of a database of it. */
  public String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=lakewise";
  }

  /** Makes an empty database; its URL. */
  public synchronized String database() {
    String name = "state" + databases++;
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException problem) {
      throw new IllegalStateException(problem);
    }
    return url(name);
  }

  /** Makes a user whom the server asks for a password, with an empty database; its URL. */
  public String guarded(String user, String password) throws IOException {
    try (Connection connection = DriverManager.getConnection(url("postgres"));
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE ROLE " + user + " LOGIN PASSWORD '" + password + "'");
      statement.execute("CREATE DATABASE " + user + " OWNER " + user);
    } catch (SQLException problem) {
      throw new IllegalStateException(problem);
    }
    Path rules = folder.resolve("data").resolve("pg_hba.conf");
    String before = Files.readString(rules);
    Files.writeString(rules, "host all " + user + " 127.0.0.1/32 scram-sha-256\n" + before);
    program("pg_ctl", "reload");
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + user + "?user=" + user;
  }

  @Override
  public void close() throws IOException {
    down();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void program(String name, String... options) {
    List<String> command = new ArrayList<>(List.of(programs.resolve(name).toString()));
    command.add("--pgdata=" + folder.resolve("data"));
    command.addAll(List.of(options));
    run(command.toArray(String[]::new));
  }

  /** Runs to the end; what it said. */
  private static String run(String... command) {
    List<String> whole = new ArrayList<>();
    if (System.getProperty("user.name").equals("root")) {
      whole.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER, "--init-groups"));
    }
    whole.addAll(List.of(command));
    Path said = null;
    try {
      // A file, because the server itself inherits the stream and does not end.
      said = Files.createTempFile("lakewise-postgres", ".out");
      Process process =
          new ProcessBuilder(whole)
              .directory(Path.of("/").toFile())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      boolean ended = process.waitFor(90, TimeUnit.SECONDS);
      String text = Files.readString(said, StandardCharsets.UTF_8);
      if (!ended || process.exitValue() != 0) {
        process.destroyForcibly();
        throw new IllegalStateException(String.join(" ", whole) + ":\n" + text);
      }
      return text;
    } catch (IOException problem) {
      throw new UncheckedIOException(problem);
    } catch (InterruptedException problem) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(problem);
    } finally {
      if (said != null) {
        said.toFile().delete();
      }
    }
  }
}
