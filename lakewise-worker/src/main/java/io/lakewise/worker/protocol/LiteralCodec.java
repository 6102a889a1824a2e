package io.lakewise.worker.protocol;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.type.DataType;
import java.io.IOException;
import java.math.BigDecimal;

/** Constants with the Java class of their value, which JSON's numbers would not keep. */
final class LiteralCodec {

  private record Wired(
      DataType type,
      Boolean flag,
      Long whole,
      String floating,
      String decimal,
      String text,
      byte[] bytes) {}

  private LiteralCodec() {}

  static final class Writer extends StdSerializer<Literal> {

    Writer() {
      super(Literal.class);
    }

    @Override
    public void serialize(Literal literal, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      Object value = literal.value();
      provider.defaultSerializeValue(
          new Wired(
              literal.type(),
              value instanceof Boolean flag ? flag : null,
              value instanceof Long whole ? whole : null,
              value instanceof Double floating ? floating.toString() : null,
              value instanceof BigDecimal decimal ? decimal.toString() : null,
              value instanceof String text ? text : null,
              value instanceof byte[] bytes ? bytes : null),
          json);
    }
  }

  static final class Reader extends StdDeserializer<Literal> {

    Reader() {
      super(Literal.class);
    }

    @Override
    public Literal deserialize(JsonParser json, DeserializationContext context) throws IOException {
      Wired wired = context.readValue(json, Wired.class);
      return new Literal(wired.type, value(wired));
    }

    private static Object value(Wired wired) {
      if (wired.flag != null) {
        return wired.flag;
      }
      if (wired.whole != null) {
        return wired.whole;
      }
      if (wired.floating != null) {
        return Double.valueOf(wired.floating);
      }
      if (wired.decimal != null) {
        return new BigDecimal(wired.decimal);
      }
      return wired.text != null ? wired.text : wired.bytes;
    }
  }
}
