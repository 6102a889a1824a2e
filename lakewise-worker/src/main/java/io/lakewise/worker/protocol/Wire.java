package io.lakewise.worker.protocol;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import io.lakewise.engine.workbench.TreeJson;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.StructType;
import java.io.IOException;

/** Values of messages as JSON. */
public final class Wire {

  private static final JsonMapper MAPPER =
      JsonMapper.builder(TreeJson.factory())
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.USE_LONG_FOR_INTS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .addMixIn(Predicate.class, PredicateKinds.class)
          .addModule(
              new SimpleModule()
                  .addSerializer(DataType.class, new TypeCodec.Writer())
                  .addDeserializer(DataType.class, new TypeCodec.Reader<>(DataType.class))
                  .addDeserializer(StructType.class, new TypeCodec.Reader<>(StructType.class))
                  .addSerializer(Literal.class, new LiteralCodec.Writer())
                  .addDeserializer(Literal.class, new LiteralCodec.Reader()))
          .build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
  @JsonSubTypes({
    @JsonSubTypes.Type(value = Predicate.And.class, name = "and"),
    @JsonSubTypes.Type(value = Predicate.Or.class, name = "or"),
    @JsonSubTypes.Type(value = Predicate.Not.class, name = "not"),
    @JsonSubTypes.Type(value = Predicate.Comparison.class, name = "comparison"),
    @JsonSubTypes.Type(value = Predicate.In.class, name = "in"),
    @JsonSubTypes.Type(value = Predicate.IsNull.class, name = "null"),
    @JsonSubTypes.Type(value = Predicate.IsNotNull.class, name = "notNull"),
    @JsonSubTypes.Type(value = Predicate.StartsWith.class, name = "startsWith"),
    @JsonSubTypes.Type(value = Predicate.Opaque.class, name = "opaque")
  })
  private interface PredicateKinds {}

  private Wire() {}

  /** The bytes of a value. */
  public static byte[] write(Object value) {
    try {
      return MAPPER.writeValueAsBytes(value);
    } catch (JsonProcessingException e) {
      throw WireErrors.unreadable(e.getOriginalMessage(), e);
    }
  }

  /** The value of bytes that {@link #write} made. */
  public static <T> T read(byte[] bytes, Class<T> type) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw WireErrors.unreadable(type.getSimpleName(), e);
    }
  }

  /** The same for a type with parameters. */
  public static <T> T read(byte[] bytes, TypeReference<T> type) {
    try {
      return MAPPER.readValue(bytes, type);
    } catch (IOException e) {
      throw WireErrors.unreadable(type.getType().getTypeName(), e);
    }
  }
}
