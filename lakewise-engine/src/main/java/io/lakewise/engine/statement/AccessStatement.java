package io.lakewise.engine.statement;

import io.lakewise.engine.statement.AnnotationStatement.Kind;
import java.util.List;
import java.util.Optional;

/** Statements about who may do what: grants, groups, owners of catalogs and functions. */
public sealed interface AccessStatement extends Statement {

  /** What rights are given on. */
  sealed interface Securable {

    /** {@code METASTORE}: all catalogs. */
    record Metastore() implements Securable {}

    /** {@code WAREHOUSE name}. */
    record Warehouse(String name) implements Securable {}

    /** {@code EXTERNAL LOCATION name}. */
    record Location(String name) implements Securable {}

    /** {@code [CATALOG | SCHEMA | … | VOLUME] name}; without a word it is a table. */
    record Named(Kind kind, Name name) implements Securable {}
  }

  /**
   * {@code GRANT privilege, … ON securable TO principal}.
   *
   * @param privileges as written
   */
  record Grant(List<String> privileges, Securable on, String to) implements AccessStatement {}

  /**
   * {@code REVOKE privilege, … ON securable FROM principal}.
   *
   * @param privileges as written
   */
  record Revoke(List<String> privileges, Securable on, String from) implements AccessStatement {}

  /** {@code SHOW GRANTS [principal] ON securable}, {@code SHOW GRANTS TO principal}. */
  record ShowGrants(Optional<String> principal, Optional<Securable> on)
      implements AccessStatement {}

  /** {@code SHOW USERS [LIKE 'pattern']}. */
  record ShowUsers(Optional<String> pattern) implements AccessStatement {}

  /** {@code SHOW GROUPS [WITH USER name | WITH GROUP name] [LIKE 'pattern']}. */
  record ShowGroups(Optional<String> with, Optional<String> pattern) implements AccessStatement {}

  /** {@code CREATE GROUP name [WITH USER u, … GROUP g, …]}. */
  record CreateGroup(String group, List<String> members) implements AccessStatement {}

  /** {@code ALTER GROUP name ADD | DROP USER u, … | GROUP g, …}. */
  record AlterGroup(String group, boolean add, List<String> members) implements AccessStatement {}

  /** {@code DROP GROUP [IF EXISTS] name}. */
  record DropGroup(String group, boolean ifExists) implements AccessStatement {}

  /** {@code ALTER CATALOG name OWNER TO principal}. */
  record OwnCatalog(Name catalog, String owner) implements AccessStatement {}

  /** {@code ALTER FUNCTION name OWNER TO principal}. */
  record OwnFunction(Name function, String owner) implements AccessStatement {}
}
