package io.lakewise.cli.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.audit.Origin;
import io.lakewise.catalog.entry.LoginEntry;
import io.lakewise.catalog.entry.TokenScope;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.cli.remote.ServerConnection;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The sessions and passwords of a lake behind a server, by its own API. */
record RemoteLogins(ServerConnection server) implements LakeLogins {

  private static final String SESSIONS = "/api/v1/sessions";

  @Override
  public List<LoginEntry> list() {
    return server.pages(SESSIONS, "sessions").stream().map(RemoteLogins::entry).toList();
  }

  @Override
  public void end(String id) {
    server.delete(SESSIONS + "/" + ServerConnection.coded(id));
  }

  @Override
  public boolean asksForCurrent(String name) {
    JsonNode who = server.get("/api/v1/session");
    return who.path("has_password").asBoolean()
        && NameRules.key(who.path("principal").asText()).equals(NameRules.key(name));
  }

  @Override
  public void setPassword(String name, String current, String password) {
    ObjectNode wanted = ServerConnection.object();
    wanted.put("principal", name).put("password", password);
    if (current != null) {
      wanted.put("current_password", current);
    }
    server.post("/api/v1/password", wanted);
  }

  private static LoginEntry entry(JsonNode session) {
    return new LoginEntry(
        session.path("id").asText(),
        session.path("principal").asText(),
        false,
        TokenScope.read(session.path("scope").asText()),
        session.path("method").asText(),
        Optional.empty(),
        new Origin(session.path("address").asText(null), session.path("agent").asText(null), null),
        Instant.parse(session.path("created_at").asText()),
        Instant.parse(session.path("expires_at").asText()),
        Instant.parse(session.path("last_used_at").asText()));
  }
}
