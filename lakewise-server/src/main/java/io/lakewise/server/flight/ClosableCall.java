package io.lakewise.server.flight;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightServerMiddleware;

/**
 * A call that is over also when something has been closed.
 *
 * @param call as it came
 * @param closed whether that has been closed
 */
record ClosableCall(CallContext call, AtomicBoolean closed) implements CallContext {

  @Override
  public String peerIdentity() {
    return call.peerIdentity();
  }

  @Override
  public boolean isCancelled() {
    return closed.get() || call.isCancelled();
  }

  @Override
  public <T extends FlightServerMiddleware> T getMiddleware(FlightServerMiddleware.Key<T> key) {
    return call.getMiddleware(key);
  }

  @Override
  public Map<FlightServerMiddleware.Key<?>, FlightServerMiddleware> getMiddleware() {
    return call.getMiddleware();
  }
}
