package io.lakewise.catalog.relational;

import io.lakewise.catalog.Logins;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.state.State;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Logins as rows. */
record RelationalLogins(State state, InstantSource clock, Audited audited) implements Logins {

  /** At once of one principal. */
  private static final int MOST = 50;

  private static final String WORKING =
      """
      SELECT l.*, p.name AS principal, p.admin AS admin
      FROM logins l JOIN principals p ON p.name_key = l.principal_key
      LEFT JOIN tokens t ON t.id = l.token_id
      WHERE l.ended_at IS NULL AND l.expires_at > :now AND p.active = 1
        AND (l.token_id IS NULL OR (t.id IS NOT NULL AND t.revoked_at IS NULL))
      """;

  @Override
  public LoginEntry begin(LoginEntry wanted, String digest) {
    return state.write(
        handle -> {
          PrincipalEntry user = PrincipalRows.require(handle, wanted.principal());
          handle
              .createUpdate("DELETE FROM logins WHERE ended_at IS NOT NULL OR expires_at <= :now")
              .bind("now", Times.micros(wanted.createdAt()))
              .execute();
          String key = NameRules.key(user.name());
          forgetOldest(handle, key);
          insert(handle, wanted, key, digest);
          noted(handle, wanted.origin(), user, action(wanted.method()), wanted.id());
          return found(handle, digest).orElseThrow();
        });
  }

  /** As Databricks calls it. */
  private static String action(String method) {
    return switch (method) {
      case "oidc" -> "oidcBrowserLogin";
      case "token" -> "tokenLogin";
      case "link" -> "linkLogin";
      default -> "login";
    };
  }

  private static void insert(Handle handle, LoginEntry wanted, String key, String digest) {
    handle
        .createUpdate(
            """
            INSERT INTO logins (id, principal_key, digest, method, token_id, scopes, address,
              agent, created_at, expires_at, last_used_at)
            VALUES (:id, :key, :digest, :method, :token, :scopes, :address, :agent, :createdAt,
              :expiresAt, :createdAt)
            """)
        .bind("id", wanted.id())
        .bind("key", key)
        .bind("digest", digest)
        .bind("method", wanted.method())
        .bind("token", wanted.token().orElse(null))
        .bind("scopes", TokenScope.text(wanted.scopes()))
        .bind("address", wanted.origin().address())
        .bind("agent", wanted.origin().agent())
        .bind("createdAt", Times.micros(wanted.createdAt()))
        .bind("expiresAt", Times.micros(wanted.expiresAt()))
        .execute();
  }

  private static void forgetOldest(Handle handle, String key) {
    handle
        .createQuery(
            "SELECT id FROM logins WHERE principal_key = :key ORDER BY last_used_at DESC, id")
        .bind("key", key)
        .mapTo(String.class)
        .list()
        .stream()
        .skip(MOST - 1)
        .forEach(id -> handle.execute("DELETE FROM logins WHERE id = ?", id));
  }

  @Override
  public Optional<LoginEntry> find(String digest) {
    return state.read(handle -> found(handle, digest));
  }

  private Optional<LoginEntry> found(Handle handle, String digest) {
    return handle
        .createQuery(WORKING + "AND l.digest = :digest")
        .bind("now", Times.micros(clock.instant()))
        .bind("digest", digest)
        .map(RelationalLogins::entry)
        .findFirst();
  }

  @Override
  public List<LoginEntry> list(Viewer viewer) {
    return state.read(handle -> visible(handle, viewer));
  }

  private List<LoginEntry> visible(Handle handle, Viewer viewer) {
    return handle
        .createQuery(
            WORKING + "AND (:admin = 1 OR l.principal_key = :key) ORDER BY l.created_at DESC, l.id")
        .bind("now", Times.micros(clock.instant()))
        .bind("admin", viewer.admin() ? 1 : 0)
        .bind("key", NameRules.key(viewer.principal()))
        .map(RelationalLogins::entry)
        .list();
  }

  @Override
  public void end(Viewer viewer, String id) {
    state.write(
        handle -> {
          LoginEntry known =
              visible(handle, viewer).stream()
                  .filter(login -> login.id().equals(id))
                  .findFirst()
                  .orElseThrow(
                      () -> CatalogErrors.notFound("session", NameRules.printed(id), List.of()));
          audited.accounts(
              handle,
              viewer,
              "logout",
              Map.of("session_id", id, "target_user_name", known.principal()));
          return handle.execute(
              "UPDATE logins SET ended_at = ? WHERE id = ?", Times.micros(clock.instant()), id);
        });
  }

  @Override
  public void used(Map<String, Instant> times) {
    state.write(handle -> LastUses.note(handle, "logins", times));
  }

  private void noted(
      Handle handle, Origin origin, PrincipalEntry user, String action, String login) {
    audited.accounts(
        handle, new Viewer(user.name(), user.admin(), origin), action, Map.of("session_id", login));
  }

  private static LoginEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new LoginEntry(
        row.getString("id"),
        row.getString("principal"),
        row.getInt("admin") == 1,
        TokenScope.read(row.getString("scopes")),
        row.getString("method"),
        Optional.ofNullable(row.getString("token_id")),
        new Origin(row.getString("address"), row.getString("agent"), null),
        Times.read(row, "created_at"),
        Times.read(row, "expires_at"),
        Times.read(row, "last_used_at"));
  }
}
