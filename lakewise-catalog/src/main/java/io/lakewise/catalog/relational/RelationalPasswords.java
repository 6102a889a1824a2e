package io.lakewise.catalog.relational;

import io.lakewise.catalog.Passwords;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.state.State;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;

/** Hashes of passwords as rows. */
record RelationalPasswords(State state, InstantSource clock, Audited audited) implements Passwords {

  @Override
  public Optional<String> find(String name) {
    return state.read(
        handle ->
            handle
                .createQuery("SELECT hash FROM passwords WHERE principal_key = :key")
                .bind("key", NameRules.key(name))
                .mapTo(String.class)
                .findOne());
  }

  @Override
  public void set(Viewer viewer, String name, String hash, String keptLogin) {
    state.write(
        handle -> {
          PrincipalEntry user = PrincipalRows.require(handle, name);
          String key = NameRules.key(user.name());
          long now = Times.micros(clock.instant());
          handle.execute(
              """
              INSERT INTO passwords (principal_key, hash, changed_at) VALUES (?, ?, ?)
              ON CONFLICT (principal_key) DO UPDATE
              SET hash = excluded.hash, changed_at = excluded.changed_at
              """,
              key,
              hash,
              now);
          audited.accounts(
              handle, viewer, "changePassword", Map.of("target_user_name", user.name()));
          return handle.execute(
              "UPDATE logins SET ended_at = ? WHERE principal_key = ? AND id <> ? AND ended_at IS NULL",
              now,
              key,
              keptLogin == null ? "" : keptLogin);
        });
  }

  @Override
  public void rehash(String name, String before, String hash) {
    state.write(
        handle ->
            handle.execute(
                "UPDATE passwords SET hash = ? WHERE principal_key = ? AND hash = ?",
                hash,
                NameRules.key(name),
                before));
  }
}
