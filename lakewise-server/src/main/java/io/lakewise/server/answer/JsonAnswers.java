package io.lakewise.server.answer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import java.io.IOException;

/** Reads and writes JSON of requests and answers. */
public final class JsonAnswers {

  private static final int DEEPEST = 100;
  private static final int LONGEST_TEXT = 17 << 20;

  private static final ObjectMapper MAPPER =
      new ObjectMapper(
          JsonFactory.builder()
              .streamReadConstraints(
                  StreamReadConstraints.builder()
                      .maxNestingDepth(DEEPEST)
                      .maxStringLength(LONGEST_TEXT)
                      .build())
              // Who reads the first of two and who the last would see different requests.
              .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
              .build());

  private JsonAnswers() {}

  /** A new object. */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /** The writer and reader of trees. */
  public static ObjectMapper mapper() {
    return MAPPER;
  }

  /**
   * The object in a request's body.
   *
   * @throws ApiException if it is none
   */
  public static ObjectNode read(HttpData body) {
    try {
      JsonNode tree = MAPPER.readTree(body.array());
      if (tree instanceof ObjectNode object) {
        return object;
      }
    } catch (JsonProcessingException e) {
      throw ApiException.malformed("The body is not JSON: " + e.getOriginalMessage() + ".");
    } catch (IOException e) {
      throw ApiException.malformed("The body cannot be read.");
    }
    throw ApiException.malformed("The body is no JSON object.");
  }

  /** An answer with a body. */
  public static HttpResponse ok(JsonNode body) {
    return HttpResponse.of(HttpStatus.OK, MediaType.JSON_UTF_8, HttpData.wrap(bytes(body)));
  }

  /** The answer to a request that is refused. */
  public static HttpResponse of(ApiException refused) {
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(refused.status()).contentType(MediaType.JSON_UTF_8);
    if (refused.retrySeconds() > 0) {
      headers.add(HttpHeaderNames.RETRY_AFTER, Integer.toString(refused.retrySeconds()));
    }
    return HttpResponse.of(headers.build(), errorBody(refused.errorCode(), refused.getMessage()));
  }

  /** The body of an error. */
  public static HttpData errorBody(String errorCode, String message) {
    return HttpData.wrap(bytes(object().put("error_code", errorCode).put("message", message)));
  }

  private static byte[] bytes(JsonNode body) {
    try {
      return MAPPER.writeValueAsBytes(body);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
