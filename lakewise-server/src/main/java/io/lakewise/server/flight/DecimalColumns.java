package io.lakewise.server.flight;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flight.sql.FlightSqlColumnMetadata;
import org.apache.arrow.vector.ipc.message.IpcOption;
import org.apache.arrow.vector.ipc.message.MessageSerializer;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.FieldType;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * Tells the digits of decimal columns as Flight SQL's metadata of columns too: the JDBC driver
 * knows them from there alone, and Spark takes {@code DECIMAL(38, 18)} for a decimal without.
 */
final class DecimalColumns {

  private DecimalColumns() {}

  /** A schema with the digits of its decimals. */
  static Schema told(Schema schema) {
    List<Field> fields =
        schema.getFields().stream().map(DecimalColumns::told).collect(Collectors.toList());
    return new Schema(fields, schema.getCustomMetadata());
  }

  private static Field told(Field field) {
    if (!(field.getType() instanceof ArrowType.Decimal decimal)) {
      return field;
    }
    Map<String, String> metadata = new HashMap<>(field.getMetadata());
    metadata.putAll(
        new FlightSqlColumnMetadata.Builder()
            .precision(decimal.getPrecision())
            .scale(decimal.getScale())
            .build()
            .getMetadataMap());
    FieldType type =
        new FieldType(field.isNullable(), field.getType(), field.getDictionary(), metadata);
    return new Field(field.getName(), type, field.getChildren());
  }

  /**
   * The same of a message of an Arrow IPC stream; one that is no schema with decimals is answered
   * as it is.
   *
   * @param metadata the message, without what stands before it
   */
  static byte[] told(byte[] metadata) throws IOException {
    Message message = Message.getRootAsMessage(ByteBuffer.wrap(metadata));
    if (message.headerType() != MessageHeader.Schema || !hasDecimals(message)) {
      return metadata;
    }
    Schema schema = MessageSerializer.deserializeSchema(message);
    ByteBuffer told = MessageSerializer.serializeMetadata(told(schema), IpcOption.DEFAULT);
    byte[] bytes = new byte[told.remaining()];
    told.get(bytes);
    return bytes;
  }

  private static boolean hasDecimals(Message message) {
    var schema =
        (org.apache.arrow.flatbuf.Schema) message.header(new org.apache.arrow.flatbuf.Schema());
    for (int i = 0; i < schema.fieldsLength(); i++) {
      if (schema.fields(i).typeType() == Type.Decimal) {
        return true;
      }
    }
    return false;
  }
}
