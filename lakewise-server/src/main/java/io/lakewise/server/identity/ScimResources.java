package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.server.answer.JsonAnswers;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Users, service principals and groups as resources of SCIM (RFC 7643). */
final class ScimResources {

  private static final String SCHEMA = "urn:ietf:params:scim:schemas:core:2.0:";

  private final Function<PrincipalEntry, List<PrincipalEntry>> groups;
  private final Function<PrincipalEntry, List<PrincipalEntry>> members;

  /**
   * Describes principals.
   *
   * @param groups the groups of one, asked for each
   * @param members the members of a group, likewise
   */
  ScimResources(
      Function<PrincipalEntry, List<PrincipalEntry>> groups,
      Function<PrincipalEntry, List<PrincipalEntry>> members) {
    this.groups = groups;
    this.members = members;
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
        members(resource.putArray("members"), members.apply(entry));
      }
    }
    entry.externalId().ifPresent(id -> resource.put("externalId", id));
    ArrayNode held = resource.putArray("groups");
    for (PrincipalEntry group : groups.apply(entry)) {
      held.add(
          JsonAnswers.object()
              .put("value", group.id())
              .put("display", group.name())
              .put("type", "direct")
              .put("$ref", reference(group)));
    }
    resource
        .putObject("meta")
        .put("resourceType", kind.resource())
        .put("created", entry.createdAt().toString())
        .put("location", ScimApi.PATH + reference(entry));
    return resource;
  }

  private static String reference(PrincipalEntry entry) {
    return ScimKind.of(entry.kind()).path() + "/" + entry.id();
  }

  private static void members(ArrayNode list, List<PrincipalEntry> members) {
    for (PrincipalEntry member : members) {
      list.add(
          JsonAnswers.object()
              .put("value", member.id())
              .put("display", member.name())
              .put("$ref", reference(member)));
    }
  }

  /**
   * The principal that a client's resource makes.
   *
   * @param id of the new principal, and the name of a service principal that has none
   */
  static PrincipalEntry created(ScimKind kind, JsonNode resource, String id, Instant now) {
    String name =
        text(resource, kind.nameAttribute())
            .or(() -> kind == ScimKind.SERVICE_PRINCIPALS ? Optional.of(id) : Optional.empty())
            .orElseThrow(
                () ->
                    ScimException.value(
                        "The attribute '" + kind.nameAttribute() + "' is missing."));
    return read(PrincipalEntry.named(id, kind.principal(), name, now), resource);
  }

  /** What a client's whole resource makes of a principal. */
  static PrincipalEntry changed(PrincipalEntry known, JsonNode resource) {
    ScimKind kind = ScimKind.of(known.kind());
    String name =
        text(resource, kind.nameAttribute())
            .or(
                () ->
                    kind == ScimKind.SERVICE_PRINCIPALS
                        ? Optional.of(known.name())
                        : Optional.empty())
            .orElseThrow(
                () ->
                    ScimException.mutability(
                        "The attribute '" + kind.nameAttribute() + "' cannot be left out."));
    PrincipalEntry changed = read(known.withName(name), resource);
    // Who has no name for people is shown with the other one, which a PATCH then has in it.
    return changed.displayName().equals(Optional.of(known.name())) && known.displayName().isEmpty()
        ? changed.withDisplayName(Optional.empty())
        : changed;
  }

  private static PrincipalEntry read(PrincipalEntry known, JsonNode resource) {
    boolean group = known.kind() == PrincipalKind.GROUP;
    return new PrincipalEntry(
        known.id(),
        known.kind(),
        known.name(),
        group
            ? Optional.empty()
            : text(resource, "displayName").filter(name -> !name.equals(known.name())),
        text(resource, "externalId"),
        known.admin(),
        group || active(resource, known.active()),
        known.createdAt());
  }

  private static boolean active(JsonNode resource, boolean otherwise) {
    JsonNode active = ScimFilter.child(resource, "active");
    return switch (active.asText("").toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      case "", "null" -> otherwise;
      default -> throw ScimException.value("The attribute 'active' is neither true nor false.");
    };
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
