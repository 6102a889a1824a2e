package io.lakewise.table.feature;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * Every feature that the Delta protocol names, and what Lakewise does with it (Delta protocol,
 * "Valid Feature Names in Table Features").
 */
public enum TableFeature {
  /** Rows may be forbidden to leave. */
  APPEND_ONLY("appendOnly", Kind.WRITER, 2, Support.WRITTEN),
  /** Conditions on columns, of old writers. */
  INVARIANTS("invariants", Kind.WRITER, 2, Support.WRITTEN),
  /** Conditions on rows. */
  CHECK_CONSTRAINTS("checkConstraints", Kind.WRITER, 3, Support.WRITTEN),
  /** Changes of rows are kept in files. */
  CHANGE_DATA_FEED("changeDataFeed", Kind.WRITER, 4, Support.WRITTEN),
  /** Columns that are computed from others. */
  GENERATED_COLUMNS("generatedColumns", Kind.WRITER, 4, Support.WRITTEN),
  /** Columns may be renamed and dropped. */
  COLUMN_MAPPING("columnMapping", Kind.READER_WRITER, 5, Support.WRITTEN),
  /** Columns that number the rows. */
  IDENTITY_COLUMNS("identityColumns", Kind.WRITER, 6, Support.WRITTEN),
  /** Rows are deleted by position. */
  DELETION_VECTORS("deletionVectors", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Rows have ids. */
  ROW_TRACKING("rowTracking", Kind.WRITER, 7, Support.WRITTEN),
  /** Timestamps without a time zone. */
  TIMESTAMP_NTZ("timestampNtz", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Columns may take a wider type. */
  TYPE_WIDENING("typeWidening", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Type widening before it was settled; the same on disk. */
  TYPE_WIDENING_PREVIEW("typeWidening-preview", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Named configurations. */
  DOMAIN_METADATA("domainMetadata", Kind.WRITER, 7, Support.WRITTEN),
  /** Checkpoints with sidecar files. */
  V2_CHECKPOINT("v2Checkpoint", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** The log's own time of each commit. */
  IN_COMMIT_TIMESTAMP("inCommitTimestamp", Kind.WRITER, 7, Support.WRITTEN),
  /** A vacuum must understand the table. */
  VACUUM_PROTOCOL_CHECK("vacuumProtocolCheck", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Files are laid out by columns. */
  CLUSTERING("clustering", Kind.WRITER, 7, Support.WRITTEN),
  /** Columns may have default values. */
  ALLOW_COLUMN_DEFAULTS("allowColumnDefaults", Kind.WRITER, 7, Support.WRITTEN),
  /** Semi-structured values. */
  VARIANT_TYPE("variantType", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Variants before they were settled; the same on disk. */
  VARIANT_TYPE_PREVIEW("variantType-preview", Kind.READER_WRITER, 7, Support.WRITTEN),
  /** Old log files may be gone without a checkpoint of their version. */
  CHECKPOINT_PROTECTION("checkpointProtection", Kind.WRITER, 7, Support.WRITTEN),
  /** Partition values are also in the files. */
  MATERIALIZE_PARTITION_COLUMNS("materializePartitionColumns", Kind.WRITER, 7, Support.READ),
  /** Readable as Iceberg. */
  ICEBERG_COMPAT_V1("icebergCompatV1", Kind.WRITER, 7, Support.READ),
  /** Readable as Iceberg. */
  ICEBERG_COMPAT_V2("icebergCompatV2", Kind.WRITER, 7, Support.READ),
  /** Readable as Iceberg. */
  ICEBERG_COMPAT_V3("icebergCompatV3", Kind.WRITER, 7, Support.READ),
  /** Written by Iceberg writers too. */
  ICEBERG_WRITER_COMPAT_V1("icebergWriterCompatV1", Kind.WRITER, 7, Support.READ),
  /** Written by Iceberg writers too. */
  ICEBERG_WRITER_COMPAT_V3("icebergWriterCompatV3", Kind.WRITER, 7, Support.READ),
  /** Redirects are for tables that move. */
  REDIRECT_WRITER_ONLY("redirectWriterOnly-preview", Kind.WRITER, 7, Support.READ),
  /** A table that moved. */
  REDIRECT_READER_WRITER("redirectReaderWriter-preview", Kind.READER_WRITER, 7, Support.REFUSED),
  /** Variants in columns of their own. */
  VARIANT_SHREDDING("variantShredding", Kind.READER_WRITER, 7, Support.REFUSED),
  /** Variants in columns of their own, before it was settled. */
  VARIANT_SHREDDING_PREVIEW("variantShredding-preview", Kind.READER_WRITER, 7, Support.REFUSED),
  /** A catalog decides commits. */
  CATALOG_MANAGED("catalogManaged", Kind.READER_WRITER, 7, Support.REFUSED),
  /** A catalog decides commits, before it was settled. */
  CATALOG_OWNED_PREVIEW("catalogOwned-preview", Kind.READER_WRITER, 7, Support.REFUSED),
  /** Strings compare by a language's rules. */
  COLLATIONS("collations", Kind.WRITER, 7, Support.READ),
  /** Strings compare by a language's rules, before it was settled. */
  COLLATIONS_PREVIEW("collations-preview", Kind.WRITER, 7, Support.READ),
  /** Points, lines and areas. */
  GEOSPATIAL("geospatial", Kind.READER_WRITER, 7, Support.REFUSED);

  /** Whom a feature concerns. */
  public enum Kind {
    /** Only writers; readers may ignore it. */
    WRITER,
    /** Readers and writers. */
    READER_WRITER
  }

  /** What Lakewise does with tables that have a feature. */
  public enum Support {
    /** Reads and writes them. */
    WRITTEN,
    /** Reads them, refuses to write. */
    READ,
    /** Refuses both. */
    REFUSED
  }

  private final String wireName;
  private final Kind kind;
  private final int minWriterVersion;
  private final Support support;

  TableFeature(String wireName, Kind kind, int minWriterVersion, Support support) {
    this.wireName = wireName;
    this.kind = kind;
    this.minWriterVersion = minWriterVersion;
    this.support = support;
  }

  /** The name in the log. */
  public String wireName() {
    return wireName;
  }

  /** Whom it concerns. */
  public Kind kind() {
    return kind;
  }

  /** What Lakewise does with it. */
  public Support support() {
    return support;
  }

  /** Whether protocol versions below 3 and 7 can imply it. */
  public boolean isLegacy() {
    return minWriterVersion < 7;
  }

  /** The least writer version that has it; 7 for those that must be named. */
  public int minWriterVersion() {
    return minWriterVersion;
  }

  /** The least reader version that has it: 1 for writer features. */
  public int minReaderVersion() {
    return kind == Kind.WRITER ? 1 : this == COLUMN_MAPPING ? 2 : 3;
  }

  /** The features that it needs beside it. */
  public Set<TableFeature> needs() {
    return this == ROW_TRACKING || this == CLUSTERING ? Set.of(DOMAIN_METADATA) : Set.of();
  }

  /** The feature with a name of the log, empty if Lakewise has never heard of it. */
  public static Optional<TableFeature> named(String wireName) {
    return Arrays.stream(values()).filter(feature -> feature.wireName.equals(wireName)).findAny();
  }
}
