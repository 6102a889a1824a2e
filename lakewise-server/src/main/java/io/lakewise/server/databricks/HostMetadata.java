package io.lakewise.server.databricks;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.JsonAnswers;

/** {@code /.well-known/databricks-config}: what Databricks' clients ask before all else. */
public final class HostMetadata implements HttpService {

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    String scheme = context.sessionProtocol().isTls() ? "https://" : "http://";
    return JsonAnswers.ok(
        JsonAnswers.object().put("oidc_endpoint", scheme + request.authority() + "/oidc"));
  }
}
