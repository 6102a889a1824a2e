package io.lakewise.cli.lake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.cli.remote.ServerConnection;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The people of a lake behind a server, by SCIM. */
final class RemotePeople implements LakePeople {

  private static final String SCIM = "/api/2.0/preview/scim/v2/";
  private static final int PAGE = 1000;

  private final ServerConnection server;

  RemotePeople(ServerConnection server) {
    this.server = server;
  }

  @Override
  public PrincipalEntry create(PrincipalKind kind, String name, Optional<String> displayName) {
    ObjectNode wanted = ServerConnection.object().put(nameOf(kind), name);
    displayName.ifPresent(text -> wanted.put("displayName", text));
    return entry(kind, server.post(all(kind), wanted));
  }

  @Override
  public List<PrincipalEntry> list(PrincipalKind kind) {
    return resources(kind, "excludedAttributes=members").stream()
        .map(resource -> entry(kind, resource))
        .toList();
  }

  @Override
  public PrincipalEntry find(String name, List<PrincipalKind> kinds) {
    for (PrincipalKind kind : kinds) {
      String filter = nameOf(kind) + " eq " + quoted(name);
      List<JsonNode> found =
          resources(kind, "excludedAttributes=members&filter=" + ServerConnection.coded(filter));
      if (!found.isEmpty()) {
        return entry(kind, found.get(0));
      }
    }
    throw LakeErrors.nobody(name, kinds);
  }

  @Override
  public List<String> groups(PrincipalEntry member) {
    List<String> names = new ArrayList<>();
    server
        .get(one(member))
        .path("groups")
        .forEach(group -> names.add(group.path("display").asText()));
    return names;
  }

  @Override
  public List<Member> members(PrincipalEntry group) {
    List<Member> members = new ArrayList<>();
    for (JsonNode member : server.get(one(group)).path("members")) {
      String path = member.path("$ref").asText();
      for (PrincipalKind kind : PrincipalKind.values()) {
        if (path.contains(resource(kind) + "/")) {
          members.add(new Member(member.path("display").asText(), kind));
        }
      }
    }
    return members;
  }

  @Override
  public void activate(PrincipalEntry entry, boolean whether) {
    change(entry, operation("replace", "active").put("value", whether));
  }

  @Override
  public void rename(PrincipalEntry entry, String name) {
    change(entry, operation("replace", nameOf(entry.kind())).put("value", name));
  }

  @Override
  public void drop(PrincipalEntry entry) {
    server.delete(one(entry));
  }

  @Override
  public void add(PrincipalEntry group, PrincipalEntry member) {
    ObjectNode operation = operation("add", "members");
    operation.putArray("value").addObject().put("value", member.id());
    change(group, operation);
  }

  @Override
  public void remove(PrincipalEntry group, PrincipalEntry member) {
    change(group, operation("remove", "members[value eq " + quoted(member.id()) + "]"));
  }

  private static String quoted(String text) {
    return ServerConnection.object().textNode(text).toString();
  }

  private static ObjectNode operation(String kind, String path) {
    return ServerConnection.object().put("op", kind).put("path", path);
  }

  private void change(PrincipalEntry entry, ObjectNode operation) {
    ObjectNode body = ServerConnection.object();
    body.putArray("schemas").add("urn:ietf:params:scim:api:messages:2.0:PatchOp");
    body.putArray("Operations").add(operation);
    server.patch(one(entry), body);
  }

  private List<JsonNode> resources(PrincipalKind kind, String query) {
    List<JsonNode> all = new ArrayList<>();
    JsonNode page;
    do {
      String pages = "?count=" + PAGE + "&startIndex=" + (all.size() + 1) + "&" + query;
      page = server.get(all(kind) + pages).path("Resources");
      page.forEach(all::add);
    } while (page.size() == PAGE);
    return all;
  }

  private static String one(PrincipalEntry entry) {
    return all(entry.kind()) + "/" + ServerConnection.coded(entry.id());
  }

  private static String all(PrincipalKind kind) {
    return SCIM + resource(kind);
  }

  private static String resource(PrincipalKind kind) {
    return switch (kind) {
      case USER -> "Users";
      case SERVICE_PRINCIPAL -> "ServicePrincipals";
      case GROUP -> "Groups";
    };
  }

  private static String nameOf(PrincipalKind kind) {
    return switch (kind) {
      case USER -> "userName";
      case SERVICE_PRINCIPAL -> "applicationId";
      case GROUP -> "displayName";
    };
  }

  private static PrincipalEntry entry(PrincipalKind kind, JsonNode resource) {
    String name = resource.path(nameOf(kind)).asText();
    boolean admin = false;
    for (JsonNode group : resource.path("groups")) {
      admin |= group.path("value").asText().equals(PrincipalEntry.ADMINS.id());
    }
    return new PrincipalEntry(
        resource.path("id").asText(),
        kind,
        name,
        Optional.of(resource.path("displayName").asText(name)).filter(text -> !text.equals(name)),
        Optional.ofNullable(resource.path("externalId").asText(null)),
        admin,
        resource.path("active").asBoolean(true),
        Instant.parse(resource.path("meta").path("created").asText()));
  }
}
