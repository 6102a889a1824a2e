package io.lakewise.cli.server;

import io.lakewise.server.configuration.ConfigurationReader;
import io.lakewise.server.configuration.Effective;
import io.lakewise.server.configuration.Setting;
import io.lakewise.server.configuration.Settings;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** The settings of the server as options of a command. */
final class ConfigurationOptions {

  private static final String FILE = "LAKEWISE_CONFIG";

  private ConfigurationOptions() {}

  /**
   * Adds an option for each setting, and one for the file. Where the help of all commands is
   * printed, the server's classes are not there, and nothing is added.
   */
  static void addTo(CommandSpec command) {
    try {
      addAll(command);
    } catch (NoClassDefFoundError elsewhere) {
      return;
    }
  }

  private static void addAll(CommandSpec command) {
    command.addOption(
        OptionSpec.builder("--config")
            .paramLabel("FILE")
            .type(Path.class)
            .description("A file in TOML with any of these settings. Default: " + FILE)
            .build());
    for (Setting setting : Settings.all()) {
      String fallback = setting.fallback().isEmpty() ? "" : ". Default: " + setting.fallback();
      command.addOption(
          OptionSpec.builder("--" + setting.key())
              .paramLabel("VALUE")
              .type(String.class)
              .description(setting.description().replace("%", "%%") + fallback)
              .build());
    }
  }

  /** The configuration that the options, the environment and the file give. */
  static Effective read(ParseResult parsed) {
    Map<String, String> flags = new LinkedHashMap<>();
    for (Setting setting : Settings.all()) {
      String value = parsed.matchedOptionValue("--" + setting.key(), null);
      if (value != null) {
        flags.put(setting.key(), value);
      }
    }
    Path file = parsed.matchedOptionValue("--config", null);
    if (file == null && System.getenv(FILE) != null) {
      file = Path.of(System.getenv(FILE));
    }
    return ConfigurationReader.read(flags, System.getenv(), Optional.ofNullable(file));
  }
}
