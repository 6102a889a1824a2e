package io.lakewise.server.access;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.net.URI;
import java.util.Optional;

/**
 * Where clients reach the server.
 *
 * @param configured the address before a proxy; may have a path
 */
public record PublicAddress(Optional<URI> configured) {

  /** The configured address, or that of a request; without a slash at its end. */
  public String of(ServiceRequestContext context, HttpRequest request) {
    return configured
        .map(url -> url.toString().replaceFirst("/+$", ""))
        .orElseGet(
            () ->
                (context.sessionProtocol().isTls() ? "https://" : "http://") + request.authority());
  }
}
