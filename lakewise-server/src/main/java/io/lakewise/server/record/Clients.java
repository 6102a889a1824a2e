package io.lakewise.server.record;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/** What is known of a client by what it calls itself. */
final class Clients {

  /** The first that is part of the name decides. */
  private static final Map<String, String> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("lakewise-cli", "CLI");
    CLASSES.put("lakewise-schedule", "SCHEDULE");
    CLASSES.put("databricks-sdk-py", "DATABRICKS_SDK_PYTHON");
    CLASSES.put("databricks-sdk-java", "DATABRICKS_SDK_JAVA");
    CLASSES.put("databricks-sdk", "DATABRICKS_SDK");
    CLASSES.put("databricks", "DATABRICKS");
    CLASSES.put("jdbc", "JDBC");
    CLASSES.put("adbc", "ADBC");
    CLASSES.put("grpc-java", "FLIGHT_JAVA");
    CLASSES.put("grpc-go", "FLIGHT_GO");
    CLASSES.put("grpc", "FLIGHT");
    CLASSES.put("python", "PYTHON");
    CLASSES.put("curl", "CURL");
    CLASSES.put("mozilla", "BROWSER");
  }

  private Clients() {}

  /** The class of a client. */
  static String classOf(String userAgent) {
    String lower = userAgent.toLowerCase(Locale.ROOT);
    return CLASSES.entrySet().stream()
        .filter(known -> lower.contains(known.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse("OTHER");
  }
}
