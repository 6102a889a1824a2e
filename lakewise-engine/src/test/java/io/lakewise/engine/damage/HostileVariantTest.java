package io.lakewise.engine.damage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Variants whose bytes somebody else wrote into a table's file. */
class HostileVariantTest extends LakeOfOthers {

  private static final String PROTOCOL =
      "{\"protocol\":{\"minReaderVersion\":3,\"minWriterVersion\":7,"
          + "\"readerFeatures\":[\"variantType\"],\"writerFeatures\":[\"variantType\"]}}";

  private int tables;

  @ParameterizedTest
  @ValueSource(strings = {"%s", "[%s]", "{'inner': %s}", "map {'key': %s}"})
  void whatIsNestedTooDeeplyIsRefused(String shape) throws IOException {
    String table = table(shape, VariantBytes.nested(3_000, 1));
    for (String statement :
        new String[] {
          "SELECT v FROM %s",
          "SELECT CAST(v AS STRING) FROM %s",
          "CREATE TABLE copy AS SELECT v FROM %s",
          "UPDATE %s SET id = 2",
          "DELETE FROM %s WHERE CAST(v AS STRING) = ''"
        }) {
      refused(statement.replace("%s", table), "sound.parquet", "nested more than 500 levels deep");
    }
    assertThat(lake.value("SELECT id FROM " + table)).isEqualTo(1L);
  }

  @Test
  void whatIsNestedAsDeeplyAsWeWriteIsRead() throws IOException {
    String table = table("%s", VariantBytes.nested(500, 1));
    assertThat(lake.value("SELECT CAST(v AS STRING) FROM " + table))
        .isEqualTo("[".repeat(500) + "NULL" + "]".repeat(500));
    refused("SELECT v FROM " + table("%s", VariantBytes.nested(501, 1)), "more than 500 levels");
  }

  @Test
  void bytesThatStandForSeveralValuesAreRefused() throws IOException {
    refused("SELECT v FROM " + table("%s", VariantBytes.nested(60, 2)), "stand for several values");
    byte[] text = new byte[5 + 100_000];
    text[0] = VariantBytes.STRING;
    text[1] = (byte) 0xa0;
    text[2] = (byte) 0x86;
    text[3] = 1;
    ByteArrayOutputStream texts = new ByteArrayOutputStream();
    texts.writeBytes(VariantBytes.head(text.length, 200));
    texts.writeBytes(text);
    refused("SELECT v FROM " + table("%s", texts.toByteArray()), "stand for several values");
  }

  @Test
  void whatEndsInItsMidstIsRefused() throws IOException {
    byte[] cut = new byte[100];
    cut[0] = VariantBytes.ARRAY;
    cut[1] = (byte) 200;
    refused("SELECT v FROM " + table("%s", cut), "sound.parquet", "ends in its midst");
  }

  private void refused(String statement, String... words) {
    assertThatThrownBy(() -> lake.sql(statement))
        .as(statement)
        .isInstanceOf(LakewiseException.class)
        .hasMessageNotContainingAny("Exception", "\tat ")
        .hasMessageContainingAll(words);
  }

  /** A table with a column id of 1 and a column v with variants in some shape. */
  private String table(String shape, byte[] value) throws IOException {
    String name = "t" + tables++;
    String bytes = VariantBytes.sql(value);
    HandMadeTable table =
        HandMadeTable.of(
            lake, root, name, "SELECT 1::BIGINT AS id, " + shape.formatted(bytes) + " AS v");
    String type =
        switch (shape.charAt(0)) {
          case '[' -> "{\"type\":\"array\",\"elementType\":\"variant\",\"containsNull\":true}";
          case '{' ->
              "{\"type\":\"struct\",\"fields\":[{\"name\":\"inner\",\"type\":\"variant\","
                  + "\"nullable\":true,\"metadata\":{}}]}";
          case 'm' ->
              "{\"type\":\"map\",\"keyType\":\"string\",\"valueType\":\"variant\","
                  + "\"valueContainsNull\":true}";
          default -> "\"variant\"";
        };
    String columns =
        "{\"name\":\"id\",\"type\":\"long\",\"nullable\":true,\"metadata\":{}},"
            + "{\"name\":\"v\",\"type\":"
            + type
            + ",\"nullable\":true,\"metadata\":{}}";
    table.commit(
        PROTOCOL, HandMadeTable.metadata(columns.replace("\"", "\\\""), "[]", "{}"), table.add());
    return table.name();
  }
}
