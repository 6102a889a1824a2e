package io.lakewise.server.flight;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpHeaders;
import com.linecorp.armeria.common.HttpHeadersBuilder;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.netty.util.AsciiString;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import org.apache.arrow.flight.CallStatus;
import org.apache.arrow.flight.ErrorFlightMetadata;

/** Answers and headers of gRPC as HTTP/2 carries them (PROTOCOL-HTTP2 of gRPC). */
final class GrpcAnswer {

  private static final String GRPC = "application/grpc";
  private static final String STATUS = "grpc-status";
  private static final String MESSAGE = "grpc-message";

  /** Values of such headers are bytes. */
  private static final String BINARY = Metadata.BINARY_HEADER_SUFFIX;

  private GrpcAnswer() {}

  /** What a client is told that gets nothing else. */
  static ResponseHeaders refusal(String status, String message) {
    return ResponseHeaders.builder(200)
        .set(HttpHeaderNames.CONTENT_TYPE, GRPC)
        .add(STATUS, status)
        .add(MESSAGE, encoded(message))
        .endOfStream(true)
        .build();
  }

  /** What comes before messages. */
  static ResponseHeaders beginning() {
    return ResponseHeaders.of(HttpStatus.OK, HttpHeaderNames.CONTENT_TYPE, GRPC);
  }

  /** What comes after messages, or instead of the rest of them. */
  static HttpHeaders ending(Status status, Metadata trailers) {
    HttpHeadersBuilder end = HttpHeaders.builder();
    end(end, status, trailers);
    return end.build();
  }

  /** The trailers that Flight adds to an error. */
  static Metadata trailers(CallStatus status) {
    Metadata trailers = new Metadata();
    ErrorFlightMetadata added = status.metadata();
    if (added != null) {
      for (String name : added.keys()) {
        if (name.endsWith(BINARY)) {
          trailers.put(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER), added.getByte(name));
        } else {
          trailers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), added.get(name));
        }
      }
    }
    return trailers;
  }

  /**
   * The answer to a call.
   *
   * @param begun the headers of the messages, or null if there are none
   * @param messages each in its frame
   */
  static HttpResponse of(Metadata begun, byte[] messages, Status status, Metadata trailers) {
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(200).set(HttpHeaderNames.CONTENT_TYPE, GRPC);
    if (begun == null) {
      end(headers, status, trailers);
      return HttpResponse.of(headers.endOfStream(true).build());
    }
    add(begun, headers);
    return HttpResponse.of(headers.build(), HttpData.wrap(messages), ending(status, trailers));
  }

  private static void end(HttpHeadersBuilder headers, Status status, Metadata trailers) {
    headers.add(STATUS, Integer.toString(status.getCode().value()));
    if (status.getDescription() != null) {
      headers.add(MESSAGE, encoded(status.getDescription()));
    }
    add(trailers, headers);
  }

  private static void add(Metadata from, HttpHeadersBuilder to) {
    for (String name : from.keys()) {
      if (name.endsWith(BINARY)) {
        from.getAll(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER))
            .forEach(
                value -> to.add(name, Base64.getEncoder().withoutPadding().encodeToString(value)));
      } else {
        from.getAll(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER))
            .forEach(value -> to.add(name, value));
      }
    }
  }

  /** A text with percent signs before the bytes that a header cannot have. */
  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder(text.length());
    for (byte each : text.getBytes(StandardCharsets.UTF_8)) {
      if (each < ' ' || each > '~' || each == '%') {
        encoded.append(String.format("%%%02X", each));
      } else {
        encoded.append((char) each);
      }
    }
    return encoded.toString();
  }

  /** The headers of a call that are texts and have the names that gRPC knows. */
  static Metadata headers(RequestHeaders call) {
    Metadata headers = new Metadata();
    for (Map.Entry<AsciiString, String> header : call) {
      String name = header.getKey().toString();
      if (isText(name)) {
        headers.put(Metadata.Key.of(name, Metadata.ASCII_STRING_MARSHALLER), header.getValue());
      }
    }
    return headers;
  }

  private static boolean isText(String name) {
    return !name.isEmpty()
        && !name.endsWith(BINARY)
        && name.chars()
            .allMatch(c -> c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || "-_.".indexOf(c) >= 0);
  }
}
