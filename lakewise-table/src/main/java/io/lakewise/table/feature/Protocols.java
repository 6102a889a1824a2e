package io.lakewise.table.feature;

import io.lakewise.table.feature.TableFeature.Kind;
import io.lakewise.table.feature.TableFeature.Support;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Which features a protocol means, and which protocol features need. */
public final class Protocols {

  /** What a new table begins with, as Delta's do: append-only and invariants. */
  public static final Protocol INITIAL = new Protocol(1, 2, null, null);

  private static final int TABLE_FEATURES_READER = 3;
  private static final int TABLE_FEATURES_WRITER = 7;

  private Protocols() {}

  /** The names of all features, those that protocol versions imply included. */
  public static Set<String> featureNames(Protocol protocol) {
    Set<String> names = new TreeSet<>();
    if (protocol.readerFeatures() != null) {
      names.addAll(protocol.readerFeatures());
    }
    if (protocol.writerFeatures() != null) {
      names.addAll(protocol.writerFeatures());
    }
    implied(protocol).forEach(feature -> names.add(feature.wireName()));
    return names;
  }

  /** Whether a table has a feature. */
  public static boolean supports(Protocol protocol, TableFeature feature) {
    return featureNames(protocol).contains(feature.wireName());
  }

  /**
   * Refuses a table that cannot be read correctly.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) naming the features
   */
  public static void checkReadable(Protocol protocol) {
    if (protocol.minReaderVersion() > TABLE_FEATURES_READER || protocol.minReaderVersion() < 1) {
      throw FeatureErrors.unknownProtocol(protocol);
    }
    if (protocol.minReaderVersion() == TABLE_FEATURES_READER && protocol.readerFeatures() == null) {
      throw FeatureErrors.withoutFeatures("reader", "readerFeatures");
    }
    if (protocol.minWriterVersion() == TABLE_FEATURES_WRITER && protocol.writerFeatures() == null) {
      throw FeatureErrors.withoutFeatures("writer", "writerFeatures");
    }
    Set<String> needed =
        protocol.readerFeatures() == null ? Set.of() : new TreeSet<>(protocol.readerFeatures());
    List<String> refused = refused(needed, feature -> feature.support() != Support.REFUSED);
    if (!refused.isEmpty()) {
      throw FeatureErrors.unreadable(refused);
    }
  }

  /**
   * Refuses a table that cannot be written correctly.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) naming the features
   */
  public static void checkWritable(Protocol protocol, Metadata metadata) {
    checkReadable(protocol);
    if (protocol.minWriterVersion() > TABLE_FEATURES_WRITER || protocol.minWriterVersion() < 1) {
      throw FeatureErrors.unknownProtocol(protocol);
    }
    List<String> refused =
        refused(featureNames(protocol), feature -> feature.support() == Support.WRITTEN);
    if (!refused.isEmpty()) {
      throw FeatureErrors.unwritable(refused);
    }
    List<String> asked =
        RequiredFeatures.of(metadata).stream()
            .filter(feature -> feature.support() != Support.WRITTEN)
            .map(TableFeature::wireName)
            .toList();
    if (!asked.isEmpty()) {
      throw FeatureErrors.unwritable(asked);
    }
  }

  /** The protocol that has what another one has and also features, with those that they need. */
  public static Protocol requiring(Protocol protocol, Set<TableFeature> features) {
    Set<String> had = featureNames(protocol);
    Set<String> names = new TreeSet<>(had);
    withNeeds(features).forEach(feature -> names.add(feature.wireName()));
    if (names.equals(had)) {
      return protocol;
    }
    if (protocol.minWriterVersion() < TABLE_FEATURES_WRITER) {
      for (int writer = protocol.minWriterVersion(); writer < TABLE_FEATURES_WRITER; writer++) {
        Protocol legacy = new Protocol(writer < 5 ? 1 : 2, writer, null, null);
        if (featureNames(legacy).equals(names)) {
          return legacy;
        }
      }
    }
    return withFeatures(protocol, names);
  }

  /** The protocol for metadata, at least {@code protocol}. */
  public static Protocol requiring(Protocol protocol, Metadata metadata) {
    Set<TableFeature> features = EnumSet.noneOf(TableFeature.class);
    features.addAll(RequiredFeatures.of(metadata));
    if (supports(protocol, TableFeature.TYPE_WIDENING_PREVIEW)) {
      features.remove(TableFeature.TYPE_WIDENING);
    }
    if (supports(protocol, TableFeature.VARIANT_TYPE_PREVIEW)) {
      features.remove(TableFeature.VARIANT_TYPE);
    }
    return requiring(protocol, features);
  }

  private static Protocol withFeatures(Protocol protocol, Set<String> names) {
    Set<String> readers =
        names.stream()
            .filter(name -> isReaderFeature(protocol, name))
            .collect(Collectors.toCollection(TreeSet::new));
    int least =
        readers.stream()
            .flatMap(name -> TableFeature.named(name).stream())
            .mapToInt(TableFeature::minReaderVersion)
            .max()
            .orElse(1);
    int reader = Math.max(protocol.minReaderVersion(), least);
    return new Protocol(
        reader,
        TABLE_FEATURES_WRITER,
        reader == TABLE_FEATURES_READER ? readers : null,
        new TreeSet<>(names));
  }

  private static boolean isReaderFeature(Protocol protocol, String name) {
    return TableFeature.named(name).map(f -> f.kind() == Kind.READER_WRITER).orElse(false)
        || (protocol.readerFeatures() != null && protocol.readerFeatures().contains(name));
  }

  private static Set<TableFeature> implied(Protocol protocol) {
    Set<TableFeature> implied = EnumSet.noneOf(TableFeature.class);
    for (TableFeature feature : TableFeature.values()) {
      boolean byWriter =
          protocol.minWriterVersion() < TABLE_FEATURES_WRITER
              && feature.isLegacy()
              && feature.minWriterVersion() <= protocol.minWriterVersion();
      boolean byReader =
          feature == TableFeature.COLUMN_MAPPING
              && protocol.minReaderVersion() == 2
              && protocol.minWriterVersion() < TABLE_FEATURES_WRITER;
      if (byWriter || byReader) {
        implied.add(feature);
      }
    }
    return implied;
  }

  private static Set<TableFeature> withNeeds(Set<TableFeature> features) {
    Set<TableFeature> all = EnumSet.noneOf(TableFeature.class);
    Deque<TableFeature> open = new ArrayDeque<>(features);
    while (!open.isEmpty()) {
      TableFeature feature = open.pop();
      if (all.add(feature)) {
        open.addAll(feature.needs());
      }
    }
    return all;
  }

  private static List<String> refused(Set<String> names, Predicate<TableFeature> accepted) {
    return names.stream()
        .filter(name -> TableFeature.named(name).filter(accepted).isEmpty())
        .toList();
  }
}
