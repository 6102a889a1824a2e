package io.lakewise.server.access;

import com.linecorp.armeria.server.DecoratingHttpServiceFunction;
import io.lakewise.engine.session.Principal;

/** Lets everybody in who comes to a test's server. */
public final class LetIn {

  private LetIn() {}

  /** As one principal. */
  public static DecoratingHttpServiceFunction as(Principal principal) {
    return (delegate, context, request) -> {
      Access.letIn(context, principal);
      return delegate.serve(context, request);
    };
  }
}
