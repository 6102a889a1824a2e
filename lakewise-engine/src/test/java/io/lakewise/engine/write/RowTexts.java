package io.lakewise.engine.write;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Rows as text that does not depend on who read them. */
final class RowTexts {

  private RowTexts() {}

  static String of(Object value) {
    if (value instanceof BigDecimal number) {
      return number.toPlainString();
    }
    if (value instanceof byte[] bytes) {
      return HexFormat.of().formatHex(bytes);
    }
    if (value instanceof ByteBuffer buffer) {
      return HexFormat.of().formatHex(buffer.array());
    }
    if (value instanceof java.time.OffsetDateTime time) {
      return time.toInstant().toString();
    }
    if (value instanceof List<?> list) {
      return list.stream().map(RowTexts::of).toList().toString();
    }
    if (value instanceof Map<?, ?> map) {
      Map<String, String> texts = new TreeMap<>();
      map.forEach((key, item) -> texts.put(of(key), of(item)));
      return texts.toString();
    }
    return String.valueOf(value);
  }
}
