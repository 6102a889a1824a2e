import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.unsafe.types.VariantVal;

/**
 * Runs SQL in one Spark session. A line of the standard input is a statement as {@code {"sql": …}};
 * the line that answers it is {@code {"rows": […], "seconds": n}} or {@code {"error": …}}. Rows are
 * objects, with values as {@code lakewise sql --format ndjson} writes them. The first argument is
 * the folder for what Spark leaves behind, the others are its settings as {@code name=value}, among
 * them {@code spark.master}.
 *
 * <p>Run as a source file, with the options that {@code fetch} wrote.
 */
public final class SparkPeer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter WALL =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS");

  private SparkPeer() {}

  /** Answers until the input ends. */
  public static void main(String[] arguments) throws IOException {
    PrintStream answers = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    System.setOut(new PrintStream(OutputStream.nullOutputStream()));
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    try (SparkSession spark = session(arguments)) {
      spark.sparkContext().setLogLevel("ERROR");
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        answers.println(JSON.writeValueAsString(answer(spark, JSON.readTree(line))));
      }
    }
  }

  private static SparkSession session(String[] arguments) {
    String folder = arguments[0];
    SparkSession.Builder builder = SparkSession.builder();
    for (int i = 1; i < arguments.length; i++) {
      String[] setting = arguments[i].split("=", 2);
      builder = builder.config(setting[0], setting[1]);
    }
    return builder
        .config("spark.sql.extensions", "io.delta.sql.DeltaSparkSessionExtension")
        .config(
            "spark.sql.catalog.spark_catalog", "org.apache.spark.sql.delta.catalog.DeltaCatalog")
        .config("spark.sql.warehouse.dir", folder + "/warehouse")
        .config("spark.local.dir", folder + "/local")
        .config("spark.ui.enabled", "false")
        .config("spark.driver.bindAddress", "127.0.0.1")
        .config("spark.driver.host", "127.0.0.1")
        .config("spark.sql.session.timeZone", "UTC")
        .config("spark.sql.datetime.java8API.enabled", "true")
        .getOrCreate();
  }

  private static Map<String, Object> answer(SparkSession spark, JsonNode question) {
    Map<String, Object> answer = new LinkedHashMap<>();
    try {
      long began = System.nanoTime();
      Dataset<Row> result = spark.sql(question.path("sql").asText());
      List<Row> rows = result.collectAsList();
      answer.put("seconds", (System.nanoTime() - began) / 1e9);
      answer.put("rows", rows.stream().map(SparkPeer::object).toList());
    } catch (Exception failure) {
      answer.put("error", String.valueOf(failure.getMessage()));
    }
    return answer;
  }

  private static Map<String, Object> object(Row row) {
    Map<String, Object> members = new LinkedHashMap<>();
    for (int i = 0; i < row.length(); i++) {
      members.put(row.schema().fieldNames()[i], value(row.get(i)));
    }
    return members;
  }

  private static Object value(Object value) {
    if (value instanceof Row row) {
      return object(row);
    }
    if (value instanceof scala.collection.Map<?, ?> map) {
      Map<String, Object> members = new LinkedHashMap<>();
      map.foreach(entry -> members.put(String.valueOf(value(entry._1())), value(entry._2())));
      return members;
    }
    if (value instanceof scala.collection.Iterable<?> list) {
      List<Object> elements = new ArrayList<>();
      list.foreach(element -> elements.add(value(element)));
      return elements;
    }
    if (value instanceof byte[] bytes) {
      return Base64.getEncoder().encodeToString(bytes);
    }
    if (value instanceof VariantVal variant) {
      return variant(variant);
    }
    return scalar(value);
  }

  private static Object variant(VariantVal variant) {
    try {
      return JSON.readTree(variant.toJson(ZoneOffset.UTC));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Object scalar(Object value) {
    if (value instanceof Instant instant) {
      return WALL.format(LocalDateTime.ofInstant(instant, ZoneOffset.UTC)) + "+00:00";
    }
    if (value instanceof LocalDateTime wall) {
      return WALL.format(wall);
    }
    if (value instanceof LocalDate day) {
      return day.toString();
    }
    if (value instanceof Number || value instanceof Boolean) {
      boolean exact = value instanceof BigDecimal;
      return exact ? JSON.getNodeFactory().numberNode((BigDecimal) value) : value;
    }
    return value == null ? null : value.toString();
  }
}
