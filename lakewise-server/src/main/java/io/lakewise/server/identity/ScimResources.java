package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.server.answer.JsonAnswers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Users, service principals and groups as resources of SCIM (RFC 7643). */
final class ScimResources {

  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:";

  private final Principals principals;

  ScimResources(Principals principals) {
    this.principals = principals;
  }

  /** All of a kind, the computed group of admins among the groups. */
  List<ObjectNode> all(ScimKind kind) {
    List<ObjectNode> found = new ArrayList<>();
    if (kind == ScimKind.GROUPS) {
      found.add(admins());
    }
    principals.list(kind.principal()).forEach(entry -> found.add(resource(entry)));
    return found;
  }

  Optional<ObjectNode> find(ScimKind kind, String id) {
    if (kind == ScimKind.GROUPS && id.equals(Membership.ADMINS)) {
      return Optional.of(admins());
    }
    return entry(kind, id).map(this::resource);
  }

  Optional<PrincipalEntry> entry(ScimKind kind, String id) {
    return principals.findById(id).filter(entry -> entry.kind() == kind.principal());
  }

  ObjectNode resource(PrincipalEntry entry) {
    ScimKind kind = ScimKind.of(entry.kind());
    ObjectNode resource = JsonAnswers.object();
    resource.putArray("schemas").add(SCHEMA + kind.resource());
    resource.put("id", entry.id());
    switch (entry.kind()) {
      case USER -> {
        resource.put("userName", entry.name()).put("active", entry.active());
        resource.put("displayName", entry.displayName().orElse(entry.name()));
        resource
            .putArray("emails")
            .add(JsonAnswers.object().put("value", entry.name()).put("primary", true));
      }
      case SERVICE_PRINCIPAL -> {
        resource.put("applicationId", entry.name()).put("active", entry.active());
        resource.put("displayName", entry.displayName().orElse(entry.name()));
      }
      case GROUP -> {
        resource.put("displayName", entry.name());
        members(resource.putArray("members"), principals.members(entry.name()));
      }
    }
    entry.externalId().ifPresent(id -> resource.put("externalId", id));
    ArrayNode groups = resource.putArray("groups");
    if (entry.admin()) {
      groups.add(group(Membership.ADMINS, Membership.ADMINS));
    }
    principals.groups(entry.name()).forEach(group -> groups.add(group(group.id(), group.name())));
    return described(resource, kind, entry.createdAt().toString());
  }

  private static ObjectNode group(String id, String name) {
    return JsonAnswers.object().put("value", id).put("display", name).put("type", "direct");
  }

  private static ObjectNode described(ObjectNode resource, ScimKind kind, String created) {
    resource
        .putObject("meta")
        .put("resourceType", kind.resource())
        .put("created", created)
        .put("location", ScimApi.PATH + kind.path() + "/" + resource.path("id").asText());
    return resource;
  }

  private static void members(ArrayNode list, List<PrincipalEntry> members) {
    for (PrincipalEntry member : members) {
      list.add(
          JsonAnswers.object()
              .put("value", member.id())
              .put("display", member.name())
              .put("$ref", ScimKind.of(member.kind()).path() + "/" + member.id()));
    }
  }

  private ObjectNode admins() {
    ObjectNode resource = JsonAnswers.object();
    resource.putArray("schemas").add(SCHEMA + ScimKind.GROUPS.resource());
    resource.put("id", Membership.ADMINS).put("displayName", Membership.ADMINS);
    List<PrincipalEntry> admins = new ArrayList<>(principals.list(PrincipalKind.USER));
    admins.addAll(principals.list(PrincipalKind.SERVICE_PRINCIPAL));
    admins.removeIf(entry -> !entry.admin());
    members(resource.putArray("members"), admins);
    resource.putArray("groups");
    return described(resource, ScimKind.GROUPS, Instant.EPOCH.toString());
  }

  /**
   * What a client's resource says of a principal.
   *
   * @param id makes one where the resource is new
   */
  static PrincipalEntry read(
      ScimKind kind, JsonNode resource, Optional<PrincipalEntry> known, Supplier<String> id) {
    Optional<String> name = text(resource, kind.nameAttribute());
    if (name.isEmpty() && kind != ScimKind.SERVICE_PRINCIPALS) {
      throw ScimException.value("The attribute '" + kind.nameAttribute() + "' is missing.");
    }
    JsonNode active = ScimFilter.child(resource, "active");
    boolean works =
        active.isMissingNode()
            ? known.map(PrincipalEntry::active).orElse(true)
            : active.isTextual() ? Boolean.parseBoolean(active.asText()) : active.asBoolean();
    return new PrincipalEntry(
        known.map(PrincipalEntry::id).orElseGet(id),
        kind.principal(),
        name.orElseGet(() -> known.map(PrincipalEntry::name).orElseGet(id)),
        kind == ScimKind.GROUPS ? Optional.empty() : text(resource, "displayName"),
        text(resource, "externalId"),
        known.map(PrincipalEntry::admin).orElse(false),
        works,
        known.map(PrincipalEntry::createdAt).orElse(Instant.EPOCH));
  }

  /** The ids of the members of a client's group; empty if it says nothing of them. */
  static Optional<Set<String>> members(JsonNode resource) {
    JsonNode members = ScimFilter.child(resource, "members");
    if (members.isMissingNode()) {
      return Optional.empty();
    }
    Set<String> ids = new TreeSet<>();
    members.forEach(member -> ids.add(member.path("value").asText()));
    return Optional.of(ids);
  }

  private static Optional<String> text(JsonNode resource, String attribute) {
    String text = ScimFilter.child(resource, attribute).asText("");
    return text.isEmpty() || text.equals("null") ? Optional.empty() : Optional.of(text);
  }
}
