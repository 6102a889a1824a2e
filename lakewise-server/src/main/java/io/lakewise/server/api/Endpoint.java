package io.lakewise.server.api;

import com.linecorp.armeria.common.HttpMethod;
import java.util.List;
import java.util.Optional;

/**
 * One path and method: all that is served and all that is said of it.
 *
 * @param method GET, POST, PUT or DELETE
 * @param path with its parameters in braces
 * @param id unique; what generated clients call it
 * @param summary one line for people
 * @param adminOnly whether only an admin may call it
 * @param parameters in the query
 * @param body a record that the request's body must be; empty for none
 * @param answer a record
 * @param handler answers with that record
 */
record Endpoint(
    HttpMethod method,
    String path,
    String id,
    String summary,
    boolean adminOnly,
    List<Parameter> parameters,
    Optional<Class<? extends Record>> body,
    Class<? extends Record> answer,
    Handler handler) {

  /** What an endpoint does; it may take its time. */
  @FunctionalInterface
  interface Handler {
    Record answer(ApiCall call);
  }

  /** Reading for everybody. */
  static Endpoint get(
      String path,
      String id,
      String summary,
      List<Parameter> parameters,
      Class<? extends Record> answer,
      Handler handler) {
    return new Endpoint(
        HttpMethod.GET, path, id, summary, false, parameters, Optional.empty(), answer, handler);
  }

  /** Doing something with a body, for everybody. */
  static Endpoint post(
      String path,
      String id,
      String summary,
      Class<? extends Record> body,
      Class<? extends Record> answer,
      Handler handler) {
    return new Endpoint(
        HttpMethod.POST, path, id, summary, false, List.of(), Optional.of(body), answer, handler);
  }
}
