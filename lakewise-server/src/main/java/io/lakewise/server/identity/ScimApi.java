package io.lakewise.server.identity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.JsonService;
import io.lakewise.table.error.LakewiseException;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * Users, groups and service principals by SCIM 2.0 (RFC 7643, RFC 7644) at Databricks' paths.
 * Everybody may read, as whoever grants must know names; only an admin changes.
 */
public final class ScimApi {

  static final String PATH = "/api/2.0/preview/scim/v2/";

  private final Supplier<Principals> principals;
  private final Runnable record;
  private final Runnable changed;
  private final Clock clock;

  /**
   * Serves the principals of a state.
   *
   * @param record writes what is still to be recorded, by the names of its time; called before one
   *     is changed, which may change its name in all that is recorded
   * @param changed called when one was changed, so that its tokens are asked for again
   */
  public ScimApi(Supplier<Principals> principals, Runnable record, Runnable changed, Clock clock) {
    this.principals = principals;
    this.record = record;
    this.changed = changed;
    this.clock = clock;
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    server.route().get(PATH + "Me").build(ScimService.of((context, request) -> me(context)));
    ScimDiscovery.addTo(server);
    for (ScimKind kind : ScimKind.values()) {
      String all = PATH + kind.path();
      String one = all + "/{id}";
      server.route().get(all).build(ScimService.of((context, request) -> list(kind, context)));
      server.route().get(one).build(ScimService.of((context, request) -> get(kind, context)));
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
          .build(admin((context, request) -> patch(kind, context, body(request))));
      server.route().delete(one).build(admin((context, request) -> delete(kind, context)));
    }
  }

  private JsonService admin(CatalogService.Handler handler) {
    return ScimService.of(
        (context, request) -> {
          if (!Access.caller(context).admin()) {
            throw ScimException.forbidden();
          }
          record.run();
          HttpResponse answer = handler.answer(context, request);
          changed.run();
          return answer;
        });
  }

  private static ObjectNode body(AggregatedHttpRequest request) {
    return JsonAnswers.read(request.content());
  }

  private HttpResponse me(ServiceRequestContext context) {
    Principal caller = Access.caller(context);
    return principals
        .get()
        .find(caller.id())
        .map(entry -> shown(context, entry))
        .orElseThrow(() -> ScimException.missing(caller.id()));
  }

  private HttpResponse list(ScimKind kind, ServiceRequestContext context) {
    Directory directory = principals.get().directory();
    ScimResources resources = new ScimResources(directory::groups, directory::members);
    return ScimService.ok(
        ScimList.of(
            directory.list(kind.principal()).stream().map(resources::resource).toList(),
            context.queryParams()));
  }

  private HttpResponse get(ScimKind kind, ServiceRequestContext context) {
    return shown(context, known(kind, context));
  }

  /** The principal that the path names. */
  private PrincipalEntry known(ScimKind kind, ServiceRequestContext context) {
    String id = context.pathParam("id");
    return principals
        .get()
        .findById(id)
        .filter(entry -> entry.kind() == kind.principal())
        .orElseThrow(() -> ScimException.missing(id));
  }

  private ObjectNode resource(PrincipalEntry entry) {
    Principals known = principals.get();
    return new ScimResources(
            member -> known.groups(member.name()), group -> known.members(group.name()))
        .resource(entry);
  }

  private HttpResponse shown(ServiceRequestContext context, PrincipalEntry entry) {
    return ScimService.ok(ScimProjection.of(context.queryParams()).shown(resource(entry)));
  }

  private HttpResponse create(ScimKind kind, ServiceRequestContext context, ObjectNode body) {
    String id = UUID.randomUUID().toString();
    List<PrincipalEntry> members = required(ScimResources.members(body).orElse(Set.of()));
    PrincipalEntry made =
        principals
            .get()
            .create(Access.viewer(context), ScimResources.created(kind, body, id, clock.instant()));
    try {
      members.forEach(
          member -> principals.get().add(Access.viewer(context), made.name(), member.name()));
    } catch (LakewiseException wrong) {
      principals.get().drop(Access.viewer(context), made.kind(), made.name());
      throw wrong;
    }
    return ScimService.created(resource(made), ScimProjection.of(context.queryParams()));
  }

  private HttpResponse replace(ScimKind kind, ServiceRequestContext context, ObjectNode body) {
    return changed(context, known(kind, context), body);
  }

  private HttpResponse patch(ScimKind kind, ServiceRequestContext context, ObjectNode body) {
    PrincipalEntry entry = known(kind, context);
    return changed(context, entry, ScimPatch.applied(resource(entry), body));
  }

  /** Makes a principal what a whole resource says; all members are looked up before. */
  private HttpResponse changed(
      ServiceRequestContext context, PrincipalEntry entry, ObjectNode resource) {
    Set<String> are = ScimResources.members(resource).orElse(Set.of());
    if (entry.kind() == PrincipalKind.GROUP) {
      Set<String> were = ScimResources.members(resource(entry)).orElse(Set.of());
      List<PrincipalEntry> added = required(without(are, were));
      List<PrincipalEntry> removed = required(without(were, are));
      String group = replace(context, entry, resource).name();
      Viewer viewer = Access.viewer(context);
      added.forEach(member -> principals.get().add(viewer, group, member.name()));
      removed.forEach(member -> principals.get().remove(viewer, group, member.name()));
    } else {
      replace(context, entry, resource);
    }
    return shown(context, principals.get().findById(entry.id()).orElse(entry));
  }

  /** Of the computed group of admins only the members change. */
  private PrincipalEntry replace(
      ServiceRequestContext context, PrincipalEntry entry, ObjectNode resource) {
    PrincipalEntry changed = ScimResources.changed(entry, resource);
    if (entry.equals(PrincipalEntry.ADMINS)) {
      if (!changed.name().equals(entry.name())) {
        throw ScimException.mutability("The group of admins cannot be renamed.");
      }
    } else {
      principals.get().replace(Access.viewer(context), changed);
    }
    return changed;
  }

  private static Set<String> without(Set<String> all, Set<String> others) {
    Set<String> left = new TreeSet<>(all);
    left.removeAll(others);
    return left;
  }

  private List<PrincipalEntry> required(Set<String> ids) {
    return ids.stream()
        .map(
            id ->
                principals
                    .get()
                    .findById(id)
                    .orElseThrow(
                        () -> ScimException.value("There is no member with id '" + id + "'.")))
        .toList();
  }

  private HttpResponse delete(ScimKind kind, ServiceRequestContext context) {
    PrincipalEntry known = known(kind, context);
    if (known.equals(PrincipalEntry.ADMINS)) {
      throw ScimException.mutability("The group of admins cannot be deleted.");
    }
    principals.get().drop(Access.viewer(context), known.kind(), known.name());
    return HttpResponse.of(HttpStatus.NO_CONTENT);
  }
}
