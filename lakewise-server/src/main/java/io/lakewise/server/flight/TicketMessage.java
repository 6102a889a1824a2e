package io.lakewise.server.flight;

import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.arrow.flight.impl.Flight;

/** The message of a DoGet call. */
final class TicketMessage {

  private static final byte[] NONE = {};

  private TicketMessage() {}

  /** The ticket in the body of a call; no bytes where it cannot be told, as when compressed. */
  static byte[] ticket(byte[] body) {
    try {
      return Flight.Ticket.parseFrom(CallMessage.of(body).orElse(NONE)).getTicket().toByteArray();
    } catch (InvalidProtocolBufferException e) {
      return NONE;
    }
  }
}
