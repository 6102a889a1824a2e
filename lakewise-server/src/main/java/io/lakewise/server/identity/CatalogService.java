package io.lakewise.server.identity;

import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonService;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.function.Function;

/** A route that asks the catalog, with the catalog's errors as Databricks' APIs say them. */
final class CatalogService {

  private CatalogService() {}

  /** Answers a request whose body is there. */
  interface Handler {
    HttpResponse answer(ServiceRequestContext context, AggregatedHttpRequest request);
  }

  /**
   * A service.
   *
   * @param refused what an error of the caller's is, made of its text
   */
  static JsonService of(Handler handler, Function<String, ApiException> refused) {
    return JsonService.blocking(
        (context, request) -> {
          try {
            return handler.answer(context, request);
          } catch (NameNotFoundException none) {
            throw ApiException.missing(none.getMessage());
          } catch (LakewiseException wrong) {
            throw wrong.code() == Code.USER
                ? refused.apply(wrong.getMessage())
                : ApiException.of(wrong);
          }
        });
  }
}
