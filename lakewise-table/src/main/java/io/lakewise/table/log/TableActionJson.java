package io.lakewise.table.log;

import static io.lakewise.table.log.IncompleteActionException.require;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.SchemaJson;
import io.lakewise.table.type.StructType;
import java.io.IOException;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The actions that are rare: metadata, protocol, txn, domainMetadata, sidecar. */
final class TableActionJson {

  private TableActionJson() {}

  static Metadata metadata(JsonParser parser) throws IOException {
    JsonFields.expectObject(parser, "metaData");
    String id = null;
    String name = null;
    String description = null;
    Format format = new Format("parquet", Map.of());
    String schema = null;
    List<String> partitionColumns = null;
    Map<String, String> configuration = null;
    Long createdTime = null;
    while (JsonFields.next(parser)) {
      switch (parser.currentName()) {
        case "id" -> id = JsonFields.text(parser);
        case "name" -> name = JsonFields.text(parser);
        case "description" -> description = JsonFields.text(parser);
        case "format" -> format = format(parser);
        case "schemaString" -> schema = JsonFields.text(parser);
        case "partitionColumns" -> partitionColumns = JsonFields.list(parser);
        case "configuration" -> configuration = JsonFields.map(parser);
        case "createdTime" -> createdTime = JsonFields.number(parser);
        default -> parser.skipChildren();
      }
    }
    if (!"parquet".equals(format.provider)) {
      throw new IncompleteActionException(
          "its data files are of the format '" + format.provider + "' (expected: parquet)");
    }
    return new Metadata(
        require(id, "metaData", "id"),
        name,
        description,
        format.provider,
        format.options,
        schema == null ? new StructType(List.of()) : schema(schema),
        partitionColumns == null ? List.of() : List.copyOf(partitionColumns),
        configuration == null ? Map.of() : configuration,
        createdTime);
  }

  private static StructType schema(String json) {
    try {
      return SchemaJson.parse(json);
    } catch (LakewiseException e) {
      if (e.code() == LakewiseException.Code.USER) {
        throw e;
      }
      throw new IncompleteActionException("an action 'metaData' has no usable 'schemaString'", e);
    }
  }

  private record Format(String provider, Map<String, String> options) {}

  private static Format format(JsonParser parser) throws IOException {
    String provider = "parquet";
    Map<String, String> options = null;
    if (parser.currentToken().isStructStart()) {
      while (JsonFields.next(parser)) {
        switch (parser.currentName()) {
          case "provider" -> provider = JsonFields.text(parser);
          case "options" -> options = JsonFields.map(parser);
          default -> parser.skipChildren();
        }
      }
    }
    return new Format(provider, options == null ? Map.of() : options);
  }

  static Protocol protocol(JsonParser parser) throws IOException {
    JsonFields.expectObject(parser, "protocol");
    Integer reader = null;
    Integer writer = null;
    Set<String> readerFeatures = null;
    Set<String> writerFeatures = null;
    while (JsonFields.next(parser)) {
      switch (parser.currentName()) {
        case "minReaderVersion" -> reader = JsonFields.integer(parser);
        case "minWriterVersion" -> writer = JsonFields.integer(parser);
        case "readerFeatures" -> readerFeatures = set(JsonFields.list(parser));
        case "writerFeatures" -> writerFeatures = set(JsonFields.list(parser));
        default -> parser.skipChildren();
      }
    }
    return new Protocol(
        require(reader, "protocol", "minReaderVersion"),
        require(writer, "protocol", "minWriterVersion"),
        readerFeatures,
        writerFeatures);
  }

  static Set<String> set(Collection<String> names) {
    return names == null ? null : Collections.unmodifiableSet(new LinkedHashSet<>(names));
  }

  static SetTransaction transaction(JsonParser parser) throws IOException {
    JsonFields.expectObject(parser, "txn");
    String appId = null;
    Long version = null;
    Long lastUpdated = null;
    while (JsonFields.next(parser)) {
      switch (parser.currentName()) {
        case "appId" -> appId = JsonFields.text(parser);
        case "version" -> version = JsonFields.number(parser);
        case "lastUpdated" -> lastUpdated = JsonFields.number(parser);
        default -> parser.skipChildren();
      }
    }
    return new SetTransaction(
        require(appId, "txn", "appId"), require(version, "txn", "version"), lastUpdated);
  }

  static DomainMetadata domain(JsonParser parser) throws IOException {
    JsonFields.expectObject(parser, "domainMetadata");
    String domain = null;
    String configuration = null;
    boolean removed = false;
    while (JsonFields.next(parser)) {
      switch (parser.currentName()) {
        case "domain" -> domain = JsonFields.text(parser);
        case "configuration" -> configuration = JsonFields.text(parser);
        case "removed" -> removed = Boolean.TRUE.equals(JsonFields.flag(parser));
        default -> parser.skipChildren();
      }
    }
    return new DomainMetadata(
        require(domain, "domainMetadata", "domain"),
        configuration == null ? "" : configuration,
        removed);
  }

  static Sidecar sidecar(JsonParser parser) throws IOException {
    JsonFields.expectObject(parser, "sidecar");
    String path = null;
    Long size = null;
    Long modificationTime = null;
    while (JsonFields.next(parser)) {
      switch (parser.currentName()) {
        case "path" -> path = JsonFields.text(parser);
        case "sizeInBytes" -> size = JsonFields.number(parser);
        case "modificationTime" -> modificationTime = JsonFields.number(parser);
        default -> parser.skipChildren();
      }
    }
    return new Sidecar(
        require(path, "sidecar", "path"),
        size == null ? 0 : size,
        modificationTime == null ? 0 : modificationTime);
  }

  static void write(JsonGenerator json, Metadata metadata) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", metadata.id());
    JsonFields.write(json, "name", metadata.name());
    JsonFields.write(json, "description", metadata.description());
    json.writeObjectFieldStart("format");
    json.writeStringField("provider", metadata.formatProvider());
    JsonFields.write(json, "options", metadata.formatOptions());
    json.writeEndObject();
    json.writeStringField("schemaString", SchemaJson.print(metadata.schema()));
    JsonFields.write(json, "partitionColumns", metadata.partitionColumns());
    JsonFields.write(json, "configuration", metadata.configuration());
    JsonFields.write(json, "createdTime", metadata.createdTime());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Protocol protocol) throws IOException {
    json.writeStartObject();
    json.writeNumberField("minReaderVersion", protocol.minReaderVersion());
    json.writeNumberField("minWriterVersion", protocol.minWriterVersion());
    JsonFields.write(json, "readerFeatures", protocol.readerFeatures());
    JsonFields.write(json, "writerFeatures", protocol.writerFeatures());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, SetTransaction transaction) throws IOException {
    json.writeStartObject();
    json.writeStringField("appId", transaction.appId());
    json.writeNumberField("version", transaction.version());
    JsonFields.write(json, "lastUpdated", transaction.lastUpdated());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, DomainMetadata domain) throws IOException {
    json.writeStartObject();
    json.writeStringField("domain", domain.domain());
    json.writeStringField("configuration", domain.configuration());
    json.writeBooleanField("removed", domain.removed());
    json.writeEndObject();
  }
}
