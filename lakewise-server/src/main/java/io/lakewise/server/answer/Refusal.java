package io.lakewise.server.answer;

import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.lakewise.server.error.RetryLater;
import io.lakewise.table.error.LakewiseException;

/** Refusals of requests that nobody looks at further, in the protocol of the one who asks. */
public final class Refusal {

  private static final int INVALID_ARGUMENT = 3;
  private static final int PERMISSION_DENIED = 7;
  private static final int RESOURCE_EXHAUSTED = 8;
  private static final int UNAVAILABLE = 14;
  private static final int UNAUTHENTICATED = 16;

  private Refusal() {}

  /** Without a credential, or with a wrong one. */
  public static HttpResponse unauthenticated(RequestHeaders headers) {
    String message =
        "A valid token is needed: send 'Authorization: Bearer <token>'. The admin's lies in the"
            + " file that the server named when it started.";
    if (isGrpc(headers)) {
      return grpc(UNAUTHENTICATED, message);
    }
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.UNAUTHORIZED)
            .contentType(MediaType.JSON_UTF_8)
            .add(HttpHeaderNames.WWW_AUTHENTICATE, "Bearer")
            .build(),
        JsonAnswers.errorBody("UNAUTHENTICATED", message));
  }

  /** The credential may not be used for this, or nobody can tell now who holds it. */
  public static HttpResponse failed(RequestHeaders headers, Throwable failure) {
    Throwable cause = failure instanceof LakewiseException ? failure : failure.getCause();
    if (cause instanceof LakewiseException known && RetryLater.seconds(known).isPresent()) {
      return isGrpc(headers)
          ? HttpResponse.of(
              grpcHeaders(RESOURCE_EXHAUSTED, known.getMessage())
                  .add(
                      HttpHeaderNames.RETRY_AFTER,
                      Integer.toString(RetryLater.seconds(known).getAsInt()))
                  .build())
          : JsonAnswers.of(ApiException.of(known));
    }
    if (cause instanceof LakewiseException known && known.code() == LakewiseException.Code.USER) {
      return denied(headers, HttpStatus.FORBIDDEN, known.getMessage());
    }
    String message =
        cause instanceof LakewiseException known
            ? known.getMessage()
            : "The server cannot tell now who holds this token. Try again.";
    return isGrpc(headers)
        ? grpc(UNAVAILABLE, message)
        : HttpResponse.of(
            HttpStatus.SERVICE_UNAVAILABLE,
            MediaType.JSON_UTF_8,
            JsonAnswers.errorBody("TEMPORARILY_UNAVAILABLE", message));
  }

  /** Called by a name that is not the server's. */
  public static HttpResponse unknownHost(RequestHeaders headers) {
    return denied(
        headers,
        HttpStatus.MISDIRECTED_REQUEST,
        "The server is not called by this name. Use its address, or add the name to the setting"
            + " allowed-hosts.");
  }

  /** A head that says something twice, of which others on the way may believe the other. */
  public static HttpResponse twoThings(RequestHeaders headers) {
    String message =
        "The request has a method, scheme, path or host more than once. Send each once.";
    return isGrpc(headers)
        ? grpc(INVALID_ARGUMENT, message)
        : HttpResponse.of(
            HttpStatus.BAD_REQUEST,
            MediaType.JSON_UTF_8,
            JsonAnswers.errorBody("BAD_REQUEST", message));
  }

  /** A body that is compressed (RFC 9110, 15.5.16). */
  public static HttpResponse packed() {
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.UNSUPPORTED_MEDIA_TYPE)
            .contentType(MediaType.JSON_UTF_8)
            .add(HttpHeaderNames.ACCEPT_ENCODING, "identity")
            .build(),
        JsonAnswers.errorBody(
            "BAD_REQUEST",
            "Bodies that are compressed (Content-Encoding) are not read. Send them as they are."));
  }

  /** Written from a page of somebody else. */
  public static HttpResponse foreignOrigin(RequestHeaders headers) {
    return denied(headers, HttpStatus.FORBIDDEN, "Pages of other sites may not write here.");
  }

  private static HttpResponse denied(RequestHeaders headers, HttpStatus status, String message) {
    return isGrpc(headers)
        ? grpc(PERMISSION_DENIED, message)
        : HttpResponse.of(
            status, MediaType.JSON_UTF_8, JsonAnswers.errorBody("PERMISSION_DENIED", message));
  }

  private static boolean isGrpc(RequestHeaders headers) {
    MediaType type = headers.contentType();
    return type != null && type.subtype().startsWith("grpc");
  }

  private static HttpResponse grpc(int status, String message) {
    return HttpResponse.of(grpcHeaders(status, message).build());
  }

  /** An error of gRPC before anything else was said: headers alone, which are trailers too. */
  private static ResponseHeadersBuilder grpcHeaders(int status, String message) {
    return ResponseHeaders.builder(HttpStatus.OK)
        .contentType(MediaType.parse("application/grpc"))
        .add("grpc-status", Integer.toString(status))
        .add("grpc-message", message)
        .endOfStream(true);
  }
}
