package io.lakewise.worker;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.apache.arrow.flight.CallHeaders;
import org.apache.arrow.flight.CallInfo;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.FlightServerMiddleware;
import org.apache.arrow.flight.RequestContext;

/** Refuses every call that does not carry the secret of this worker's server. */
final class SecretCheck implements FlightServerMiddleware.Factory<SecretCheck.Passed> {

  private final byte[] expected;

  SecretCheck(String secret) {
    this.expected = ("Bearer " + secret).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Passed onCallStarted(CallInfo call, CallHeaders headers, RequestContext context) {
    String given = headers.get("authorization");
    if (given == null || !MessageDigest.isEqual(expected, given.getBytes(StandardCharsets.UTF_8))) {
      throw CallStatus.UNAUTHENTICATED
          .withDescription("This worker speaks only to the server that started it.")
          .toRuntimeException();
    }
    return new Passed();
  }

  /** A call that carried the secret. */
  static final class Passed implements FlightServerMiddleware {

    @Override
    public void onBeforeSendingHeaders(CallHeaders outgoing) {
      // Nothing is added.
    }

    @Override
    public void onCallCompleted(CallStatus status) {
      // Nothing is kept.
    }

    @Override
    public void onCallErrored(Throwable error) {
      // Nothing is kept.
    }
  }
}
