package io.lakewise.server.warehouse;

/**
 * Where a worker has the rows of a query, and what it is asked with.
 *
 * @param port of the worker on loopback
 * @param secret that every call carries as a bearer token
 * @param ticket the query itself, as the worker reads it
 * @param gone waits a moment for the worker to have ended, when it does not answer any more
 */
public record WorkerTicket(int port, String secret, byte[] ticket, Runnable gone) {

  /** Without the secret and the query. */
  @Override
  public String toString() {
    return "127.0.0.1:" + port;
  }
}
