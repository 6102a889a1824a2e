package io.lakewise.table.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.RandomActions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaJsonTest {

  private static final String JSON =
      "{\"type\":\"struct\",\"fields\":["
          + "{\"name\":\"a\",\"type\":\"integer\",\"nullable\":false,\"metadata\":{}},"
          + "{\"name\":\"b\",\"type\":{\"type\":\"array\",\"elementType\":{\"type\":\"map\","
          + "\"keyType\":\"string\",\"valueType\":\"decimal(10,2)\",\"valueContainsNull\":true},"
          + "\"containsNull\":false},\"nullable\":true,\"metadata\":"
          + "{\"delta.columnMapping.id\":4,\"x\":{\"y\":[1.50,null,\"é\"]}}}]}";

  @Test
  void printsExactlyWhatItParsed() {
    assertThat(SchemaJson.print(SchemaJson.parse(JSON))).isEqualTo(JSON);
  }

  @Test
  void parsesWhatItPrinted() {
    for (long seed = 0; seed < 200; seed++) {
      StructType schema = new RandomActions(seed).schema();
      assertThat(SchemaJson.parse(SchemaJson.print(schema))).as("seed %s", seed).isEqualTo(schema);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"string collate UNICODE", "interval day to second", "void", "geometry(4326)"})
  void refusesATypeByItsName(String type) {
    assertThatThrownBy(() -> SchemaJson.parse(JSON.replace("decimal(10,2)", type)))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("'" + type + "'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "7", "\"long\"", "{\"type\":\"struct\"}", "{\"type\":\"struct\",\"fi"})
  void refusesWhatIsNotASchema(String json) {
    assertThatThrownBy(() -> SchemaJson.parse(json)).isInstanceOf(LakewiseException.class);
  }
}
