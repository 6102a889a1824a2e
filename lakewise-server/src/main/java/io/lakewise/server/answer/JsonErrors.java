package io.lakewise.server.answer;

import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import java.util.Set;

/** What no endpoint answered is an error in JSON too, without anything of its cause. */
public final class JsonErrors implements ServerErrorHandler {

  /** Answers that are given although the request has not come in whole. */
  private static final Set<Integer> TOO_MUCH = Set.of(408, 413, 503);

  /** Where Databricks' drivers send Thrift: the httpPath of a warehouse. */
  private static final String THRIFT = "/sql/1.0/";

  @Override
  public HttpResponse onServiceException(ServiceRequestContext context, Throwable cause) {
    return null;
  }

  @Override
  public AggregatedHttpResponse renderStatus(
      ServiceRequestContext context,
      ServiceConfig config,
      RequestHeaders headers,
      HttpStatus status,
      String description,
      Throwable cause) {
    if (context != null && TOO_MUCH.contains(status.code())) {
      UnreadBody.endAfterAnswer(context);
    }
    if (status.isClientError() && context != null && context.path().startsWith(THRIFT)) {
      return noThrift();
    }
    String code =
        switch (status.code()) {
          case 404, 405 -> "ENDPOINT_NOT_FOUND";
          case 408, 503 -> "TEMPORARILY_UNAVAILABLE";
          case 413, 431, 414 -> "REQUEST_TOO_LARGE";
          default -> status.isServerError() ? "INTERNAL_ERROR" : "BAD_REQUEST";
        };
    return AggregatedHttpResponse.of(
        status, MediaType.JSON_UTF_8, JsonAnswers.errorBody(code, message(status)));
  }

  /**
   * Python's connector asks again for a quarter of an hour whatever is answered 405, and shows of
   * an answer the header that Thrift's servers have.
   */
  private static AggregatedHttpResponse noThrift() {
    String message =
        "Databricks' protocol over Thrift is not spoken here. Let the driver use the statement"
            + " API: use_sea=True for Python's connector, UseThriftClient=0 for JDBC.";
    ResponseHeaders headers =
        ResponseHeaders.of(
            HttpStatus.NOT_FOUND,
            HttpHeaderNames.CONTENT_TYPE,
            MediaType.JSON_UTF_8,
            "x-thriftserver-error-message",
            message);
    return AggregatedHttpResponse.of(headers, JsonAnswers.errorBody("ENDPOINT_NOT_FOUND", message));
  }

  private static String message(HttpStatus status) {
    return switch (status.code()) {
      case 404 ->
          "Lakewise serves nothing at this path. Its own API is described by"
              + " /api/v1/openapi.json; docs/clients.md lists which of Databricks' it has.";
      case 405 -> "Lakewise serves this path, and not by this method. docs/clients.md tells more.";
      default -> status + ".";
    };
  }
}
