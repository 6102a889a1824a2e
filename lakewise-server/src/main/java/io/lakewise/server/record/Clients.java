package io.lakewise.server.record;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is known of a client by what it calls itself. */
final class Clients {

  private static final Pattern PRODUCT = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,40}");
  private static final Pattern VERSION = Pattern.compile("/[0-9][0-9A-Za-z.]{0,20}");

  /** The first that is part of the name decides. */
  private static final Map<String, String> CLASSES = new LinkedHashMap<>();

  static {
    CLASSES.put("lakewise-cli", "CLI");
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

  /** The product that comes first, with its version; empty if there is none. */
  static String application(String userAgent) {
    Matcher product = PRODUCT.matcher(userAgent);
    if (!product.lookingAt()) {
      return "";
    }
    Matcher version = VERSION.matcher(userAgent).region(product.end(), userAgent.length());
    return version.lookingAt() ? product.group() + version.group() : product.group();
  }
}
