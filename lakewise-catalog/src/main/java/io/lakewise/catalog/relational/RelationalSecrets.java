package io.lakewise.catalog.relational;

import io.lakewise.catalog.Secrets;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.SecretEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Secrets of service principals as rows. */
record RelationalSecrets(State state, InstantSource clock, Audited audited) implements Secrets {

  private static final String SELECT =
      """
      SELECT s.*, p.name AS principal
      FROM secrets s JOIN principals p ON p.name_key = s.principal_key
      """;

  @Override
  public List<SecretEntry> list(Viewer viewer, String principalId) {
    return state.read(handle -> of(handle, require(handle, viewer, principalId)));
  }

  @Override
  public SecretEntry create(Viewer viewer, String principalId, SecretEntry wanted, String digest) {
    return state.write(
        handle -> {
          PrincipalEntry principal = require(handle, viewer, principalId);
          long working =
              of(handle, principal).stream()
                  .filter(secret -> secret.expiresAt().isAfter(clock.instant()))
                  .count();
          if (working >= MOST) {
            throw PrincipalErrors.tooManySecrets(principal, MOST);
          }
          handle
              .createUpdate(
                  """
                  INSERT INTO secrets (id, principal_key, digest, scopes, created_by, created_at,
                    expires_at)
                  VALUES (:id, :key, :digest, :scopes, :createdBy, :createdAt, :expiresAt)
                  """)
              .bind("id", wanted.id())
              .bind("key", NameRules.key(principal.name()))
              .bind("digest", digest)
              .bind("scopes", TokenScope.text(wanted.scopes()))
              .bind("createdBy", wanted.createdBy())
              .bind("createdAt", Times.micros(wanted.createdAt()))
              .bind("expiresAt", Times.micros(wanted.expiresAt()))
              .execute();
          noted(handle, viewer, "createServicePrincipalSecret", wanted.id(), principal);
          return of(handle, principal).stream()
              .filter(secret -> secret.id().equals(wanted.id()))
              .findFirst()
              .orElseThrow();
        });
  }

  @Override
  public void delete(Viewer viewer, String principalId, String id) {
    state.write(
        handle -> {
          PrincipalEntry principal = require(handle, viewer, principalId);
          SecretEntry known =
              of(handle, principal).stream()
                  .filter(secret -> secret.id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () -> CatalogErrors.notFound("secret", NameRules.printed(id), List.of()));
          handle.execute(
              "UPDATE tokens SET revoked_at = ? WHERE created_by = ? AND revoked_at IS NULL",
              Times.micros(clock.instant()),
              known.maker());
          noted(handle, viewer, "deleteServicePrincipalSecret", id, principal);
          return handle.execute(
              "UPDATE secrets SET deleted_at = ? WHERE id = ?", Times.micros(clock.instant()), id);
        });
  }

  @Override
  public Optional<SecretEntry> find(String digest) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    SELECT
                        + " WHERE s.digest = :digest AND s.deleted_at IS NULL AND p.active = 1"
                        + " AND s.expires_at > :now")
                .bind("digest", digest)
                .bind("now", Times.micros(clock.instant()))
                .map(RelationalSecrets::entry)
                .findFirst());
  }

  private static PrincipalEntry require(Handle handle, Viewer viewer, String id) {
    if (!viewer.admin()) {
      throw CatalogErrors.tokensAreForAdmins();
    }
    return PrincipalRows.findById(handle, id)
        .filter(found -> found.kind() == PrincipalKind.SERVICE_PRINCIPAL)
        .orElseThrow(
            () -> CatalogErrors.notFound("service principal", NameRules.printed(id), List.of()));
  }

  private static List<SecretEntry> of(Handle handle, PrincipalEntry principal) {
    return handle
        .createQuery(
            SELECT
                + " WHERE s.principal_key = :key AND s.deleted_at IS NULL"
                + " ORDER BY s.created_at DESC, s.id")
        .bind("key", NameRules.key(principal.name()))
        .map(RelationalSecrets::entry)
        .list();
  }

  private void noted(
      Handle handle, Viewer viewer, String action, String id, PrincipalEntry principal) {
    audited.accounts(
        handle, viewer, action, Map.of("secret_id", id, "target_user_name", principal.name()));
  }

  private static SecretEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new SecretEntry(
        row.getString("id"),
        row.getString("principal"),
        TokenScope.read(row.getString("scopes")),
        row.getString("created_by"),
        Times.read(row, "created_at"),
        Times.read(row, "expires_at"));
  }
}
