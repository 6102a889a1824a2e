package io.lakewise.server;

import com.linecorp.armeria.common.SessionProtocol;
import com.linecorp.armeria.server.Server;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.server.configuration.ServerConfiguration;
import io.lakewise.server.error.ServerErrors;
import io.lakewise.server.execution.EmbeddedSessions;
import io.lakewise.server.execution.Sessions;
import io.lakewise.server.health.HealthService;
import io.lakewise.table.error.LakewiseException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;

/**
 * The server: the composition root. All of it is reached by one port, which speaks HTTP/1.1 and
 * HTTP/2.
 */
public final class LakewiseServer implements AutoCloseable {

  private final ServerConfiguration configuration;
  private final Sessions sessions;
  private final Server server;
  private volatile boolean ready;

  private LakewiseServer(
      ServerConfiguration configuration, Consumer<LakewiseException> endProcess) {
    this.configuration = configuration;
    this.sessions = new EmbeddedSessions(configuration, endProcess);
    ServerBuilder builder = Server.builder();
    builder.port(
        new InetSocketAddress(configuration.host(), configuration.port()), SessionProtocol.HTTP);
    builder.service("/health", new HealthService(() -> true));
    builder.service("/ready", new HealthService(() -> ready));
    this.server = builder.build();
  }

  /**
   * Starts a server; it takes requests when this returns.
   *
   * @param endProcess says an error and ends the process, when nothing else helps any more
   */
  public static LakewiseServer start(
      ServerConfiguration configuration, Consumer<LakewiseException> endProcess) {
    LakewiseServer server = new LakewiseServer(configuration, endProcess);
    try {
      server.server.start().join();
    } catch (CompletionException cause) {
      server.close();
      throw ServerErrors.cannotListen(configuration.host(), configuration.port(), cause);
    }
    server.ready = true;
    return server;
  }

  /** The port that is listened on. */
  public int port() {
    return server.activeLocalPort();
  }

  /** Where the server is reached from this machine. */
  public String address() {
    return "http://" + configuration.host() + ":" + port();
  }

  /** Returns when the server has been closed. */
  public void awaitEnd() {
    server.whenClosed().join();
  }

  @Override
  public void close() {
    ready = false;
    server.stop().join();
    sessions.close();
  }
}
