package io.lakewise.server.configuration;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads the texts of settings as what they mean, and gathers what is wrong with them. */
final class ValueReader {

  private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*([KMGT]?)I?B?");
  private static final Pattern DURATION = Pattern.compile("(\\d{1,9})\\s*(ms|s|m|h|d)");

  private final Map<String, String> texts;
  private final List<String> problems;

  /** Reads {@code texts} by key; problems are added to a list. */
  ValueReader(Map<String, String> texts, List<String> problems) {
    this.texts = texts;
    this.problems = problems;
  }

  String text(String key) {
    return texts.getOrDefault(key, "");
  }

  Optional<String> optional(String key) {
    return Optional.of(text(key)).filter(text -> !text.isEmpty());
  }

  List<String> list(String key) {
    return Stream.of(text(key).split(",")).map(String::trim).filter(s -> !s.isEmpty()).toList();
  }

  Optional<Path> path(String key) {
    return optional(key).flatMap(text -> path(key, text));
  }

  List<Path> paths(String key) {
    List<Path> paths = new ArrayList<>();
    list(key).forEach(text -> path(key, text).ifPresent(paths::add));
    return paths;
  }

  private Optional<Path> path(String key, String text) {
    try {
      return Optional.of(Path.of(text));
    } catch (InvalidPathException e) {
      wrong(key, "a path");
      return Optional.empty();
    }
  }

  int number(String key, int least, int most) {
    try {
      int number = Integer.parseInt(text(key));
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    wrong(key, "a number from " + least + " to " + most);
    return least;
  }

  int number(String key, int least, int most, int fallback) {
    return text(key).isEmpty() ? fallback : number(key, least, most);
  }

  long bytes(String key, long fallback) {
    if (text(key).isEmpty()) {
      return fallback;
    }
    Matcher size = SIZE.matcher(text(key).trim().toUpperCase(Locale.ROOT));
    if (!size.matches()) {
      wrong(key, "a size, such as 512MB or 4GB");
      return fallback;
    }
    int power = " KMGT".indexOf(size.group(2).isEmpty() ? " " : size.group(2));
    return Long.parseLong(size.group(1)) << (10 * power);
  }

  Duration duration(String key) {
    Matcher duration = DURATION.matcher(text(key).trim());
    if (!duration.matches()) {
      wrong(key, "a time, such as 500ms, 30s, 15m or 1h");
      return Duration.ZERO;
    }
    long amount = Long.parseLong(duration.group(1));
    return switch (duration.group(2)) {
      case "ms" -> Duration.ofMillis(amount);
      case "s" -> Duration.ofSeconds(amount);
      case "m" -> Duration.ofMinutes(amount);
      case "h" -> Duration.ofHours(amount);
      default -> Duration.ofDays(amount);
    };
  }

  /** A number that is not negative. */
  double amount(String key) {
    return amount(key, text(key));
  }

  private double amount(String key, String text) {
    try {
      double amount = Double.parseDouble(text.trim());
      if (amount >= 0 && Double.isFinite(amount)) {
        return amount;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    wrong(key, "amounts, such as 0.5");
    return 0;
  }

  /** Amounts by name, such as {@code a=1,b=0.5}. */
  Map<String, Double> amounts(String key) {
    Map<String, Double> amounts = new LinkedHashMap<>();
    for (String item : list(key)) {
      int sign = item.indexOf('=');
      if (sign < 1) {
        wrong(key, "names and amounts, such as Small=2,Medium=4");
        return amounts;
      }
      amounts.put(item.substring(0, sign).trim(), amount(key, item.substring(sign + 1)));
    }
    return amounts;
  }

  /** The address of a server, perhaps with a path. */
  Optional<URI> url(String key) {
    Optional<URI> url = optional(key).flatMap(ValueReader::address);
    if (url.isEmpty() && !text(key).isEmpty()) {
      wrong(key, "an address, such as https://lake.example.org");
    }
    return url;
  }

  private static Optional<URI> address(String text) {
    try {
      URI url = new URI(text);
      boolean whole =
          ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))
              && url.getHost() != null
              && url.getRawUserInfo() == null
              && url.getRawQuery() == null
              && url.getRawFragment() == null;
      return whole ? Optional.of(url) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  boolean truth(String key) {
    return choice(key, Set.of("TRUE", "FALSE")).equals("TRUE");
  }

  String choice(String key, Set<String> choices) {
    String choice = text(key).toUpperCase(Locale.ROOT);
    if (!choices.contains(choice)) {
      wrong(key, "one of " + String.join(", ", choices.stream().sorted().toList()));
    }
    return choice;
  }

  private void wrong(String key, String expected) {
    problems.add(key + ": '" + text(key) + "' (expected: " + expected + ")");
  }
}
