package io.lakewise.server.health;

import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.function.BooleanSupplier;

/** Answers 200 while a condition holds, else 503; says nothing else, as anybody may ask. */
public final class HealthService implements HttpService {

  private final BooleanSupplier healthy;

  /** Asks {@code healthy} at every request. */
  public HealthService(BooleanSupplier healthy) {
    this.healthy = healthy;
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) {
    return healthy.getAsBoolean()
        ? HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, "{\"status\":\"ok\"}")
        : HttpResponse.of(
            HttpStatus.SERVICE_UNAVAILABLE, MediaType.JSON_UTF_8, "{\"status\":\"unavailable\"}");
  }
}
