package io.lakewise.server.databricks;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.record.StatementFailure;
import io.lakewise.server.result.Chunk;
import io.lakewise.server.result.ChunkWriter;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.ResultFormat;
import io.lakewise.server.statement.ServerStopped;
import io.lakewise.server.statement.Statement;
import io.lakewise.server.statement.StatementState;
import io.lakewise.server.warehouse.WorkerLost;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.transaction.CommitStateUnknownException;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Writes what the statement API says about statements and their results. */
final class StatementAnswer {

  /** A chunk of Arrow data up to which an answer is made in memory. */
  private static final long SMALL = 256 << 10;

  private static final int BUFFER = 64 << 10;

  private final ChunkWriter chunks;
  private final ResultLinks links;
  private final Executor fetching;

  StatementAnswer(ChunkWriter chunks, ResultLinks links, Executor fetching) {
    this.chunks = chunks;
    this.links = links;
    this.fetching = fetching;
  }

  /** State, and if it has succeeded the manifest and the first chunk. */
  HttpResponse of(ServiceRequestContext context, Statement statement) {
    ObjectNode answer = JsonAnswers.object().put("statement_id", statement.id());
    StatementState state = statement.state();
    ObjectNode status = answer.putObject("status").put("state", state.name());
    if (state == StatementState.FAILED) {
      statement.error().ifPresent(error -> describe(error, status));
    }
    Optional<KeptResult> result = statement.result();
    if (result.isEmpty()) {
      return JsonAnswers.ok(answer);
    }
    answer.set("manifest", manifest(statement, result.get()));
    if (result.get().chunks().isEmpty()) {
      ObjectNode empty = answer.putObject("result");
      if (statement.request().inline() && !result.get().columns().isEmpty()) {
        empty.put("chunk_index", 0).put("row_offset", 0).put("row_count", 0).putArray("data_array");
      }
      return JsonAnswers.ok(answer);
    }
    return withChunk(context, answer, statement, result.get(), result.get().chunks().get(0));
  }

  /** One chunk of a result. */
  HttpResponse of(
      ServiceRequestContext context, Statement statement, KeptResult result, Chunk chunk) {
    return withChunk(context, null, statement, result, chunk);
  }

  private static void describe(LakewiseException error, ObjectNode status) {
    sqlState(error).ifPresent(state -> status.put("sql_state", state));
    ObjectNode into = status.putObject("error");
    into.put(
        "error_code",
        switch (error.code()) {
          case USER -> "BAD_REQUEST";
          case RESOURCE -> resourceCode(error);
          case INTERNAL -> "INTERNAL_ERROR";
        });
    into.put("message", error.getMessage());
  }

  /** SQL's own codes, by which drivers tell what is not there from what was written wrongly. */
  private static Optional<String> sqlState(LakewiseException error) {
    return Optional.ofNullable(
        switch (StatementFailure.of(error).code()) {
          case "SYNTAX_ERROR" -> "42601";
          case "NOT_FOUND" -> "42704";
          case "ALREADY_EXISTS" -> "42710";
          case "CONFLICT" -> "40001";
          case "OUTCOME_UNKNOWN" -> "08007";
          default -> null;
        });
  }

  /** What may have been committed must not look as if it should be run again. */
  private static String resourceCode(LakewiseException error) {
    if (error instanceof CommitStateUnknownException) {
      return "UNKNOWN";
    }
    return WorkerLost.isCauseOf(error) || ServerStopped.isCauseOf(error)
        ? "TEMPORARILY_UNAVAILABLE"
        : "RESOURCE_EXHAUSTED";
  }

  private static ObjectNode manifest(Statement statement, KeptResult result) {
    boolean linked = !statement.request().inline();
    ObjectNode manifest = JsonAnswers.object();
    manifest.put("format", statement.request().format().name());
    ObjectNode schema = manifest.putObject("schema").put("column_count", result.columns().size());
    if (!result.columns().isEmpty()) {
      ArrayNode columns = schema.putArray("columns");
      for (int i = 0; i < result.columns().size(); i++) {
        ColumnType.describe(result.columns().get(i), i, columns.addObject());
      }
    }
    manifest.put("total_chunk_count", result.chunks().size());
    ArrayNode chunks = manifest.putArray("chunks");
    for (Chunk chunk : result.chunks()) {
      place(chunk, linked, chunks.addObject());
    }
    manifest.put("total_row_count", result.rows());
    if (linked) {
      manifest.put("total_byte_count", result.bytes());
    }
    return manifest.put("truncated", result.truncated());
  }

  private static ObjectNode place(Chunk chunk, boolean linked, ObjectNode into) {
    into.put("chunk_index", chunk.index());
    into.put("row_offset", chunk.firstRow());
    into.put("row_count", chunk.rows());
    if (linked) {
      into.put("byte_count", chunk.bytes());
    }
    return into;
  }

  private HttpResponse withChunk(
      ServiceRequestContext context,
      ObjectNode answer,
      Statement statement,
      KeptResult result,
      Chunk chunk) {
    ObjectNode described = JsonAnswers.object();
    boolean inline = statement.request().inline();
    ObjectNode place = inline ? described : described.putArray("external_links").addObject();
    place(chunk, !inline, place);
    if (chunk.index() + 1 < result.chunks().size()) {
      place.put("next_chunk_index", chunk.index() + 1);
      place.put(
          "next_chunk_internal_link",
          StatementApi.PATH + "/" + statement.id() + "/result/chunks/" + (chunk.index() + 1));
    }
    if (!inline) {
      link(context, statement, chunk, place);
      return JsonAnswers.ok(answer == null ? described : answer.set("result", described));
    }
    ResponseHeaders headers =
        ResponseHeaders.builder(HttpStatus.OK).contentType(MediaType.JSON_UTF_8).build();
    if (chunk.bytes() > SMALL) {
      return HttpResponse.of(
          headers,
          StreamMessage.fromOutputStream(
              out -> write(answer, described, result, chunk, out), fetching));
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(answer, described, result, chunk, bytes);
    return HttpResponse.of(headers, HttpData.wrap(bytes.toByteArray()));
  }

  private void link(
      ServiceRequestContext context, Statement statement, Chunk chunk, ObjectNode into) {
    Instant expiry = links.expiry();
    String scheme = context.sessionProtocol().isTls() ? "https://" : "http://";
    into.put(
        "external_link",
        scheme + context.request().authority() + links.path(statement.id(), chunk.index(), expiry));
    into.put("expiration", expiry.toString());
  }

  /** The rows come straight from the kept batches, so that they are never all in memory as JSON. */
  private void write(
      ObjectNode answer, ObjectNode described, KeptResult result, Chunk chunk, OutputStream out) {
    OutputStream buffered = new BufferedOutputStream(out, BUFFER);
    try (JsonGenerator json = JsonAnswers.mapper().createGenerator(buffered, JsonEncoding.UTF8)) {
      if (answer != null) {
        json.writeStartObject();
        for (var field : answer.properties()) {
          json.writeFieldName(field.getKey());
          json.writeTree(field.getValue());
        }
        json.writeFieldName("result");
      }
      json.writeStartObject();
      for (var field : described.properties()) {
        json.writeFieldName(field.getKey());
        json.writeTree(field.getValue());
      }
      json.writeFieldName("data_array");
      json.writeRawValue("");
      json.flush();
      chunks.write(result, chunk, ResultFormat.JSON_ARRAY, buffered);
      json.writeEndObject();
      if (answer != null) {
        json.writeEndObject();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
