package io.lakewise.cli.lake;

import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.cli.remote.RemoteErrors;
import io.lakewise.cli.remote.RemoteSession;
import io.lakewise.cli.remote.RemoteVolumes;
import io.lakewise.cli.remote.ServerConnection;
import io.lakewise.cli.volume.FileSession;
import io.lakewise.engine.audit.AuditReport;
import io.lakewise.engine.session.Session;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;

/** A lake behind a server. */
final class RemoteLake implements OpenLake {

  private final ServerConnection server;
  private final String warehouse;

  /**
   * Connects to nothing yet.
   *
   * @param server its address, such as {@code http://127.0.0.1:8080}
   * @param token a token that it knows
   * @param warehouse where statements run, by its name or id
   */
  RemoteLake(URI server, String token, String warehouse) {
    this.server = new ServerConnection(server, token);
    this.warehouse = warehouse;
  }

  @Override
  public Session session() {
    return new FileSession(new RemoteSession(server, warehouse), new RemoteVolumes(server));
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
  public AuditReport verifyAudit(Map<Long, String> heads) {
    throw RemoteErrors.onlyInPlace("audit");
  }

  @Override
  public LakeTokens tokens() {
    return new RemoteTokens(server);
  }

  @Override
  public LakeLogins logins() {
    return new RemoteLogins(server);
  }

  @Override
  public LakePeople people() {
    return new RemotePeople(server);
  }

  @Override
  public void close() {
    // Nothing is held between requests.
  }
}
