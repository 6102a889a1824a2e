package io.lakewise.cli.lake;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.cli.remote.RemoteErrors;
import io.lakewise.cli.remote.RemoteSession;
import io.lakewise.engine.session.Session;
import java.net.URI;
import java.nio.file.Path;

/** A lake behind a server. */
final class RemoteLake implements OpenLake {

  private final URI server;
  private final String token;

  /**
   * Connects to nothing yet.
   *
   * @param server its address, such as {@code http://127.0.0.1:8080}
   * @param token a token that it knows
   */
  RemoteLake(URI server, String token) {
    this.server = server;
    this.token = token;
  }

  @Override
  public Session session() {
    return new RemoteSession(server, token);
  }

  @Override
  public RepairReport repair() {
    throw RemoteErrors.onlyInPlace("repair");
  }

  @Override
  public long backup(Path file) {
    throw RemoteErrors.onlyInPlace("backup");
  }

  @Override
  public BackupReport restore(Path file) {
    throw RemoteErrors.onlyInPlace("restore");
  }

  @Override
  public Tokens tokens() {
    throw RemoteErrors.onlyInPlace("token");
  }

  @Override
  public void close() {
    // Nothing is held between requests.
  }
}
