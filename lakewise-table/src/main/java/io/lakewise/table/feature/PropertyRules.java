package io.lakewise.table.feature;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/** Checks properties that a user sets, as Delta does: unknown {@code delta.*} names are refused. */
public final class PropertyRules {

  private static final String DELTA = "delta.";
  private static final String FEATURE = "delta.feature.";

  private record Rule(String key, String expected, Predicate<String> accepts) {}

  private static final Map<String, Rule> RULES = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  static {
    for (String flag :
        new String[] {
          TableProperties.APPEND_ONLY,
          TableProperties.CHANGE_DATA_FEED,
          TableProperties.DELETION_VECTORS,
          TableProperties.ROW_TRACKING,
          TableProperties.TYPE_WIDENING,
          TableProperties.IN_COMMIT_TIMESTAMPS,
          TableProperties.EXPIRED_LOG_CLEANUP,
          TableProperties.RANDOM_PREFIXES,
          "delta.autoOptimize",
          "delta.autoOptimize.optimizeWrite",
          "delta.checkpoint.writeStatsAsJson",
          "delta.checkpoint.writeStatsAsStruct",
          "delta.compatibility.symlinkFormatManifest.enabled",
          "delta.enableFullRetentionRollback",
          "delta.enableIcebergCompatV1",
          "delta.enableIcebergCompatV2",
          "delta.enableIcebergCompatV3",
          "delta.enableIcebergWriterCompatV1",
          "delta.enableIcebergWriterCompatV3",
          "delta.enableVariantShredding",
          "delta.tuneFileSizesForRewrites"
        }) {
      rule(flag, "true or false", value -> value.matches("(?i)true|false"));
    }
    for (String interval :
        new String[] {
          TableProperties.LOG_RETENTION,
          TableProperties.DELETED_FILE_RETENTION,
          TableProperties.SET_TRANSACTION_RETENTION,
          "delta.checkpointRetentionDuration",
          "delta.sampleRetentionDuration"
        }) {
      rule(
          interval,
          "a duration such as \"interval 7 days\", in weeks or less",
          value -> Intervals.parse(value).isPresent());
    }
    rule(TableProperties.CHECKPOINT_INTERVAL, "a number from 1", "[1-9]\\d{0,8}");
    rule(TableProperties.INDEXED_COLUMNS, "a number from -1", "-1|\\d{1,9}");
    rule("delta.randomPrefixLength", "a number from 1", "[1-9]\\d{0,3}");
    rule(TableProperties.COLUMN_MAPPING_MODE, "none, name or id", "(?i)none|name|id");
    rule(TableProperties.CHECKPOINT_POLICY, "classic or v2", "(?i)classic|v2");
    rule(TableProperties.ISOLATION_LEVEL, "Serializable, or nothing", "(?i)serializable");
    rule(TableProperties.TARGET_FILE_SIZE, "a size such as 128mb", "(?i)[1-9]\\d*\\s*([kmgt]?b?)");
    rule(
        "delta.autoOptimize.autoCompact",
        "true, false, auto or legacy",
        "(?i)true|false|auto|legacy");
    for (String free :
        new String[] {
          TableProperties.STATISTICS_COLUMNS,
          "delta.parquet.compression.codec",
          "delta.parquet.format.version",
          "delta.universalFormat.enabledFormats"
        }) {
      rule(free, "a text", ".+");
    }
  }

  private PropertyRules() {}

  /** Properties that a user gave, taken apart. */
  public record Checked(Map<String, String> configuration, Set<TableFeature> features) {}

  /**
   * Checks properties to be set; those of the user's own pass as they are. {@code delta.feature.X}
   * becomes a feature, and protocol versions are left out, as what is needed is found out anyway.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) at the first that is unknown or has a
   *     value that it cannot have
   */
  public static Checked check(Map<String, String> properties) {
    Map<String, String> configuration = new LinkedHashMap<>();
    Set<TableFeature> features = new LinkedHashSet<>();
    properties.forEach(
        (key, value) -> {
          String folded = key.toLowerCase(Locale.ROOT);
          if (!folded.startsWith(DELTA)) {
            configuration.put(key, value);
          } else if (folded.startsWith(FEATURE)) {
            features.add(feature(key.substring(FEATURE.length()), value));
          } else if (!folded.matches(
              "delta\\.(min(reader|writer)version|ignoreprotocoldefaults)")) {
            Rule rule = Optional.ofNullable(RULES.get(key)).orElseThrow(() -> unknown(key));
            if (value == null || !rule.accepts().test(value.strip())) {
              throw FeatureErrors.invalidProperty(rule.key(), value, rule.expected());
            }
            configuration.put(rule.key(), value.strip());
          }
        });
    return new Checked(configuration, features);
  }

  /** The spelling of a property's name that tables have; the user's own stay as they are. */
  public static String canonical(String key) {
    Rule rule = RULES.get(key);
    return rule == null ? key : rule.key();
  }

  /** Whether users may set and unset a property: their own, and those of Delta's that are known. */
  public static boolean settable(String key) {
    return !key.toLowerCase(Locale.ROOT).startsWith(DELTA) || RULES.containsKey(key);
  }

  private static TableFeature feature(String name, String value) {
    if (!"supported".equalsIgnoreCase(value) && !"enabled".equalsIgnoreCase(value)) {
      throw FeatureErrors.invalidProperty(FEATURE + name, value, "supported");
    }
    for (TableFeature feature : TableFeature.values()) {
      if (feature.wireName().equalsIgnoreCase(name)) {
        if (feature.support() != TableFeature.Support.WRITTEN) {
          throw FeatureErrors.unwritable(Set.of(feature.wireName()));
        }
        return feature;
      }
    }
    throw FeatureErrors.unknownFeature(name);
  }

  private static RuntimeException unknown(String key) {
    return FeatureErrors.unknownProperty(key);
  }

  private static void rule(String key, String expected, String pattern) {
    rule(key, expected, value -> value.matches(pattern));
  }

  private static void rule(String key, String expected, Predicate<String> accepts) {
    RULES.put(key, new Rule(key, expected, accepts));
  }
}
