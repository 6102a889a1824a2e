package io.lakewise.bench.start;

import io.lakewise.bench.process.ChildProcess;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** DuckDB's own command line: the one on the PATH, else the one that PyPI has. */
final class DuckDbProgram {

  private static final long MOST_MINUTES = 5;

  private DuckDbProgram() {}

  /**
   * The program; empty if there is none and none can be fetched.
   *
   * @param folder where a fetched one is kept
   */
  static Optional<Path> find(Path folder) throws IOException, InterruptedException {
    Optional<Path> installed = ChildProcess.onPath("duckdb");
    if (installed.isPresent()) {
      return installed;
    }
    Path environment = folder.toAbsolutePath().resolve("duckdb-cli");
    Path program = environment.resolve("bin/duckdb");
    if (!Files.isExecutable(program)) {
      File log = folder.resolve("duckdb-cli.log").toFile();
      boolean fetched =
          ChildProcess.onPath("python3").isPresent()
              && run(log, "python3", "-m", "venv", environment.toString())
              && run(
                  log,
                  environment.resolve("bin/python").toString(),
                  "-m",
                  "pip",
                  "install",
                  "-q",
                  "--disable-pip-version-check",
                  "duckdb-cli");
      if (!fetched) {
        return Optional.empty();
      }
    }
    return Optional.of(program).filter(Files::isExecutable);
  }

  private static boolean run(File log, String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
            .start();
    if (process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
      return process.exitValue() == 0;
    }
    process.destroyForcibly();
    return false;
  }
}
