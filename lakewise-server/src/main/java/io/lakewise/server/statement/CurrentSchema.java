package io.lakewise.server.statement;

import io.lakewise.engine.session.Session;
import java.util.Optional;

/** Chooses the current schema of a session that has just begun. */
final class CurrentSchema {

  private final Session session;

  CurrentSchema(Session session) {
    this.session = session;
  }

  /** Runs USE for what is given. */
  void use(Optional<String> catalog, Optional<String> schema) {
    if (catalog.isPresent() && schema.isPresent()) {
      session.execute("USE " + quoted(catalog.get()) + "." + quoted(schema.get())).close();
    } else if (catalog.isPresent()) {
      session.execute("USE CATALOG " + quoted(catalog.get())).close();
    } else if (schema.isPresent()) {
      session.execute("USE SCHEMA " + quoted(schema.get())).close();
    }
  }

  private static String quoted(String name) {
    return '`' + name.replace("`", "``") + '`';
  }
}
