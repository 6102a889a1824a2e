package io.lakewise.engine.statement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeTextTest {

  @ParameterizedTest
  @CsvSource({
    "boolean,BOOLEAN",
    "TINYINT,BYTE",
    "byte,BYTE",
    "smallint,SHORT",
    "SHORT,SHORT",
    "integer,INTEGER",
    "INT,INTEGER",
    "bigint,LONG",
    "LONG,LONG",
    "utinyint,SHORT",
    "usmallint,INTEGER",
    "uinteger,LONG",
    "float,FLOAT",
    "real,FLOAT",
    "double,DOUBLE",
    "double precision,DOUBLE",
    "STRING,STRING",
    "varchar,STRING",
    "varchar(20),STRING",
    "character varying(3),STRING",
    "char(3),STRING",
    "uuid,STRING",
    "json,STRING",
    "text,STRING",
    "blob,BINARY",
    "BINARY,BINARY",
    "date,DATE",
    "timestamp,TIMESTAMP_NTZ",
    "timestamp(6),TIMESTAMP_NTZ",
    "TIMESTAMP_NTZ,TIMESTAMP_NTZ",
    "datetime,TIMESTAMP_NTZ",
    "timestamp without time zone,TIMESTAMP_NTZ",
    "timestamptz,TIMESTAMP",
    "timestamp with time zone,TIMESTAMP",
    "timestamp with local time zone,TIMESTAMP",
    "TIMESTAMP_LTZ,TIMESTAMP",
    "variant,VARIANT",
    "\"integer\",INTEGER"
  })
  void readsPlainTypes(String text, PrimitiveType expected) {
    assertThat(TypeText.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "hugeint|38|0",
        "ubigint|20|0",
        "decimal|18|3",
        "decimal(10)|10|0",
        "NUMERIC(10, 2)|10|2",
        "dec(38,38)|38|38"
      })
  void readsDecimals(String text, int precision, int scale) {
    assertThat(TypeText.parse(text)).isEqualTo(new DecimalType(precision, scale));
  }

  @Test
  void readsNestedTypesInBothSpellings() {
    DataType expected =
        new StructType(
            List.of(
                new StructField("a", PrimitiveType.INTEGER, true),
                new StructField(
                    "b c",
                    new ArrayType(
                        new MapType(PrimitiveType.STRING, new DecimalType(10, 2), true), true),
                    true)));
    assertThat(TypeText.parse("STRUCT<a: INT, `b c`: ARRAY<MAP<STRING, DECIMAL(10,2)>>>"))
        .isEqualTo(expected);
    assertThat(TypeText.parse("struct(a int, \"b c\" map(varchar, decimal(10,2))[])"))
        .isEqualTo(expected);
  }

  @Test
  void keepsNotNullAndCommentsOfMembers() {
    assertThat(TypeText.parse("STRUCT<a: INT NOT NULL COMMENT 'it''s'>"))
        .isEqualTo(
            new StructType(
                List.of(
                    new StructField(
                        "a", PrimitiveType.INTEGER, false, Map.of("comment", "it's")))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TIME",
        "time with time zone",
        "INTERVAL",
        "BIT",
        "UNION(a INT)",
        "int[3]",
        "STRUCT<t: TIME>"
      })
  void refusesWhatATableCannotStoreAndSaysWhatHelps(String text) {
    assertThatThrownBy(() -> TypeText.parse(text))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("cannot be stored in a Delta table")
        .hasMessageMatching("(?s).*: (use|store) .*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "5",
        "INT INT",
        "ARRAY<INT",
        "MAP<INT>",
        "STRUCT<>",
        "STRUCT<a INT, A INT>",
        "DECIMAL(39,0)",
        "DECIMAL(5,6)",
        "DECIMAL(x)",
        "DECIMAL(99999999999)",
        "nonsense",
        "INT,"
      })
  void refusesWhatIsNoType(String text) {
    assertThatThrownBy(() -> TypeText.parse(text))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("is not a type");
  }

  @Test
  void suggestsTheTypeThatWasMeant() {
    assertThatThrownBy(() -> TypeText.parse("INTEGR")).hasMessageContaining("did you mean INTEGER");
  }

  @Test
  void refusesTypesNestedTooDeeply() {
    assertThatThrownBy(() -> TypeText.parse("ARRAY<".repeat(5000) + "INT" + ">".repeat(5000)))
        .isInstanceOf(LakewiseException.class)
        .hasMessageContaining("deep");
  }
}
