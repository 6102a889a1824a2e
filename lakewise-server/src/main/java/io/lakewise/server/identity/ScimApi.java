package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.error.NameTakenException;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Users, groups and service principals by SCIM 2.0 (RFC 7643, RFC 7644) at Databricks' paths.
 * Everybody may read, as whoever grants must know names; only an admin changes.
 */
public final class ScimApi {

  static final String PATH = "/api/2.0/preview/scim/v2/";
  private static final String MESSAGES = "urn:ietf:params:scim:api:messages:2.0:";
  private static final MediaType SCIM = MediaType.create("application", "scim+json");
  private static final int MOST = 10_000;

  private final Supplier<Principals> principals;
  private final Runnable changed;
  private final Clock clock;

  /**
   * Serves the principals of a state.
   *
   * @param changed called when one was changed, so that its tokens are asked for again
   */
  public ScimApi(Supplier<Principals> principals, Runnable changed, Clock clock) {
    this.principals = principals;
    this.changed = changed;
    this.clock = clock;
  }

  private interface Handler {
    HttpResponse answer(ServiceRequestContext context, AggregatedHttpRequest request);
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server.route().get(PATH + "Me").build(service((context, request) -> me(context)));
    for (ScimKind kind : ScimKind.values()) {
      String all = PATH + kind.path();
      String one = all + "/{id}";
      server.route().get(all).build(service((context, request) -> list(kind, context)));
      server.route().get(one).build(service((context, request) -> get(kind, context)));
      server
          .route()
          .post(all)
          .build(admin((context, request) -> create(kind, context, body(request))));
      server
          .route()
          .put(one)
          .build(admin((context, request) -> replace(kind, context, body(request))));
      server
          .route()
          .patch(one)
          .build(
              admin(
                  (context, request) ->
                      replace(
                          kind, context, ScimPatch.applied(known(kind, context), body(request)))));
      server.route().delete(one).build(admin((context, request) -> delete(kind, context)));
    }
  }

  private JsonService admin(Handler handler) {
    return service(
        (context, request) -> {
          if (!Access.caller(context).admin()) {
            throw ScimException.forbidden();
          }
          HttpResponse answer = handler.answer(context, request);
          changed.run();
          return answer;
        });
  }

  private static JsonService service(Handler handler) {
    return JsonService.blocking(
        (context, request) -> {
          try {
            return handler.answer(context, request);
          } catch (ScimException refused) {
            return refused(refused.status(), refused.type(), refused.getMessage());
          } catch (NameTakenException taken) {
            return refused(409, "uniqueness", taken.getMessage());
          } catch (NameNotFoundException none) {
            return refused(404, "", none.getMessage());
          } catch (LakewiseException wrong) {
            if (wrong.code() != Code.USER) {
              throw wrong;
            }
            return refused(400, "invalidValue", wrong.getMessage());
          }
        });
  }

  private static HttpResponse refused(int status, String type, String message) {
    ObjectNode body = JsonAnswers.object();
    body.putArray("schemas").add(MESSAGES + "Error");
    body.put("status", Integer.toString(status)).put("detail", message);
    if (!type.isEmpty()) {
      body.put("scimType", type);
    }
    return answer(HttpStatus.valueOf(status), body);
  }

  private static HttpResponse answer(HttpStatus status, JsonNode body) {
    return HttpResponse.of(status, SCIM, body.toString());
  }

  private static ObjectNode body(AggregatedHttpRequest request) {
    return JsonAnswers.read(request.content());
  }

  private ScimResources resources() {
    return new ScimResources(principals.get());
  }

  private HttpResponse me(ServiceRequestContext context) {
    Principal caller = Access.caller(context);
    PrincipalEntry entry =
        principals.get().find(caller.id()).orElseThrow(() -> ScimException.missing(caller.id()));
    return answer(HttpStatus.OK, resources().resource(entry));
  }

  private ObjectNode known(ScimKind kind, ServiceRequestContext context) {
    String id = context.pathParam("id");
    return resources().find(kind, id).orElseThrow(() -> ScimException.missing(id));
  }

  private HttpResponse get(ScimKind kind, ServiceRequestContext context) {
    return answer(HttpStatus.OK, shown(known(kind, context), context));
  }

  /** Pages count from 1; a count of 0 asks for the number alone. */
  private HttpResponse list(ScimKind kind, ServiceRequestContext context) {
    String filter = context.queryParams().get("filter", "");
    Predicate<JsonNode> wanted = filter.isEmpty() ? resource -> true : ScimFilter.of(filter);
    List<ObjectNode> found = resources().all(kind).stream().filter(wanted).toList();
    int first = Math.max(1, number(context, "startIndex", 1));
    int count = Math.min(MOST, Math.max(0, number(context, "count", MOST)));
    List<ObjectNode> page = found.stream().skip(first - 1L).limit(count).toList();
    ObjectNode answer = JsonAnswers.object();
    answer.putArray("schemas").add(MESSAGES + "ListResponse");
    answer.put("totalResults", found.size()).put("startIndex", first);
    answer.put("itemsPerPage", page.size());
    ArrayNode list = answer.putArray("Resources");
    page.forEach(resource -> list.add(shown(resource, context)));
    return answer(HttpStatus.OK, answer);
  }

