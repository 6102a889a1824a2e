package io.lakewise.bench.load;

import io.lakewise.bench.process.FolderOption;
import io.lakewise.bench.report.Disk;
import io.lakewise.bench.report.PeerDuckDb;
import io.lakewise.bench.report.Report;
import io.lakewise.bench.report.Rows;
import io.lakewise.bench.report.Stopwatch;
import io.lakewise.cli.Console;
import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code lakewise bench import}: CSV, JSON and Parquet into a table. */
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = {
      "Makes tables of CSV, JSON and Parquet files, in turn with raw DuckDB's COPY of the same",
      "file to Parquet. The exit status is 1 if a limit is missed.",
      ""
    },
    footer = {"", "Examples:", "  lakewise bench import --rows 5000000"})
public final class ImportCommand implements Callable<Integer> {

  private static final double LIMIT = 1.3;
  private static final List<String> FORMATS = List.of("csv", "json", "parquet");

  private final Console console;

  @Option(
      names = "--rows",
      paramLabel = "N",
      defaultValue = "3000000",
      description = "Rows of each file.")
  private int rows;

  @Option(
      names = "--runs",
      paramLabel = "N",
      defaultValue = "3",
      description = "Counted runs of each, after one that is not counted.")
  private int runs;

  @Mixin private FolderOption folder = new FolderOption();

  /** A bench that prints on a console. */
  public ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws Exception {
    Path root = folder.or("import-" + rows);
    Path files = root.resolve("files");
    Files.createDirectories(files);
    int threads = Runtime.getRuntime().availableProcessors();
    Report report = new Report(console);
    try (OpenLake lake = LakeOptions.at(root).open(note -> {});
        Session session = lake.session();
        PeerDuckDb peer = new PeerDuckDb(threads)) {
      report.heading(
          "import --rows " + rows + " --runs " + runs,
          "peer:    DuckDB " + peer.version() + ", " + threads + " threads: COPY to Parquet",
          String.format("disk:    %.0f MB a second written and synced", Disk.megabytes(root)));
      for (String format : FORMATS) {
        compare(report, session, peer, file(peer, files, format), root.resolve("peer.parquet"));
      }
    }
    return report.finish();
  }

  /** Makes a file unless it is there. */
  private Path file(PeerDuckDb peer, Path files, String format) throws Exception {
    Path file = files.toAbsolutePath().resolve("rows." + format);
    if (!Files.exists(file)) {
      Path part = file.resolveSibling("part." + format);
      peer.run(
          "COPY (SELECT i AS id, TIMESTAMP '2024-01-01' + INTERVAL (i) SECOND AS at,"
              + " 'city ' || (hash(i) % 1000) AS city, (hash(i + 1) % 100000) / 100 AS amount,"
              + " (hash(i + 2) % 100)::INTEGER AS quantity, i % 7 = 0 AS returned,"
              + " 'note ' || hash(i + 3) AS note FROM range("
              + rows
              + ") t(i)) TO '"
              + part
              + "' (FORMAT "
              + format
              + ")");
      Files.move(part, file);
    }
    return file;
  }

  private void compare(Report report, Session session, PeerDuckDb peer, Path file, Path copy)
      throws Exception {
    String name = file.getFileName().toString();
    String format = name.substring(name.lastIndexOf('.') + 1);
    double[] ours = new double[runs];
    double[] theirs = new double[runs];
    for (int run = -1; run < runs; run++) {
      Files.deleteIfExists(copy);
      String theirCopy =
          "COPY (SELECT * FROM read_%s('%s')) TO '%s' (FORMAT parquet)"
              .formatted(format, file, copy.toAbsolutePath());
      double their =
          Stopwatch.seconds(
              () -> {
                peer.run(theirCopy);
                return null;
              });
      String ourTable =
          "CREATE TABLE imported AS SELECT * FROM read_%s('%s')".formatted(format, name);
      double our = Stopwatch.seconds(() -> Rows.of(session, ourTable));
      long imported =
          ((Number) Rows.of(session, "SELECT count(*) FROM imported").get(0).get(0)).longValue();
      Rows.of(session, "DROP TABLE imported");
      if (imported != rows) {
        throw new IllegalStateException(imported + " rows were imported (expected: " + rows + ")");
      }
      if (run >= 0) {
        ours[run] = our;
        theirs[run] = their;
      }
    }
    Files.deleteIfExists(copy);
    print(report, format, file, Stopwatch.median(ours), Stopwatch.median(theirs));
  }

  private void print(Report report, String format, Path file, double ours, double theirs)
      throws Exception {
    report.line(
        "%-8s %6.1f MB  lakewise %.2f s, %.0f rows a second; duckdb %.2f s, %.0f rows a second",
        format, Files.size(file) / 1e6, ours, rows / ours, theirs, rows / theirs);
    report.metrics().atMost("import." + format + ".ratio", ours / theirs, LIMIT);
  }
}
