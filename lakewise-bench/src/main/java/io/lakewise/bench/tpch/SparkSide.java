package io.lakewise.bench.tpch;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.bench.process.ChildProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Spark with Delta Lake in a process of its own, local and with its defaults: {@code
 * spark-peer/SparkPeer.java} of the checkout, whose jars are fetched when they are first wanted.
 */
final class SparkSide implements AutoCloseable {

  private static final long MOST_MINUTES_TO_FETCH = 20;
  private static final Pattern JAR =
      Pattern.compile("/(spark-sql|delta-spark)_[0-9._]*-([0-9.]+)\\.jar");
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

  private final ChildProcess process;
  private final Path log;

  private SparkSide(ChildProcess process, Path log) {
    this.process = process;
    this.log = log;
  }

  /** Fetches the jars, if they are not there; answers their versions. */
  static String fetch(Path checkout, Path folder) throws IOException, InterruptedException {
    Path log = Files.createDirectories(folder).resolve("fetch.log");
    Process fetch =
        new ProcessBuilder(checkout.resolve("spark-peer/fetch").toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    boolean ended = fetch.waitFor(MOST_MINUTES_TO_FETCH, TimeUnit.MINUTES);
    if (!ended || fetch.exitValue() != 0) {
      fetch.destroyForcibly();
      throw new IOException("Spark could not be fetched; see " + log);
    }
    List<String> versions = new ArrayList<>();
    Matcher jars = JAR.matcher(Files.readString(options(checkout)));
    while (jars.find()) {
      versions.add(jars.group(1) + " " + jars.group(2));
    }
    return String.join(", ", versions);
  }

  private static Path options(Path checkout) {
    return checkout.resolve("target/spark-peer/java.options");
  }

  /**
   * Starts it.
   *
   * @param folder for what it leaves behind
   * @param heapBytes the most that its virtual machine takes
   * @param settings as {@code name=value}, the master among them
   * @param locations of the tables, by name
   */
  static SparkSide start(
      Path checkout,
      Path folder,
      long heapBytes,
      List<String> settings,
      Map<String, String> locations)
      throws IOException {
    Path log = folder.resolve("spark.log");
    List<String> command = new ArrayList<>();
    command.add(ChildProcess.java());
    command.add("-Xmx" + heapBytes);
    command.add("@" + options(checkout));
    command.add(checkout.resolve("spark-peer/SparkPeer.java").toString());
    command.add(folder.toAbsolutePath().toString());
    command.addAll(settings);
    SparkSide side = new SparkSide(ChildProcess.start(command, Map.of(), log), log);
    for (Map.Entry<String, String> table : locations.entrySet()) {
      side.ask(
          "CREATE TEMPORARY VIEW "
              + table.getKey()
              + " AS SELECT * FROM delta.`"
              + table.getValue()
              + "`");
    }
    return side;
  }

  /** Runs a query to its last row. */
  QuerySide.Answer run(String query) throws IOException {
    JsonNode answer = ask(query);
    List<String> rows = new ArrayList<>();
    for (JsonNode row : answer.path("rows")) {
      List<String> values = new ArrayList<>();
      row.forEach(value -> values.add(text(value)));
      rows.add(String.join("\t", values));
    }
    return new QuerySide.Answer(answer.path("seconds").asDouble(), rows);
  }

  private static String text(JsonNode value) {
    return value.isNumber() ? value.decimalValue().toPlainString() : value.asText();
  }

  private JsonNode ask(String statement) throws IOException {
    process.say(JSON.writeValueAsString(Map.of("sql", statement)));
    String line = process.line();
    if (line == null) {
      throw new IOException("Spark ended; see " + log);
    }
    JsonNode answer = JSON.readTree(line);
    if (answer.has("error")) {
      throw new IOException("Spark refuses: " + answer.path("error").asText());
    }
    return answer;
  }

  @Override
  public void close() {
    process.close();
  }
}