  private static int number(ServiceRequestContext context, String name, int otherwise) {
    String text = context.queryParams().get(name, "");
    try {
      return text.isEmpty() ? otherwise : Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw ScimException.value(name + " is '" + text + "' (expected: a whole number).");
    }
  }

  /** The attributes that are asked for; id and schemas are always there. */
  private static ObjectNode shown(ObjectNode resource, ServiceRequestContext context) {
    Set<String> wanted = names(context.queryParams().get("attributes", ""));
    Set<String> excluded = names(context.queryParams().get("excludedAttributes", ""));
    ObjectNode shown = JsonAnswers.object();
    resource
        .fields()
        .forEachRemaining(
            field -> {
              String name = field.getKey().toLowerCase(Locale.ROOT);
              boolean always = name.equals("id") || name.equals("schemas");
              boolean asked = wanted.isEmpty() || wanted.contains(name);
              if (always || (asked && !excluded.contains(name))) {
                shown.set(field.getKey(), field.getValue());
              }
            });
    return shown;
  }

  private static Set<String> names(String list) {
    Set<String> names = new HashSet<>();
    for (String each : list.split(",")) {
      String name = ScimFilter.name(each.strip()).toLowerCase(Locale.ROOT);
      if (!name.isEmpty()) {
        names.add(name.split("[.]")[0]);
      }
    }
    return names;
  }

  private HttpResponse create(ScimKind kind, ServiceRequestContext context, ObjectNode body) {
    PrincipalEntry read =
        ScimResources.read(kind, body, Optional.empty(), () -> UUID.randomUUID().toString());
    PrincipalEntry made =
        principals
            .get()
            .create(
                viewer(context),
                new PrincipalEntry(
                    read.id(),
                    read.kind(),
                    read.name(),
                    read.displayName(),
                    read.externalId(),
                    false,
                    read.active(),
                    clock.instant()));
    try {
      members(context, made.name(), Set.of(), ScimResources.members(body).orElse(Set.of()));
    } catch (ScimException | LakewiseException wrong) {
      principals.get().drop(viewer(context), made.kind(), made.name());
      throw wrong;
    }
    return answer(HttpStatus.CREATED, resources().find(kind, made.id()).orElseThrow());
  }

  private HttpResponse replace(ScimKind kind, ServiceRequestContext context, ObjectNode body) {
    ObjectNode before = known(kind, context);
    Optional<PrincipalEntry> entry = resources().entry(kind, context.pathParam("id"));
    entry.ifPresent(
        known ->
            principals
                .get()
                .replace(viewer(context), ScimResources.read(kind, body, entry, known::id)));
    if (kind == ScimKind.GROUPS) {
      Set<String> were = ScimResources.members(before).orElse(Set.of());
      Set<String> are = ScimResources.members(body).orElse(Set.of());
      if (entry.isPresent()) {
        members(context, entry.get().name(), were, are);
      } else {
        admins(context, were, are);
      }
    }
    return answer(HttpStatus.OK, shown(known(kind, context), context));
  }

  private void members(
      ServiceRequestContext context, String group, Set<String> were, Set<String> are) {
    for (String id : are) {
      if (!were.contains(id)) {
        principals.get().add(viewer(context), group, required(id).name());
      }
    }
    for (String id : were) {
      if (!are.contains(id)) {
        principals.get().remove(viewer(context), group, required(id).name());
      }
    }
  }

  /** The computed group of admins is made of what each principal is. */
  private void admins(ServiceRequestContext context, Set<String> were, Set<String> are) {
    for (String id : are) {
      if (!were.contains(id)) {
        principals.get().replace(viewer(context), required(id).withAdmin(true));
      }
    }
    for (String id : were) {
      if (!are.contains(id)) {
        principals.get().replace(viewer(context), required(id).withAdmin(false));
      }
    }
  }

  private PrincipalEntry required(String id) {
    return principals
        .get()
        .findById(id)
        .orElseThrow(() -> ScimException.value("There is no member with id '" + id + "'."));
  }

  private HttpResponse delete(ScimKind kind, ServiceRequestContext context) {
    String id = context.pathParam("id");
    if (id.equals(Membership.ADMINS)) {
      throw ScimException.mutability("The group of admins cannot be deleted.");
    }
    PrincipalEntry known = resources().entry(kind, id).orElseThrow(() -> ScimException.missing(id));
    principals.get().drop(viewer(context), known.kind(), known.name());
    return HttpResponse.of(HttpStatus.NO_CONTENT);
  }

  private static Viewer viewer(ServiceRequestContext context) {
    Principal caller = Access.caller(context);
    return new Viewer(caller.id(), caller.admin());
  }
}
