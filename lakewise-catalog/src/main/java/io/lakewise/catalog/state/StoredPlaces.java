package io.lakewise.catalog.state;

import java.nio.file.Path;
import org.jdbi.v3.core.ConnectionFactory;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.config.JdbiConfig;
import org.jdbi.v3.core.statement.SqlStatements;

/**
 * How rows name places on storage: inside the lake from its folder on, so that the rows stay true
 * wherever the lake lies, and elsewhere absolutely. Each connection knows its lake's folder.
 */
public final class StoredPlaces implements JdbiConfig<StoredPlaces> {

  private String within = "";

  /** Of no lake: all places are absolute. */
  public StoredPlaces() {}

  /** Says which folder is the lake's. */
  public StoredPlaces lake(Path root) {
    within = root + "/";
    return this;
  }

  /** A way to a database whose rows are those of the lake. */
  Jdbi jdbi(ConnectionFactory connections) {
    Jdbi jdbi = Jdbi.create(connections);
    jdbi.getConfig(StoredPlaces.class).within = within;
    // A query that is not read to its end would go on reading when its connection is kept, and
    // SQLite lets nobody write with an old view.
    jdbi.getConfig(SqlStatements.class).setAttachAllStatementsForCleanup(true);
    return jdbi;
  }

  /** A place as a row has it. */
  public String stored(String place) {
    boolean inside = place.startsWith(within) && !place.startsWith("/", within.length());
    return inside ? place.substring(within.length()) : place;
  }

  /** The place that a row means. Whether one may go there is the store's to decide. */
  public String place(String stored) {
    return stored.startsWith("/") ? stored : within + stored;
  }

  @Override
  public StoredPlaces createCopy() {
    StoredPlaces copy = new StoredPlaces();
    copy.within = within;
    return copy;
  }
}
