package io.lakewise.bench.tpch;

import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Session;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A fresh process that runs queries as it is told on its input: a line with a query's number and a
 * salt. It answers a line with the seconds and the number of rows, then the rows, a line each.
 * Nothing is opened before the first query; its time has that in it.
 */
public final class QueryProcess {

  private QueryProcess() {}

  /** Runs until its input ends. */
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("lakewise")) {
      try (OpenLake lake = LakeOptions.at(Path.of(arguments[1])).open(note -> {});
          Session session = lake.session()) {
        TpchLake tpch = new TpchLake(Path.of(arguments[1]), session);
        answer(tpch::rows);
      }
      return;
    }
    Map<String, List<Path>> files = new LinkedHashMap<>();
    for (int i = 2; i < arguments.length; i++) {
      String[] file = arguments[i].split("=", 2);
      files.computeIfAbsent(file[0], table -> new ArrayList<>()).add(Path.of(file[1]));
    }
    try (RawDuckDb raw = new RawDuckDb(Integer.parseInt(arguments[1]), files)) {
      answer(raw::run);
    }
  }

  /** Runs a query and reads all its rows. */
  @FunctionalInterface
  private interface Runner {
    List<List<String>> run(String query) throws Exception;
  }

  private static void answer(Runner runner) throws Exception {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] wanted = line.split(" ");
      String query =
          TpchQueries.salted(
              TpchQueries.text(Integer.parseInt(wanted[0])), Integer.parseInt(wanted[1]));
      long started = System.nanoTime();
      List<List<String>> rows = runner.run(query);
      out.println((System.nanoTime() - started) / 1e9 + " " + rows.size());
      rows.forEach(row -> out.println(String.join("\t", row).replace('\n', ' ')));
      out.flush();
    }
  }
}
