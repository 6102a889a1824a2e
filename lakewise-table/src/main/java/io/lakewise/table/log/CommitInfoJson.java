package io.lakewise.table.log;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** {@code commitInfo}, of which a field with an unexpected type is kept among the others. */
final class CommitInfoJson {

  private CommitInfoJson() {}

  static CommitInfo read(JsonParser parser) throws IOException {
    JsonFields.expectObject(parser, "commitInfo");
    Map<String, Object> fields = object(ActionJson.MAPPER.readValue(parser, Map.class));
    Map<String, Object> other = new LinkedHashMap<>(fields);
    return new CommitInfo(
        take(other, "timestamp", Number.class, Number::longValue),
        take(other, "inCommitTimestamp", Number.class, Number::longValue),
        take(other, "operation", String.class, value -> value),
        take(other, "operationParameters", Map.class, CommitInfoJson::object),
        take(other, "operationMetrics", Map.class, CommitInfoJson::texts),
        take(other, "isBlindAppend", Boolean.class, value -> value),
        Collections.unmodifiableMap(other));
  }

  private static <T, R> R take(
      Map<String, Object> fields,
      String name,
      Class<T> type,
      java.util.function.Function<T, R> conversion) {
    Object value = fields.get(name);
    if (value != null && !type.isInstance(value)) {
      return null;
    }
    fields.remove(name);
    return value == null ? null : conversion.apply(type.cast(value));
  }

  private static Map<String, Object> object(Map<?, ?> map) {
    Map<String, Object> object = new LinkedHashMap<>();
    map.forEach((key, value) -> object.put((String) key, value));
    return Collections.unmodifiableMap(object);
  }

  private static Map<String, String> texts(Map<?, ?> map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.forEach((key, value) -> texts.put((String) key, value == null ? null : value.toString()));
    return Collections.unmodifiableMap(texts);
  }

  static void write(JsonGenerator json, CommitInfo info) throws IOException {
    json.writeObjectFieldStart("commitInfo");
    JsonFields.write(json, "inCommitTimestamp", info.inCommitTimestamp());
    JsonFields.write(json, "timestamp", info.timestamp());
    JsonFields.write(json, "operation", info.operation());
    if (info.operationParameters() != null) {
      json.writeFieldName("operationParameters");
      ActionJson.MAPPER.writeValue(json, info.operationParameters());
    }
    for (Map.Entry<String, Object> field : info.other().entrySet()) {
      json.writeFieldName(field.getKey());
      ActionJson.MAPPER.writeValue(json, field.getValue());
    }
    JsonFields.write(json, "isBlindAppend", info.isBlindAppend());
    JsonFields.write(json, "operationMetrics", info.operationMetrics());
    json.writeEndObject();
  }
}
