package io.lakewise.worker.protocol;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.Arrays;

/**
 * A worker's answer: bytes that its request gives a meaning, or an error. Rows may come before it.
 */
public final class Reply {

  /** Begins a part of the rows that come before the answer itself. */
  static final byte ROWS = 'r';

  private static final byte VALUE = 'v';
  private static final byte ERROR = 'e';

  private record Failure(Code code, String message) {}

  private Reply() {}

  /** An answer. */
  public static byte[] value(byte[] value) {
    return tagged(VALUE, value);
  }

  /** An error for the user. */
  public static byte[] error(LakewiseException error) {
    return tagged(ERROR, Wire.write(new Failure(error.code(), error.getMessage())));
  }

  /**
   * What was answered.
   *
   * @throws LakewiseException the error, if it was one
   */
  public static byte[] read(byte[] reply) {
    if (reply.length == 0) {
      throw WireErrors.unreadable("it is empty", null);
    }
    byte[] body = Arrays.copyOfRange(reply, 1, reply.length);
    if (reply[0] == VALUE) {
      return body;
    }
    Failure failure = Wire.read(body, Failure.class);
    throw new LakewiseException(failure.code, failure.message);
  }

  private static byte[] tagged(byte tag, byte[] body) {
    byte[] reply = new byte[body.length + 1];
    reply[0] = tag;
    System.arraycopy(body, 0, reply, 1, body.length);
    return reply;
  }
}
