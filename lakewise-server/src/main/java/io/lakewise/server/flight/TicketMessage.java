package io.lakewise.server.flight;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import org.apache.arrow.flight.impl.Flight;

/** The one message of a DoGet call, as gRPC frames it. */
final class TicketMessage {

  private static final int HEADER_BYTES = 5;
  private static final byte[] NONE = {};

  private TicketMessage() {}

  /** The ticket in the body of a call; no bytes where it cannot be told, as when compressed. */
  static byte[] ticket(byte[] body) {
    if (body.length < HEADER_BYTES || body[0] != 0) {
      return NONE;
    }
    int length = ByteBuffer.wrap(body, 1, 4).getInt();
    if (length < 0 || length > body.length - HEADER_BYTES) {
      return NONE;
    }
    try {
      return Flight.Ticket.parseFrom(ByteBuffer.wrap(body, HEADER_BYTES, length).slice())
          .getTicket()
          .toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return NONE;
    }
  }

  /** The body of a call for a ticket. */
  static byte[] body(byte[] ticket) {
    byte[] message =
        Flight.Ticket.newBuilder().setTicket(ByteString.copyFrom(ticket)).build().toByteArray();
    return ByteBuffer.allocate(HEADER_BYTES + message.length)
        .put((byte) 0)
        .putInt(message.length)
        .put(message)
        .array();
  }
}
