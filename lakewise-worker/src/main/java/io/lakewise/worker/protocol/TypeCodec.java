package io.lakewise.worker.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.util.List;

/**
 * Types as they are, without the checks that a schema of a log goes through: a primitive type by
 * its name, any other as an object whose only member says its kind.
 */
final class TypeCodec {

  private record Other(Decimal decimal, Array array, Map map, List<StructField> struct) {}

  private record Decimal(int precision, int scale) {}

  private record Array(DataType element, boolean containsNull) {}

  private record Map(DataType key, DataType value, boolean valueContainsNull) {}

  private TypeCodec() {}

  static final class Writer extends StdSerializer<DataType> {

    Writer() {
      super(DataType.class);
    }

    @Override
    public void serialize(DataType type, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (type instanceof PrimitiveType primitive) {
        json.writeString(primitive.name());
        return;
      }
      json.writeStartObject();
      if (type instanceof DecimalType decimal) {
        Decimal body = new Decimal(decimal.precision(), decimal.scale());
        provider.defaultSerializeField("decimal", body, json);
      } else if (type instanceof ArrayType array) {
        Array body = new Array(array.element(), array.containsNull());
        provider.defaultSerializeField("array", body, json);
      } else if (type instanceof MapType map) {
        Map body = new Map(map.key(), map.value(), map.valueContainsNull());
        provider.defaultSerializeField("map", body, json);
      } else {
        provider.defaultSerializeField("struct", ((StructType) type).fields(), json);
      }
      json.writeEndObject();
    }
  }

  static final class Reader<T extends DataType> extends StdDeserializer<T> {

    private final Class<T> wanted;

    Reader(Class<T> wanted) {
      super(wanted);
      this.wanted = wanted;
    }

    @Override
    public T deserialize(JsonParser json, DeserializationContext context) throws IOException {
      DataType type =
          json.currentToken() == JsonToken.VALUE_STRING
              ? PrimitiveType.valueOf(json.getText())
              : type(context.readValue(json, Other.class));
      return wanted.cast(type);
    }

    private static DataType type(Other other) {
      if (other.decimal != null) {
        return new DecimalType(other.decimal.precision, other.decimal.scale);
      }
      if (other.array != null) {
        return new ArrayType(other.array.element, other.array.containsNull);
      }
      if (other.map != null) {
        return new MapType(other.map.key, other.map.value, other.map.valueContainsNull);
      }
      return new StructType(other.struct);
    }
  }
}
