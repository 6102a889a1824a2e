package io.lakewise.cli.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.token.TokenIssuer.IssuedToken;
import io.lakewise.cli.remote.ServerConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The tokens of a lake behind a server, by its own API. */
final class RemoteTokens implements LakeTokens {

  private static final String PATH = "/api/v1/tokens";

  private final ServerConnection server;

  RemoteTokens(ServerConnection server) {
    this.server = server;
  }

  @Override
  public IssuedToken create(String principal, String comment, int days, List<String> scopes) {
    ObjectNode wanted = ServerConnection.object();
    wanted.put("principal", principal).put("comment", comment).put("days", days);
    if (!scopes.isEmpty()) {
      wanted.put("scope", String.join(" ", scopes));
    }
    JsonNode made = server.post(PATH, wanted);
    return new IssuedToken(entry(made.path("token")), made.path("value").asText());
  }

  @Override
  public List<TokenEntry> list() {
    return server.pages(PATH, "tokens").stream().map(RemoteTokens::entry).toList();
  }

  @Override
  public void revoke(String id) {
    server.delete(PATH + "/" + ServerConnection.coded(id));
  }

  private static TokenEntry entry(JsonNode token) {
    return new TokenEntry(
        token.path("id").asText(),
        token.path("principal").asText(),
        token.path("admin").asBoolean(),
        TokenScope.read(token.path("scope").asText()),
        token.path("comment").asText(""),
        token.path("created_by").asText(),
        Instant.parse(token.path("created_at").asText()),
        time(token, "expires_at"),
        time(token, "revoked_at"),
        time(token, "last_used_at"));
  }

  private static Optional<Instant> time(JsonNode token, String field) {
    return token.hasNonNull(field)
        ? Optional.of(Instant.parse(token.path(field).asText()))
        : Optional.empty();
  }
}
