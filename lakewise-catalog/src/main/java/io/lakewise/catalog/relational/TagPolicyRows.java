package io.lakewise.catalog.relational;

import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.state.StoredPlaces;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.SqlStatement;

/** Reads and writes policies by tag. */
final class TagPolicyRows {

  /**
   * Where a policy is made, as it compares.
   *
   * @param schema empty for a catalog's
   * @param relation the id of a table, for which the other two are empty
   */
  record Scope(String catalog, String schema, String relation) {

    static Scope catalog(String name) {
      return new Scope(NameRules.key(name), "", "");
    }

    static Scope schema(SchemaName name) {
      return new Scope(NameRules.key(name.catalog()), NameRules.key(name.schema()), "");
    }

    static Scope table(UUID id) {
      return new Scope("", "", id.toString());
    }
  }

  /** A policy and where it is made. */
  record Row(Scope scope, TagPolicy policy) {}

  private static final String SELECT =
      "SELECT t.catalog_key, t.schema_key, t.relation_id, t.policy_key, t.definition"
          + " FROM tag_policies t";

  private static final String HERE =
      " WHERE catalog_key = :catalog AND schema_key = :schema AND relation_id = :relation";

  private TagPolicyRows() {}

  /** Those that concern the table at a store path. */
  static List<TagPolicy> at(Handle handle, String location) {
    return rows(
            handle
                .createQuery(
                    SELECT
                        + """
                           JOIN relations r ON t.relation_id = r.id OR (t.relation_id = ''
                            AND t.catalog_key = r.catalog_key
                            AND t.schema_key IN ('', r.schema_key))
                          WHERE r.location = :location
                          """)
                .bind("location", handle.getConfig(StoredPlaces.class).stored(location)))
        .stream()
        .map(Row::policy)
        .toList();
  }

  static List<Row> all(Handle handle) {
    return rows(handle.createQuery(SELECT));
  }

  /** Whether a policy calls a function. */
  static boolean call(Handle handle, UUID function) {
    return all(handle).stream().anyMatch(row -> row.policy().functionId().equals(function));
  }

  static List<TagPolicy> on(Handle handle, Scope scope) {
    return rows(bind(handle.createQuery(SELECT + HERE), scope)).stream().map(Row::policy).toList();
  }

  static void insert(Handle handle, Scope scope, TagPolicy policy) {
    bind(
            handle.createUpdate(
                """
                INSERT INTO tag_policies (catalog_key, schema_key, relation_id, policy_key,
                                          definition)
                VALUES (:catalog, :schema, :relation, :key, :definition)
                """),
            scope)
        .bind("key", NameRules.key(policy.name()))
        .bind("definition", Definitions.write(policy))
        .execute();
  }

  static int delete(Handle handle, Scope scope, String name) {
    return bind(
            handle.createUpdate("DELETE FROM tag_policies" + HERE + " AND policy_key = :key"),
            scope)
        .bind("key", NameRules.key(name))
        .execute();
  }

  /** Those of a catalog, schema or table that is gone for good. */
  static void forget(Handle handle, Scope scope) {
    bind(handle.createUpdate("DELETE FROM tag_policies" + HERE), scope).execute();
  }

  /** Whoever is known by the name later is not spared by what spared this one. */
  static void forgetPrincipal(Handle handle, String principal) {
    String key = NameRules.key(principal);
    change(
        handle,
        policy ->
            policy.forPrincipals(
                policy.to(),
                policy.except().stream()
                    .filter(each -> !NameRules.key(each).equals(key))
                    .toList()));
  }

  /**
   * Names somebody as it is called now.
   *
   * @param former its name until now, as it compares
   */
  static void renamePrincipal(Handle handle, String former, String name) {
    UnaryOperator<String> renamed = each -> NameRules.key(each).equals(former) ? name : each;
    change(
        handle,
        policy ->
            policy.forPrincipals(
                policy.to().stream().map(renamed).toList(),
                policy.except().stream().map(renamed).toList()));
  }

  private static void change(Handle handle, UnaryOperator<TagPolicy> change) {
    for (Row row : all(handle)) {
      TagPolicy changed = change.apply(row.policy());
      if (!changed.equals(row.policy())) {
        delete(handle, row.scope(), row.policy().name());
        insert(handle, row.scope(), changed);
      }
    }
  }

  /** Where a policy stands, if that is still there. */
  static Optional<Place> place(Handle handle, Scope scope) {
    if (!scope.relation().isEmpty()) {
      return RelationRows.withId(handle, scope.relation()).map(Held::place);
    }
    return scope.schema().isEmpty()
        ? SchemaRows.catalogRow(handle, scope.catalog()).map(Held::place)
        : SchemaRows.row(handle, new SchemaName(scope.catalog(), scope.schema())).map(Held::place);
  }

  private static <S extends SqlStatement<S>> S bind(S statement, Scope scope) {
    return statement
        .bind("catalog", scope.catalog())
        .bind("schema", scope.schema())
        .bind("relation", scope.relation());
  }

  private static List<Row> rows(Query query) {
    return query.map((row, context) -> row(row)).stream()
        .sorted(Comparator.comparing((Row row) -> NameRules.key(row.policy().name())))
        .toList();
  }

  private static Row row(ResultSet row) throws SQLException {
    return new Row(
        new Scope(
            row.getString("catalog_key"),
            row.getString("schema_key"),
            row.getString("relation_id")),
        Definitions.read(
            "policy " + row.getString("policy_key"), row.getString("definition"), TagPolicy.class));
  }
}
