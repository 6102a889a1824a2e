package io.lakewise.table.feature;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.log.Protocol;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ProtocolsTest {

  @Test
  void legacyVersionsStayWhereTheyMeanExactlyTheFeatures() {
    assertThat(Protocols.requiring(Protocols.INITIAL, Set.of(TableFeature.APPEND_ONLY)))
        .isEqualTo(Protocols.INITIAL);
    assertThat(Protocols.requiring(Protocols.INITIAL, Set.of(TableFeature.CHECK_CONSTRAINTS)))
        .isEqualTo(new Protocol(1, 3, null, null));
  }

  @Test
  void writerFeaturesLeaveTheReaderVersion() {
    assertThat(Protocols.requiring(Protocols.INITIAL, Set.of(TableFeature.ROW_TRACKING)))
        .isEqualTo(
            new Protocol(
                1, 7, null, Set.of("appendOnly", "invariants", "domainMetadata", "rowTracking")));
  }

  @Test
  void readerFeaturesAreNamedOnBothSides() {
    Protocol mapped = Protocols.requiring(Protocols.INITIAL, Set.of(TableFeature.COLUMN_MAPPING));
    assertThat(mapped.minReaderVersion()).isEqualTo(2);
    assertThat(Protocols.requiring(mapped, Set.of(TableFeature.DELETION_VECTORS)))
        .isEqualTo(
            new Protocol(
                3,
                7,
                Set.of("columnMapping", "deletionVectors"),
                Set.of("appendOnly", "invariants", "columnMapping", "deletionVectors")));
  }

  @Test
  void timestampsWithoutZoneAskForTheirFeature() {
    assertThat(Protocols.requiring(Protocols.INITIAL, metadata(Map.of())).readerFeatures())
        .containsExactly("timestampNtz");
  }

  @Test
  void whatIsNotKnownIsRefusedByName() {
    assertThatThrownBy(
            () -> Protocols.checkReadable(new Protocol(3, 7, Set.of("sparkle"), Set.of("sparkle"))))
        .hasMessageContaining("the feature sparkle");
    Protocol managed = new Protocol(3, 7, Set.of("catalogManaged"), Set.of("catalogManaged"));
    assertThatThrownBy(() -> Protocols.checkReadable(managed))
        .hasMessageContaining("catalogManaged");
    Protocol iceberg = new Protocol(1, 7, null, Set.of("icebergCompatV2"));
    Protocols.checkReadable(iceberg);
    assertThatThrownBy(() -> Protocols.checkWritable(iceberg, metadata(Map.of())))
        .hasMessageContaining("icebergCompatV2");
  }

  @Test
  void propertiesAreCheckedAsDeltaDoes() {
    PropertyRules.Checked checked =
        PropertyRules.check(
            Map.of(
                "DELTA.appendonly", "true", "mine", "x", "delta.feature.rowTracking", "supported"));
    assertThat(checked.configuration()).isEqualTo(Map.of("delta.appendOnly", "true", "mine", "x"));
    assertThat(checked.features()).containsExactly(TableFeature.ROW_TRACKING);
    assertThatThrownBy(() -> PropertyRules.check(Map.of("delta.apendOnly", "true")))
        .hasMessageContaining("no table property \"delta.apendOnly\"");
    assertThatThrownBy(
            () -> PropertyRules.check(Map.of("delta.isolationLevel", "WriteSerializable")))
        .hasMessageContaining("Serializable");
    assertThatThrownBy(
            () -> PropertyRules.check(Map.of("delta.logRetentionDuration", "interval 1 month")))
        .hasMessageContaining("duration");
  }

  @Test
  void anExistingTableKeepsItsNamesInFilesWhenItGetsColumnMapping() {
    Metadata before = metadata(Map.of());
    Metadata mapped =
        ColumnMappings.assign(
            metadata(Map.of(TableProperties.COLUMN_MAPPING_MODE, "name")),
            before,
            UUID::randomUUID);
    StructField field = mapped.schema().fields().get(0);
    assertThat(field.metadata()).containsEntry(ColumnMappings.PHYSICAL_NAME, "at");
    assertThat(mapped.configuration()).containsEntry(TableProperties.MAX_COLUMN_ID, "1");
    Metadata grown =
        ColumnMappings.assign(
            Metadata.of(
                mapped.id(),
                new StructType(List.of(field, new StructField("more", PrimitiveType.LONG, true))),
                List.of(),
                mapped.configuration(),
                null),
            mapped,
            UUID::randomUUID);
    assertThat(grown.schema().fields().get(1).metadata().get(ColumnMappings.PHYSICAL_NAME))
        .asString()
        .startsWith("col-");
    assertThat(grown.configuration()).containsEntry(TableProperties.MAX_COLUMN_ID, "2");
  }

  private static Metadata metadata(Map<String, String> configuration) {
    StructField field = new StructField("at", PrimitiveType.TIMESTAMP_NTZ, true);
    return Metadata.of("id", new StructType(List.of(field)), List.of(), configuration, null);
  }
}
