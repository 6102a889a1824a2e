package io.lakewise.cli.remote;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Rows that are fetched from a server chunk by chunk, and read while they come. */
final class RemoteRows implements Result {

  private final StatementClient client;
  private final String id;
  private final List<ResultColumn> columns;
  private final String message;
  private int nextChunk;
  private int chunks;
  private JsonParser rows;

  RemoteRows(StatementClient client, String id, List<ResultColumn> columns, String message) {
    this.client = client;
    this.id = id;
    this.columns = List.copyOf(columns);
    this.message = message;
  }

  /** The rows of a statement that has succeeded. */
  static RemoteRows of(StatementClient client, JsonNode answer) {
    JsonNode manifest = answer.path("manifest");
    List<ResultColumn> columns = new ArrayList<>();
    for (JsonNode column : manifest.path("schema").path("columns")) {
      columns.add(
          new ResultColumn(
              column.path("name").asText(),
              RemoteValues.duckDbType(column.path("type_text").asText())));
    }
    String id = answer.path("statement_id").asText();
    RemoteRows rows = new RemoteRows(client, id, columns, columns.isEmpty() ? "done" : null);
    rows.chunks = manifest.path("total_chunk_count").asInt();
    if (rows.chunks > 0) {
      rows.open(answer.path("result"));
    }
    return rows;
  }

  private void open(JsonNode result) {
    String link = result.path("external_links").path(0).path("external_link").asText();
    nextChunk++;
    try {
      rows = ServerConnection.mapper().getFactory().createParser(client.fetch(link));
      rows.nextToken();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public List<ResultColumn> columns() {
    return columns;
  }

  @Override
  public List<Object> next() {
    try {
      while (rows != null) {
        if (rows.nextToken() == JsonToken.START_ARRAY) {
          return row();
        }
        rows.close();
        rows = null;
        if (nextChunk < chunks) {
          open(client.chunk(id, nextChunk));
        }
      }
      return null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Object> row() throws IOException {
    List<Object> row = new ArrayList<>(columns.size());
    for (ResultColumn column : columns) {
      JsonToken value = rows.nextToken();
      row.add(
          value == JsonToken.VALUE_NULL ? null : RemoteValues.read(rows.getText(), column.type()));
    }
    rows.nextToken();
    return row;
  }

  @Override
  public long writeTo(Path file, FileFormat format) {
    throw RemoteErrors.noFile(format.name());
  }

  @Override
  public Map<String, String> metrics() {
    return Map.of();
  }

  @Override
  public String message() {
    return message;
  }

  @Override
  public void close() {
    try {
      if (rows != null) {
        rows.close();
        rows = null;
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
