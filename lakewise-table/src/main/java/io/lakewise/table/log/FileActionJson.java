package io.lakewise.table.log;

import static io.lakewise.table.log.IncompleteActionException.require;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Map;

/** {@code add}, {@code remove} and {@code cdc}, token by token since there may be many. */
final class FileActionJson {

  private FileActionJson() {}

  /** The fields of the three actions together. */
  private static final class Fields {
    String path;
    Map<String, String> partitionValues;
    Long size;
    Long modificationTime;
    Long deletionTimestamp;
    Boolean dataChange;
    Boolean extendedFileMetadata;
    String stats;
    Map<String, String> tags;
    DeletionVector deletionVector;
    Long baseRowId;
    Long defaultRowCommitVersion;
    String clusteringProvider;

    Fields(JsonParser parser, String action) throws IOException {
      JsonFields.expectObject(parser, action);
      while (JsonFields.next(parser)) {
        take(parser);
      }
      require(path, action, "path");
    }

    private void take(JsonParser parser) throws IOException {
      switch (parser.currentName()) {
        case "path" -> path = JsonFields.text(parser);
        case "partitionValues" -> partitionValues = JsonFields.map(parser);
        case "size" -> size = JsonFields.size(parser);
        case "modificationTime" -> modificationTime = JsonFields.number(parser);
        case "deletionTimestamp" -> deletionTimestamp = JsonFields.number(parser);
        case "dataChange" -> dataChange = JsonFields.flag(parser);
        case "extendedFileMetadata" -> extendedFileMetadata = JsonFields.flag(parser);
        case "stats" -> stats = JsonFields.text(parser);
        case "tags" -> tags = JsonFields.map(parser);
        case "deletionVector" -> deletionVector = deletionVector(parser);
        case "baseRowId" -> baseRowId = JsonFields.number(parser);
        case "defaultRowCommitVersion" -> defaultRowCommitVersion = JsonFields.number(parser);
        case "clusteringProvider" -> clusteringProvider = JsonFields.text(parser);
        default -> parser.skipChildren();
      }
    }
  }

  static AddFile add(JsonParser parser) throws IOException {
    Fields fields = new Fields(parser, "add");
    return new AddFile(
        fields.path,
        fields.partitionValues == null ? Map.of() : fields.partitionValues,
        require(fields.size, "add", "size"),
        fields.modificationTime == null ? 0 : fields.modificationTime,
        !Boolean.FALSE.equals(fields.dataChange),
        fields.stats,
        fields.tags,
        fields.deletionVector,
        fields.baseRowId,
        fields.defaultRowCommitVersion,
        fields.clusteringProvider);
  }

  static RemoveFile remove(JsonParser parser) throws IOException {
    Fields fields = new Fields(parser, "remove");
    return new RemoveFile(
        fields.path,
        fields.deletionTimestamp,
        !Boolean.FALSE.equals(fields.dataChange),
        fields.extendedFileMetadata,
        fields.partitionValues,
        fields.size,
        fields.stats,
        fields.tags,
        fields.deletionVector,
        fields.baseRowId,
        fields.defaultRowCommitVersion);
  }

  static ChangeFile change(JsonParser parser) throws IOException {
    Fields fields = new Fields(parser, "cdc");
    return new ChangeFile(
        fields.path,
        fields.partitionValues == null ? Map.of() : fields.partitionValues,
        require(fields.size, "cdc", "size"),
        fields.tags);
  }

  static DeletionVector deletionVector(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_NULL) {
      return null;
    }
    JsonFields.expect(parser, JsonToken.START_OBJECT, "an object");
    String storageType = null;
    String pathOrInlineDv = null;
    Integer offset = null;
    Integer size = null;
    Long cardinality = null;
    while (JsonFields.next(parser)) {
      switch (parser.currentName()) {
        case "storageType" -> storageType = JsonFields.text(parser);
        case "pathOrInlineDv" -> pathOrInlineDv = JsonFields.text(parser);
        case "offset" -> offset = JsonFields.integer(parser);
        case "sizeInBytes" -> size = JsonFields.integer(parser);
        case "cardinality" -> cardinality = JsonFields.number(parser);
        default -> parser.skipChildren();
      }
    }
    return new DeletionVector(
        require(storageType, "deletionVector", "storageType"),
        require(pathOrInlineDv, "deletionVector", "pathOrInlineDv"),
        offset,
        require(size, "deletionVector", "sizeInBytes"),
        require(cardinality, "deletionVector", "cardinality"));
  }

  static void write(JsonGenerator json, AddFile add) throws IOException {
    json.writeObjectFieldStart("add");
    json.writeStringField("path", add.path());
    JsonFields.write(json, "partitionValues", add.partitionValues());
    json.writeNumberField("size", add.size());
    json.writeNumberField("modificationTime", add.modificationTime());
    json.writeBooleanField("dataChange", add.dataChange());
    JsonFields.write(json, "stats", add.stats());
    JsonFields.write(json, "tags", add.tags());
    write(json, add.deletionVector());
    JsonFields.write(json, "baseRowId", add.baseRowId());
    JsonFields.write(json, "defaultRowCommitVersion", add.defaultRowCommitVersion());
    JsonFields.write(json, "clusteringProvider", add.clusteringProvider());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, RemoveFile remove) throws IOException {
    json.writeObjectFieldStart("remove");
    json.writeStringField("path", remove.path());
    JsonFields.write(json, "deletionTimestamp", remove.deletionTimestamp());
    json.writeBooleanField("dataChange", remove.dataChange());
    JsonFields.write(json, "extendedFileMetadata", remove.extendedFileMetadata());
    JsonFields.write(json, "partitionValues", remove.partitionValues());
    JsonFields.write(json, "size", remove.size());
    JsonFields.write(json, "stats", remove.stats());
    JsonFields.write(json, "tags", remove.tags());
    write(json, remove.deletionVector());
    JsonFields.write(json, "baseRowId", remove.baseRowId());
    JsonFields.write(json, "defaultRowCommitVersion", remove.defaultRowCommitVersion());
    json.writeEndObject();
  }

  static void write(JsonGenerator json, ChangeFile change) throws IOException {
    json.writeObjectFieldStart("cdc");
    json.writeStringField("path", change.path());
    JsonFields.write(json, "partitionValues", change.partitionValues());
    json.writeNumberField("size", change.size());
    json.writeBooleanField("dataChange", false);
    JsonFields.write(json, "tags", change.tags());
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, DeletionVector vector) throws IOException {
    if (vector == null) {
      return;
    }
    json.writeObjectFieldStart("deletionVector");
    json.writeStringField("storageType", vector.storageType());
    json.writeStringField("pathOrInlineDv", vector.pathOrInlineDv());
    if (vector.offset() != null) {
      json.writeNumberField("offset", vector.offset());
    }
    json.writeNumberField("sizeInBytes", vector.sizeInBytes());
    json.writeNumberField("cardinality", vector.cardinality());
    json.writeEndObject();
  }
}
