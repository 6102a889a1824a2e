package io.lakewise.server.flight;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteOrder;
import org.apache.arrow.flatbuf.Decimal;
import org.apache.arrow.flatbuf.Field;
import org.apache.arrow.flatbuf.FloatingPoint;
import org.apache.arrow.flatbuf.Message;
import org.apache.arrow.flatbuf.MessageHeader;
import org.apache.arrow.flatbuf.Precision;
import org.apache.arrow.flatbuf.Schema;
import org.apache.arrow.flatbuf.Type;
import org.apache.arrow.flight.FlightRuntimeException;
import org.apache.arrow.flight.impl.Flight.FlightData;

/**
 * The columns of rows that a client sends, looked at before Flight's own code reads them: of what
 * that cannot read it would tell the client nothing, and wait for the rest of the call.
 */
final class SentSchema {

  private static final String INGEST = "arrow.flight.protocol.sql.CommandStatementIngest";
  private static final int MOST_DEPTH = 64;
  private static final int MOST_FIELDS = 100_000;
  private static final int SMALLEST_DECIMAL = 128;
  private static final int MOST_DIGITS = 38;
  private static final int MOST_NAME = 200;

  private final boolean kept;
  private int fields;

  private SentSchema(boolean kept) {
    this.kept = kept;
  }

  /**
   * Checks the first message of a call.
   *
   * @throws FlightRuntimeException INVALID_ARGUMENT, if it names no command, or with the first
   *     column that cannot be read: by Flight, or by a worker that is to keep the rows in bulk
   */
  static void check(byte[] message) {
    try {
      FlightData first = FlightData.parseFrom(message);
      if (!first.hasFlightDescriptor()) {
        throw FlightErrors.notACommand();
      }
      String command = first.getFlightDescriptor().getCmd().toStringUtf8();
      if (!first.getDataHeader().isEmpty()) {
        new SentSchema(command.contains(INGEST))
            .check(
                Message.getRootAsMessage(
                    first.getDataHeader().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN)));
      }
    } catch (InvalidProtocolBufferException garbage) {
      throw FlightErrors.notACommand();
    } catch (FlightRuntimeException refused) {
      throw refused;
    } catch (RuntimeException garbage) {
      throw FlightErrors.notASchema();
    }
  }

  private void check(Message message) {
    if (message.headerType() != MessageHeader.Schema) {
      return;
    }
    Schema schema = (Schema) message.header(new Schema());
    for (int i = 0; i < schema.fieldsLength(); i++) {
      Field field = schema.fields(i);
      check(field, String.valueOf(field.name()), 1);
    }
  }

  private void check(Field field, String path, int depth) {
    if (depth > MOST_DEPTH || ++fields > MOST_FIELDS) {
      throw FlightErrors.tooManyFields(MOST_DEPTH, MOST_FIELDS);
    }
    if (field.typeType() == Type.Decimal) {
      decimal((Decimal) field.type(new Decimal()), path);
    } else if (kept && field.typeType() == Type.Union) {
      throw unread(path, "union", "a column for each member, or text");
    } else if (kept
        && field.typeType() == Type.FloatingPoint
        && ((FloatingPoint) field.type(new FloatingPoint())).precision() == Precision.HALF) {
      throw unread(path, "float16", "float32");
    }
    for (int i = 0; i < field.childrenLength(); i++) {
      Field child = field.children(i);
      check(child, path + "." + child.name(), depth + 1);
    }
  }

  private static FlightRuntimeException unread(String path, String type, String instead) {
    return FlightErrors.unreadColumn(
        path.substring(0, Math.min(path.length(), MOST_NAME)), type, instead);
  }

  private void decimal(Decimal type, String path) {
    String name = "decimal" + type.bitWidth() + "(" + type.precision() + ", " + type.scale() + ")";
    if (type.bitWidth() < SMALLEST_DECIMAL) {
      throw unread(path, name, "decimal128");
    }
    if (kept && (type.precision() > MOST_DIGITS || type.scale() < 0)) {
      throw unread(
          path, name, "a decimal128 of at most 38 digits, some of them behind the point, or text");
    }
    if (kept && type.bitWidth() > SMALLEST_DECIMAL) {
      throw unread(path, name, "decimal128");
    }
  }
}
