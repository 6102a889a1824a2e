package io.lakewise.server.configuration;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.lakewise.catalog.state.StateSettings.Postgres;
import io.lakewise.server.configuration.Effective.Value;
import io.lakewise.server.configuration.ServerConfiguration.Keeping;
import io.lakewise.server.configuration.ServerConfiguration.Listening;
import io.lakewise.server.configuration.ServerConfiguration.Logging;
import io.lakewise.server.configuration.ServerConfiguration.OpenLineageTarget;
import io.lakewise.server.configuration.ServerConfiguration.Pricing;
import io.lakewise.server.configuration.ServerConfiguration.SigningIn;
import io.lakewise.server.configuration.ServerConfiguration.Tls;
import io.lakewise.server.configuration.ServerConfiguration.Working;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.table.error.LakewiseException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.StringJoiner;

/** Puts a configuration together: defaults, a file in TOML, the environment, flags. */
public final class ConfigurationReader {

  /** Variables of Lakewise that are no settings of the server. */
  private static final Set<String> OTHER_VARIABLES =
      Set.of(
          "LAKEWISE_BUILD",
          "LAKEWISE_CONFIG",
          "LAKEWISE_CONFORMANCE",
          "LAKEWISE_DEBUG",
          "LAKEWISE_JAVA_OPTIONS",
          "LAKEWISE_LONG",
          "LAKEWISE_SERVER",
          "LAKEWISE_TOKEN");

  private final Map<String, Value> values = new LinkedHashMap<>();
  private final List<String> problems = new ArrayList<>();

  private ConfigurationReader() {
    for (Setting setting : Settings.all()) {
      values.put(setting.key(), new Value(setting, setting.fallback(), Origin.DEFAULT));
    }
  }

  /**
   * Reads.
   *
   * @param flags by key; what is not there was not given
   * @param environment of the process
   * @param file the configuration file, if there is one
   * @throws io.lakewise.table.error.LakewiseException (USER) that lists everything that is wrong
   */
  public static Effective read(
      Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
    ConfigurationReader reader = new ConfigurationReader();
    file.ifPresent(reader::file);
    reader.environment(environment);
    flags.forEach((key, text) -> reader.put(key, text, Origin.FLAG));
    ServerConfiguration configuration = reader.configuration(environment);
    if (!reader.problems.isEmpty()) {
      throw ServerErrors.wrongConfiguration(reader.problems);
    }
    return new Effective(configuration, reader.shown());
  }

  private void file(Path file) {
    JsonNode tree;
    try {
      tree = new TomlMapper().readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      problems.add(file + " is not TOML: " + e.getOriginalMessage());
      return;
    } catch (IOException e) {
      throw ServerErrors.unreadableConfiguration(file, e);
    }
    for (Map.Entry<String, JsonNode> entry : tree.properties()) {
      if (Settings.of(entry.getKey()).isEmpty()) {
        problems.add(entry.getKey() + " in " + file + ": there is no such setting");
      } else if (entry.getValue().isObject()) {
        problems.add(entry.getKey() + " in " + file + ": a table (expected: a value)");
      } else {
        put(entry.getKey(), text(entry.getValue()), Origin.FILE);
      }
    }
  }

  private static String text(JsonNode value) {
    if (!value.isArray()) {
      return value.asText();
    }
    StringJoiner list = new StringJoiner(",");
    value.forEach(item -> list.add(item.asText()));
    return list.toString();
  }

  private void environment(Map<String, String> environment) {
    Map<String, Setting> variables = new HashMap<>();
    Settings.all().forEach(setting -> variables.put(setting.variable(), setting));
    environment.forEach(
        (name, text) -> {
          Setting setting = variables.get(name);
          if (setting != null) {
            put(setting.key(), text, Origin.ENVIRONMENT);
          } else if (name.startsWith("LAKEWISE_") && !OTHER_VARIABLES.contains(name)) {
            problems.add(name + " in the environment: there is no such setting");
          }
        });
  }

  private void put(String key, String text, Origin origin) {
    values.put(key, new Value(Settings.of(key).orElseThrow(), text.trim(), origin));
  }

