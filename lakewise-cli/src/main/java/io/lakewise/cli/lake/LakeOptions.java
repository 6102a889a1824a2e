package io.lakewise.cli.lake;

import io.lakewise.catalog.state.StateSettings;
import io.lakewise.catalog.state.StateSettings.Postgres;
import io.lakewise.cli.remote.RemoteErrors;
import io.lakewise.engine.LakeConfiguration;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import picocli.CommandLine.Option;

/** The options by which every command that works on a lake chooses it. */
public final class LakeOptions {

  private static final String DEFAULT_WAREHOUSE = "default";

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      defaultValue = "${env:LAKEWISE_LAKE:-lake}",
      description = {
        "The lake's folder; made when something is first written.",
        "Default: LAKEWISE_LAKE from the environment, or ./lake"
      })
  private Path root;

  @Option(
      names = "--allow",
      paramLabel = "DIR",
      description = "A folder outside the lake that statements may read and write; repeatable.")
  private List<Path> allowed = new ArrayList<>();

  @Option(
      names = "--memory",
      paramLabel = "SIZE",
      converter = MemorySize.class,
      description = {
        "How much memory statements may take before they spill to disk, such as 4GB.",
        "Default: half of what there is"
      })
  private Long memoryBytes;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many threads a statement may use. Default: one for each processor")
  private Integer threads;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      converter = Timeout.class,
      description = {
        "How long a statement may take, such as 90s, 5min or 500ms; it is ended then.",
        "Default: as long as it wants"
      })
  private Long timeoutMillis;

  @Option(
      names = "--state",
      paramLabel = "URL",
      description = {
        "jdbc:postgresql://host/database?user=… if the lake's names are there, and not in the lake.",
        "Default: LAKEWISE_STATE from the environment. The password: PGPASSWORD, or ~/.pgpass"
      })
  private String state;

  @Option(
      names = "--state-password-file",
      paramLabel = "FILE",
      defaultValue = "${env:LAKEWISE_STATE_PASSWORD_FILE}",
      description = "A file with the password of that database.")
  private Path statePasswordFile;

  @Option(
      names = "--server",
      paramLabel = "URL",
      defaultValue = "${env:LAKEWISE_SERVER}",
      description = {
        "Work on the lake of a server, such as http://127.0.0.1:8080.",
        "Default: LAKEWISE_SERVER from the environment"
      })
  private URI server;

  @Option(
      names = "--warehouse",
      paramLabel = "NAME",
      defaultValue = "${env:LAKEWISE_WAREHOUSE}",
      description = {
        "Where statements run at the server.",
        "Default: LAKEWISE_WAREHOUSE from the environment, or 'default'"
      })
  private String warehouse;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      description = {
        "A file with the token for the server. Default: LAKEWISE_TOKEN from the environment, or",
        "for a server on this machine the admin's in the lake"
      })
  private Path tokenFile;

  /** Options that name a lake's folder and leave the rest to the defaults. */
  public static LakeOptions at(Path root) {
    LakeOptions options = new LakeOptions();
    options.root = root;
    return options;
  }

  /** Says how much memory statements may take before they spill to disk. */
  public void memory(long bytes) {
    memoryBytes = bytes;
  }

  /** Declares a further folder that statements may read. */
  public void allow(Path folder) {
    allowed.add(folder);
  }

  /**
   * Opens the lake.
   *
   * @param notes is told if this makes the lake
   */
  public OpenLake open(Consumer<String> notes) {
    if (server != null) {
      return new RemoteLake(server, token(), warehouse == null ? DEFAULT_WAREHOUSE : warehouse);
    }
    if (warehouse != null && !warehouse.equals(System.getenv("LAKEWISE_WAREHOUSE"))) {
      throw LakeErrors.warehouseWithoutServer(warehouse);
    }
    LakeConfiguration configuration =
        new LakeConfiguration(
            root,
            allowed,
            threads == null ? Runtime.getRuntime().availableProcessors() : threads,
            memoryBytes == null ? defaultMemoryBytes() : memoryBytes,
            timeoutMillis == null ? 0 : timeoutMillis,
            state());
    return new EmbeddedLake(configuration, notes);
  }

  /** Where the names are, if not in the lake; others can read what stands on a command line. */
  private Optional<StateSettings> state() {
    if (state != null && Postgres.hasPassword(state)) {
      throw LakeErrors.passwordOnCommandLine();
    }
    String url = state == null ? System.getenv("LAKEWISE_STATE") : state;
    return url == null || url.isEmpty()
        ? Optional.empty()
        : Optional.of(Postgres.of(url, Optional.ofNullable(statePasswordFile), System.getenv()));
  }

  /** The token of the lake beside us goes to no other machine. */
  private String token() {
    String variable = System.getenv("LAKEWISE_TOKEN");
    if (tokenFile == null && variable != null) {
      return variable.strip();
    }
    boolean here = Set.of("localhost", "127.0.0.1", "[::1]").contains(server.getHost());
    if (tokenFile == null && !here) {
      throw RemoteErrors.noToken(server);
    }
    Path file = tokenFile == null ? root.resolve("_lakewise").resolve("admin-token") : tokenFile;
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw tokenFile == null
          ? RemoteErrors.noToken(server)
          : RemoteErrors.tokenUnreadable(file, e);
    }
  }

  /**
   * Half of the machine's or container's memory, a quarter of which the Java virtual machine takes
   * as the most for its heap.
   */
  private static long defaultMemoryBytes() {
    return 2 * Runtime.getRuntime().maxMemory();
  }
}
