package io.lakewise.cli.demo;

import io.lakewise.cli.CliErrors;
import io.lakewise.cli.Console;
import io.lakewise.cli.ExitCodes;
import io.lakewise.cli.lake.LakeOpener;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lakewise demo}: tells what a lake does, on three million flights. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Tells a story on three million real flights, in less than a minute: loading and refining,"
          + " questions, a deletion with proof, a mistake undone, a clone, a stream of changes, two"
          + " writers, pruning, and a process killed. Every step shows its SQL, answer and time,"
          + " and checks itself; a step that fails makes the exit code 1.",
      ""
    },
    footer = {
      "",
      "Examples:",
      "  lakewise demo",
      "  lakewise demo --lake /tmp/flights",
      "  lakewise sql --lake target/demo/lake            look around afterwards"
    })
public final class DemoCommand implements Callable<Integer> {

  private static final String FOLDER = "lakewise.demo";

  private final Console console;
  private final LakeOpener lakes;

  @Option(
      names = "--lake",
      paramLabel = "DIR",
      description = {
        "The folder of the lake that is made; it must be empty or not exist.",
        "Default: target/demo/lake, which each run makes anew"
      })
  private Path root;

  @Option(
      names = "--flights",
      paramLabel = "FILE",
      description = "The data. Default: target/demo/flights-3m.parquet, fetched by the first run")
  private Path flights;

  /** A command that speaks to a console. */
  public DemoCommand(Console console, LakeOpener lakes) {
    this.console = console;
    this.lakes = lakes;
  }

  @Override
  public Integer call() {
    Path folder = Path.of(System.getProperty(FOLDER, "target/demo")).toAbsolutePath();
    Path file = flights == null ? folder.resolve("flights-3m.parquet") : flights;
    if (!Files.isReadable(file)) {
      throw CliErrors.noFlights(file);
    }
    Path lakeFolder = root == null ? DemoFolder.renewed(folder.resolve("lake")) : empty(root);
    LakeOptions options = new LakeOptions();
    new CommandLine(options)
        .parseArgs("--lake", lakeFolder.toString(), "--allow", real(file).getParent().toString());
    try (OpenLake lake = lakes.open(options);
        Session session = lake.session()) {
      return new Story(console, lake, session, lakeFolder, real(file)).tell()
          ? ExitCodes.SUCCESS
          : ExitCodes.FAILED;
    }
  }

  private static Path empty(Path folder) {
    if (DemoFolder.isOccupied(folder)) {
      throw CliErrors.folderOccupied(folder);
    }
    return folder.toAbsolutePath().normalize();
  }

  private static Path real(Path file) {
    try {
      return file.toRealPath();
    } catch (IOException failure) {
      throw CliErrors.unreadable(file, failure);
    }
  }
}
