package io.lakewise.catalog.relational;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Tokens and their principals as rows. */
record RelationalTokens(State state, InstantSource clock, Audited audited) implements Tokens {

  private static final String SELECT =
      """
      SELECT t.*, p.name AS principal, p.admin AS admin
      FROM tokens t JOIN principals p ON p.name_key = t.principal_key
      """;

  @Override
  public List<TokenEntry> list(Viewer viewer) {
    return state.read(handle -> visible(handle, viewer));
  }

  @Override
  public TokenEntry create(Viewer viewer, TokenEntry wanted, String digest) {
    String key = NameRules.key(wanted.principal());
    if (!viewer.admin() && !sameName(wanted.principal(), viewer.principal())) {
      throw CatalogErrors.tokensAreForAdmins();
    }
    PrincipalRows.checkedName(wanted.principal());
    return state.write(
        handle -> {
          int made =
              handle
                  .createUpdate(
                      """
                      INSERT INTO principals (name_key, name, admin, created_at, id)
                      VALUES (:key, :name, 0, :createdAt, :id) ON CONFLICT DO NOTHING
                      """)
                  .bind("key", key)
                  .bind("name", wanted.principal())
                  .bind("createdAt", Times.micros(wanted.createdAt()))
                  .bind("id", wanted.id())
                  .execute();
          if (made == 1) {
            audited.accounts(handle, viewer, "add", Map.of("target_user_name", wanted.principal()));
          }
          PrincipalRows.refuseGroup(handle, wanted.principal());
          handle
              .createUpdate(
                  """
                  INSERT INTO tokens (id, principal_key, digest, scopes, comment, created_by,
                    created_at, expires_at)
                  VALUES (:id, :key, :digest, :scopes, :comment, :createdBy, :createdAt,
                    :expiresAt)
                  """)
              .bind("id", wanted.id())
              .bind("key", key)
              .bind("digest", digest)
              .bind("scopes", TokenScope.text(wanted.scopes()))
              .bind("comment", wanted.comment())
              .bind("createdBy", wanted.createdBy())
              .bind("createdAt", Times.micros(wanted.createdAt()))
              .bind("expiresAt", wanted.expiresAt().map(Times::micros).orElse(null))
              .execute();
          noted(handle, viewer, "generateDbToken", wanted);
          return found(handle, " WHERE t.digest = :digest", digest).orElseThrow();
        });
  }

  @Override
  public void revoke(Viewer viewer, String id) {
    state.write(
        handle -> {
          TokenEntry known =
              visible(handle, viewer).stream()
                  .filter(token -> token.id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () -> CatalogErrors.notFound("token", NameRules.printed(id), List.of()));
          noted(handle, viewer, "revokeDbToken", known);
          return handle
              .createUpdate(
                  "UPDATE tokens SET revoked_at = :now WHERE id = :id AND revoked_at IS NULL")
              .bind("now", Times.micros(clock.instant()))
              .bind("id", id)
              .execute();
        });
  }

  @Override
  public void forget(String createdBy, Instant endedBefore, String principal, int left) {
    state.write(
        handle ->
            handle
                .createUpdate(
                    """
                    DELETE FROM tokens WHERE created_by = :createdBy
                      AND (expires_at < :before OR principal_key = :key AND id NOT IN (
                        SELECT id FROM tokens WHERE created_by = :createdBy AND principal_key = :key
                        ORDER BY created_at DESC, id LIMIT :left))
                    """)
                .bind("createdBy", createdBy)
                .bind("before", Times.micros(endedBefore))
                .bind("key", NameRules.key(principal))
                .bind("left", left)
                .execute());
  }

  @Override
  public Optional<TokenEntry> find(String digest) {
    String working = " WHERE t.digest = :digest AND p.active = 1";
    return state.read(handle -> found(handle, working, digest));
  }

  @Override
  public void used(Map<String, Instant> times) {
    state.write(handle -> LastUses.note(handle, "tokens", times));
  }

  private void noted(Handle handle, Viewer viewer, String action, TokenEntry token) {
    audited.accounts(
        handle,
        viewer,
        action,
        Map.of("token_id", token.id(), "target_user_name", token.principal()));
  }

  private static Optional<TokenEntry> found(Handle handle, String which, String digest) {
    return handle
        .createQuery(SELECT + which)
        .bind("digest", digest)
        .map(RelationalTokens::entry)
        .findFirst();
  }

  private static List<TokenEntry> visible(Handle handle, Viewer viewer) {
    return handle.createQuery(SELECT).map(RelationalTokens::entry).stream()
        .filter(token -> viewer.admin() || sameName(token.principal(), viewer.principal()))
        .sorted(
            Comparator.comparing(TokenEntry::createdAt).reversed().thenComparing(TokenEntry::id))
        .toList();
  }

  private static boolean sameName(String one, String other) {
    return NameRules.key(one).equals(NameRules.key(other));
  }

  private static TokenEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new TokenEntry(
        row.getString("id"),
        row.getString("principal"),
        row.getInt("admin") == 1,
        TokenScope.read(row.getString("scopes")),
        row.getString("comment"),
        row.getString("created_by"),
        Times.read(row, "created_at"),
        Times.optional(row, "expires_at"),
        Times.optional(row, "revoked_at"),
        Times.optional(row, "last_used_at"));
  }
}
