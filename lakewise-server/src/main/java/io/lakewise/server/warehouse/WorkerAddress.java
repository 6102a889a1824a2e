package io.lakewise.server.warehouse;

/**
 * Where a worker listens.
 *
 * @param port of loopback
 * @param secret that every call carries as a bearer token
 */
public record WorkerAddress(int port, String secret) {

  /** Without the secret. */
  @Override
  public String toString() {
    return "127.0.0.1:" + port;
  }
}
