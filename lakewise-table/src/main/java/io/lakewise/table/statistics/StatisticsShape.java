package io.lakewise.table.statistics;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * What the statistics of many files have in common: everything but the values. It knows which of
 * the values is which, so that a column is read from many files without parsing their JSON.
 * Immutable.
 */
public final class StatisticsShape {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String text;
  private final JsonNode slots;
  private final byte[] bytes;

  private StatisticsShape(String text, JsonNode slots) {
    this.text = text;
    this.slots = slots;
    this.bytes = text.getBytes(StandardCharsets.UTF_8);
  }

  /** From {@link SplitStatistics#shape}. */
  public static StatisticsShape of(String shape) {
    StringBuilder numbered = new StringBuilder();
    int slot = 0;
    for (int at = 0; at < shape.length(); at++) {
      char next = shape.charAt(at);
      if (next == SplitStatistics.SEPARATOR) {
        numbered.append(slot++);
      } else {
        numbered.append(next);
      }
    }
    return new StatisticsShape(shape, parse(numbered.toString()));
  }

  /** Statistics that are no JSON object are kept and know nothing. */
  private static JsonNode parse(String json) {
    try {
      JsonNode parsed = JSON.readTree(json);
      return parsed != null && parsed.isObject() ? parsed : JSON.createObjectNode();
    } catch (JsonProcessingException unreadable) {
      return JSON.createObjectNode();
    }
  }

  /** Which of the values is {@code numRecords}, or -1. */
  public int rows() {
    return slot(slots.get("numRecords"));
  }

  /** Which of the values is {@code tightBounds}, or -1. */
  int tightBounds() {
    return slot(slots.get("tightBounds"));
  }

  /**
   * Which of the values is a column's.
   *
   * @param statistic {@code minValues}, {@code maxValues}, {@code nullCount} or {@code nanCount}
   * @param path physical names from the table's column inwards
   * @return its position, or -1
   */
  public int column(String statistic, List<String> path) {
    JsonNode node = slots.get(statistic);
    for (String name : path) {
      node = node == null ? null : node.get(name);
    }
    return slot(node);
  }

  private static int slot(JsonNode node) {
    return node != null && node.isInt() ? node.intValue() : -1;
  }

  /**
   * Finds the values of statistics that are of this shape and plainly spelled, as {@link
   * SplitStatistics#of} would.
   *
   * @param text UTF-8
   * @param begin where in it the statistics begin, which go to its end
   * @param values takes the values, each ended by {@link SplitStatistics#SEPARATOR}; not shorter
   *     than the statistics
   * @return bytes of the values, or -1 if the statistics must be looked at more closely
   */
  public int split(byte[] text, int begin, byte[] values) {
    int at = begin;
    int end = 0;
    for (byte expected : bytes) {
      if (expected != SplitStatistics.SEPARATOR) {
        if (at == text.length || text[at++] != expected) {
          return -1;
        }
        continue;
      }
      int stop = endOfValue(text, at);
      if (stop < 0) {
        return -1;
      }
      System.arraycopy(text, at, values, end, stop - at);
      end += stop - at;
      values[end++] = SplitStatistics.SEPARATOR;
      at = stop;
    }
    return at == text.length ? end : -1;
  }

  /** Where a number, word or string without escapes ends, or -1 if it is none. */
  private static int endOfValue(byte[] json, int begin) {
    return begin < json.length && json[begin] == '"'
        ? endOfText(json, begin + 1)
        : endOfWord(json, begin);
  }

  private static int endOfText(byte[] json, int begin) {
    for (int at = begin; at < json.length; at++) {
      byte next = json[at];
      if (next == '"') {
        return at + 1;
      }
      if (next == '\\' || next == 0) {
        return -1;
      }
    }
    return -1;
  }

  private static int endOfWord(byte[] json, int begin) {
    for (int at = begin; at < json.length; at++) {
      byte next = json[at];
      if (next == ',' || next == '}') {
        return at > begin ? at : -1;
      }
      if (!isPlain(next)) {
        return -1;
      }
    }
    return -1;
  }

  private static boolean isPlain(byte next) {
    return next > ' ' && next != '"' && next != '[' && next != ']' && next != '{' && next != ':';
  }

  /** The statistics as they were before they were split. */
  public String join(String values) {
    if (text.isEmpty()) {
      return values;
    }
    StringBuilder json = new StringBuilder(text.length() + values.length());
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char next = text.charAt(at);
      if (next == SplitStatistics.SEPARATOR) {
        int end = values.indexOf(SplitStatistics.SEPARATOR, from);
        json.append(values, from, end);
        from = end + 1;
      } else {
        json.append(next);
      }
    }
    return json.toString();
  }
}
