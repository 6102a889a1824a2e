package io.lakewise.bench.server;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;

/** Databricks' statement API over HTTP/1.1, the rows in the answer. */
final class JsonCaller implements Caller {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int TOO_MANY = 429;

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final HttpRequest.Builder request;

  JsonCaller(int port, String token) {
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/2.0/sql/statements"))
            .header("Authorization", "Bearer " + token);
  }

  @Override
  public long rows(String sql) throws Exception {
    byte[] body =
        JSON.writeValueAsBytes(
            Map.of("statement", sql, "warehouse_id", "default", "wait_timeout", "50s"));
    HttpResponse<byte[]> answer =
        client.send(
            request.copy().POST(HttpRequest.BodyPublishers.ofByteArray(body)).build(),
            HttpResponse.BodyHandlers.ofByteArray());
    if (answer.statusCode() == TOO_MANY) {
      throw new BusyException("429");
    }
    JsonNode read = JSON.readTree(answer.body());
    if (!read.path("status").path("state").asText().equals("SUCCEEDED")) {
      throw new IOException(answer.statusCode() + ": " + read.path("status"));
    }
    return read.path("result").path("data_array").size();
  }
}
