package io.lakewise.server.access;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;

/** Before the paths that tell of all users: whoever {@link Guard} let in must be an admin. */
public final class AdminOnly implements DecoratingHttpServiceFunction {

  @Override
  public HttpResponse serve(
      HttpService delegate, ServiceRequestContext context, HttpRequest request) throws Exception {
    return Access.caller(context).admin()
        ? delegate.serve(context, request)
        : JsonAnswers.of(ApiException.forbidden("Only an admin may do this."));
  }
}
