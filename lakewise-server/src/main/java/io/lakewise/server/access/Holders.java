package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** Tells who holds a token. */
@FunctionalInterface
public interface Holders {

  /**
   * Who holds a token, if anybody does; at once where that is known, else when the state has been
   * asked. It fails with the error of a state that cannot be asked, or of a token that may not be
   * used for this.
   */
  CompletableFuture<Optional<Principal>> holder(String token);

  /** The same for a request, which is ended when the token is. */
  default CompletableFuture<Optional<Principal>> letIn(
      ServiceRequestContext request, String token) {
    return holder(token);
  }
}
