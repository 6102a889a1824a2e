package io.lakewise.catalog.relational;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Securable;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of grants. */
final class GrantRows {

  /**
   * A row.
   *
   * @param securable as {@link Securable#toString} writes it
   * @param principal as it is spelled
   * @param privilege by name; of a later release perhaps
   * @param by who gave it
   */
  record Row(String securable, String principal, String privilege, String by) {}

  private static final String SELECT =
      """
      SELECT g.securable, COALESCE(p.name, g.grantee_key) AS principal, g.privilege,
             g.granted_by
      FROM grants g LEFT JOIN principals p ON p.name_key = g.grantee_key
      """;

  private static final String ORDER = " ORDER BY g.securable, g.grantee_key, g.privilege";

  private GrantRows() {}

  static void add(
      Handle handle,
      Securable securable,
      String grantee,
      Set<Privilege> privileges,
      String by,
      Instant now) {
    for (Privilege privilege : privileges) {
      handle
          .createUpdate(
              """
              INSERT INTO grants (securable, grantee_key, privilege, granted_by, granted_at)
              VALUES (:securable, :grantee, :privilege, :by, :now) ON CONFLICT DO NOTHING
              """)
          .bind("securable", securable.toString())
          .bind("grantee", NameRules.key(grantee))
          .bind("privilege", privilege.name())
          .bind("by", by)
          .bind("now", Times.micros(now))
          .execute();
    }
  }

  static void remove(
      Handle handle, Securable securable, String grantee, Set<Privilege> privileges) {
    for (Privilege privilege : privileges) {
      handle
          .createUpdate(
              "DELETE FROM grants WHERE securable = :securable AND grantee_key = :grantee"
                  + " AND privilege = :privilege")
          .bind("securable", securable.toString())
          .bind("grantee", NameRules.key(grantee))
          .bind("privilege", privilege.name())
          .execute();
    }
  }

  static List<Row> on(Handle handle, List<String> securables) {
    return handle
        .createQuery(SELECT + "WHERE g.securable IN (<securables>)" + ORDER)
        .bindList("securables", securables)
        .map(GrantRows::row)
        .list();
  }

  static List<Row> to(Handle handle, String grantee) {
    return handle
        .createQuery(SELECT + "WHERE g.grantee_key = :grantee" + ORDER)
        .bind("grantee", NameRules.key(grantee))
        .map(GrantRows::row)
        .list();
  }

  private static Row row(ResultSet row, StatementContext context) throws SQLException {
    return new Row(row.getString(1), row.getString(2), row.getString(3), row.getString(4));
  }

  /** What was given on a thing that is gone for good, so that none of its name inherits it. */
  static void forget(Handle handle, Securable securable) {
    handle
        .createUpdate("DELETE FROM grants WHERE securable = :securable")
        .bind("securable", securable.toString())
        .execute();
  }

  /** The same for a schema and the functions in it; its tables can come back. */
  static void forgetSchema(Handle handle, SchemaName schema) {
    forget(handle, Securable.schema(schema));
    TagPolicyRows.forget(handle, TagPolicyRows.Scope.schema(schema));
    handle
        .createUpdate(
            """
            DELETE FROM grants WHERE securable IN (
              SELECT 'FUNCTION:' || id FROM functions
              WHERE catalog_key = :catalog AND schema_key = :schema)
            """)
        .bind("catalog", NameRules.key(schema.catalog()))
        .bind("schema", NameRules.key(schema.schema()))
        .execute();
  }

  static void forgetPrincipal(Handle handle, String principal) {
    handle
        .createUpdate("DELETE FROM grants WHERE grantee_key = :grantee")
        .bind("grantee", NameRules.key(principal))
        .execute();
  }
}
