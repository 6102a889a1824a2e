package io.lakewise.cli.lake;

import io.lakewise.catalog.backup.BackupReport;
import io.lakewise.catalog.repair.RepairReport;
import io.lakewise.engine.audit.AuditReport;
import io.lakewise.engine.session.Session;
import java.nio.file.Path;
import java.util.Map;

/** A lake that is open for one command. */
public interface OpenLake extends AutoCloseable {

  /** A new session of the person at the command line. */
  Session session();

  /** Rebuilds the names of tables from the tables' own logs. */
  RepairReport repair();

  /** Writes all names, views, functions and tags into a new file; answers the number of rows. */
  long backup(Path file);

  /** Brings back what a backup has and the lake has not. */
  BackupReport restore(Path file);

  /**
   * Checks that all audit records are there as they were written.
   *
   * @param heads hashes that were noted earlier, by the sequence of their records
   */
  AuditReport verifyAudit(Map<Long, String> heads);

  /** Who is let in by servers of the lake. */
  LakeTokens tokens();

  /** Who has signed in to servers of the lake. */
  LakeLogins logins();

  /** The users, service principals and groups of the lake. */
  LakePeople people();

  @Override
  void close();
}
