package io.lakewise.server.api;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.AggregatedHttpRequest;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.answer.RecordJson;
import java.util.List;
import java.util.OptionalLong;

/** One request to an endpoint. */
record ApiCall(ServiceRequestContext context, AggregatedHttpRequest request) {

  Principal caller() {
    return Access.caller(context);
  }

  /** A part of the path. */
  String path(String name) {
    return context.pathParam(name);
  }

  /** A text of the query; empty if it is not there. */
  String text(String name) {
    return context.queryParams().get(name, "");
  }

  /** All texts of the query with a name. */
  List<String> texts(String name) {
    return context.queryParams().getAll(name);
  }

  /** A whole number of the query that is not negative. */
  OptionalLong number(String name) {
    String text = text(name);
    if (text.isEmpty()) {
      return OptionalLong.empty();
    }
    try {
      long number = Long.parseLong(text);
      if (number >= 0) {
        return OptionalLong.of(number);
      }
    } catch (NumberFormatException e) {
      throw wrong(name, text);
    }
    throw wrong(name, text);
  }

  long required(String name) {
    return number(name)
        .orElseThrow(() -> ApiException.invalid("The parameter '" + name + "' is missing."));
  }

  /** The request's body as it is. */
  ObjectNode json() {
    return JsonAnswers.read(request.content());
  }

  /** The request's body as a record. */
  <T extends Record> T body(Class<T> type) {
    return RecordJson.read(json(), type);
  }

  private static ApiException wrong(String name, String text) {
    String shown = text.length() > 40 ? text.substring(0, 40) + "…" : text;
    return ApiException.invalid(name + " is '" + shown + "' (expected: a whole number from 0).");
  }
}
