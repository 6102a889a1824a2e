package io.lakewise.server.unity;

import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServerBuilder;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonService;
import io.lakewise.server.api.TableQueries;
import io.lakewise.table.error.LakewiseException;

/** Names, volumes, external locations and policies at Databricks' paths. */
public final class UnityApi {

  static final String CATALOG = "/api/2.1/unity-catalog/";

  private final NameApi names;
  private final VolumeApi volumes;
  private final LocationApi locations;
  private final PolicyApi policies;

  /** Looks at a lake, and changes it by statements. */
  public UnityApi(LakeInspection lake, TableQueries statements) {
    this.names = new NameApi(lake);
    this.volumes = new VolumeApi(lake, statements);
    this.locations = new LocationApi(lake, statements);
    this.policies = new PolicyApi(lake, statements);
  }

  /** What a route does; blocks. */
  interface Handler {
    HttpResponse answer(UnityCall call);
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    route(server, HttpMethod.GET, "catalogs", names::catalogs);
    route(server, HttpMethod.GET, "catalogs/{name}", names::catalog);
    route(server, HttpMethod.GET, "schemas", names::schemas);
    route(server, HttpMethod.GET, "schemas/{full_name}", names::schema);
    route(server, HttpMethod.GET, "tables", names::tables);
    route(server, HttpMethod.GET, "tables/{full_name}", names::table);
    route(server, HttpMethod.GET, "tables/{full_name}/exists", names::exists);
    String volume = "volumes/{name}";
    route(server, HttpMethod.GET, "volumes", volumes::list);
    route(server, HttpMethod.POST, "volumes", volumes::create);
    route(server, HttpMethod.GET, volume, volumes::one);
    route(server, HttpMethod.PATCH, volume, volumes::change);
    route(server, HttpMethod.DELETE, volume, volumes::drop);
    String location = "external-locations/{name}";
    route(server, HttpMethod.GET, "external-locations", locations::list);
    route(server, HttpMethod.POST, "external-locations", locations::create);
    route(server, HttpMethod.GET, location, locations::one);
    route(server, HttpMethod.PATCH, location, locations::change);
    route(server, HttpMethod.DELETE, location, locations::drop);
    String scope = "policies/{securable_type}/{full_name}";
    route(server, HttpMethod.POST, "policies", policies::create);
    route(server, HttpMethod.GET, scope, policies::list);
    route(server, HttpMethod.GET, scope + "/{name}", policies::one);
    route(server, HttpMethod.PATCH, scope + "/{name}", policies::change);
    route(server, HttpMethod.DELETE, scope + "/{name}", policies::drop);
  }

  private static void route(ServerBuilder server, HttpMethod method, String path, Handler handler) {
    server
        .route()
        .methods(method)
        .path(CATALOG + path)
        .build(
            JsonService.blocking(
                (context, request) -> {
                  try {
                    return handler.answer(new UnityCall(context, request));
                  } catch (LakewiseException wrong) {
                    throw ApiException.aboutNames(unmarked(wrong));
                  }
                }));
  }

  /** Without the place in a statement that the caller has not written. */
  private static LakewiseException unmarked(LakewiseException wrong) {
    for (Throwable cause = wrong; cause != null; cause = cause.getCause()) {
      if (cause instanceof NameNotFoundException missing) {
        return missing;
      }
    }
    return wrong;
  }
}
