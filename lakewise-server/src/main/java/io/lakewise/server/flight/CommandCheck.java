package io.lakewise.server.flight;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import org.apache.arrow.flight.FlightDescriptor;

/** Refuses what is no command of Flight SQL before Flight's own code trips over it. */
final class CommandCheck {

  private static final String KIND = "/arrow.flight.protocol.sql.";

  private CommandCheck() {}

  /** Checks a descriptor, which may be a path instead. */
  static void of(FlightDescriptor descriptor) {
    if (!descriptor.isCommand()) {
      throw FlightErrors.notACommand();
    }
    of(descriptor.getCommand());
  }

  /** Checks a command or ticket. */
  static void of(byte[] message) {
    try {
      if (!Any.parseFrom(message).getTypeUrl().contains(KIND)) {
        throw FlightErrors.notACommand();
      }
    } catch (InvalidProtocolBufferException garbage) {
      throw FlightErrors.notACommand();
    }
  }
}
