package io.lakewise.server.databricks;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.access.PublicAddress;
import io.lakewise.server.answer.JsonAnswers;

/**
 * {@code /.well-known/databricks-config}: what Databricks' clients ask before all else.
 *
 * @param address where they reach the server
 */
public record HostMetadata(PublicAddress address) implements HttpService {

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return JsonAnswers.ok(
        JsonAnswers.object().put("oidc_endpoint", address.of(context, request) + "/oidc"));
  }
}