  private ServerConfiguration configuration(Map<String, String> environment) {
    Map<String, String> texts = new HashMap<>();
    values.forEach((key, value) -> texts.put(key, value.text()));
    ValueReader reader = new ValueReader(texts, problems);
    Path lake = reader.path("lake").orElse(Path.of("lake"));
    int threads = reader.number("threads", 1, 1024, Runtime.getRuntime().availableProcessors());
    return new ServerConfiguration(
        lake,
        reader.paths("allow"),
        state(reader, environment),
        reader.path("admin-token-file").orElse(lake.resolve("_lakewise").resolve("admin-token")),
        new Listening(
            reader.text("host"),
            reader.number("port", 0, 65535),
            reader.list("allowed-hosts"),
            tls(reader),
            reader.duration("idle-timeout"),
            reader.duration("request-timeout"),
            reader.duration("write-timeout"),
            reader.duration("stop-timeout"),
            reader.number("connections", 1, 1_000_000)),
        new SigningIn(
            reader.duration("session-idle-timeout"),
            reader.duration("session-lifetime"),
            reader.url("public-url")),
        new OidcReader(reader, problems).oidc(),
        new Working(
            threads,
            reader.bytes("memory", 2 * Runtime.getRuntime().maxMemory()),
            reader.bytes("workers-memory", 0),
            reader.number("running-statements", 1, 10_000, 0),
            reader.number("queued-statements", 0, 1_000_000)),
        new Keeping(
            reader.duration("result-retention"),
            reader.number("kept-statements", 1, 10_000_000),
            reader.bytes("result-memory", 0),
            reader.bytes("result-cache", 0),
            reader.truth("query-text"),
            reader.duration("history-retention")),
        new Pricing(
            reader.amounts("credits-per-hour"),
            reader.amount("credit-price"),
            reader.text("currency")),
        openLineage(reader),
        new SendingReader(reader, problems).sending(),
        new Logging(
            reader.path("log-file"),
            reader.choice("log-level", Set.of("ERROR", "WARN", "INFO", "DEBUG"))));
  }

  private Optional<Postgres> state(ValueReader reader, Map<String, String> environment) {
    Optional<String> url = reader.optional("state");
    Optional<Path> passwordFile = reader.path("state-password-file");
    if (url.isEmpty()) {
      return Optional.empty();
    }
    if (!url.get().startsWith(Postgres.PREFIX)) {
      problems.add("state: not shown (expected: jdbc:postgresql://host/database?user=…)");
      return Optional.empty();
    }
    if (values.get("state").origin() == Origin.FLAG && Postgres.hasPassword(url.get())) {
      problems.add(
          "state: a password on the command line, which others on this machine can read (expected:"
              + " PGPASSWORD in the environment, state-password-file, or ~/.pgpass)");
      return Optional.empty();
    }
    try {
      return Optional.of(Postgres.of(url.get(), passwordFile, environment));
    } catch (LakewiseException unreadable) {
      problems.add("state-password-file: " + unreadable.getMessage());
      return Optional.empty();
    }
  }

  private OpenLineageTarget openLineage(ValueReader reader) {
    Optional<URI> address =
        reader
            .optional("openlineage-url")
            .flatMap(
                text -> {
                  try {
                    URI found = new URI(text);
                    if (text.matches("(?i)https?://.+") && found.getHost() != null) {
                      return Optional.of(found);
                    }
                  } catch (URISyntaxException wrong) {
                    // Told below, without what it may hold.
                  }
                  problems.add("openlineage-url: not shown (expected: http://… or https://…)");
                  return Optional.empty();
                });
    Optional<String> key =
        reader
            .path("openlineage-key-file")
            .flatMap(
                file -> {
                  try {
                    return Optional.of(Files.readString(file).strip());
                  } catch (IOException unreadable) {
                    problems.add("openlineage-key-file: " + file + " cannot be read");
                    return Optional.empty();
                  }
                });
    return new OpenLineageTarget(
        address, key, reader.path("openlineage-file"), reader.text("openlineage-namespace"));
  }

  private Optional<Tls> tls(ValueReader reader) {
    Optional<Path> certificate = reader.path("tls-certificate");
    Optional<Path> key = reader.path("tls-key");
    if (certificate.isPresent() != key.isPresent()) {
      problems.add("tls-certificate and tls-key: one is missing (expected: both, or neither)");
      return Optional.empty();
    }
    return certificate.map(file -> new Tls(file, key.get()));
  }

  /** The values without the password that a URL may have. */
  private List<Value> shown() {
    return values.values().stream()
        .map(value -> new Value(value.setting(), Postgres.masked(value.text()), value.origin()))
        .toList();
  }
}
