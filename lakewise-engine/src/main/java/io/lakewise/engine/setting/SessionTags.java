package io.lakewise.engine.setting;

import io.lakewise.engine.error.SettingErrors;
import io.lakewise.engine.statement.SessionStatement.QueryTag;
import java.util.Map;

/**
 * The query tags of a session, which its statements are recorded with. Blanks around keys and
 * values are cut off, and an empty value is none.
 */
final class SessionTags {

  private static final int MOST = 50;
  private static final int LONGEST = 256;

  private final Map<String, String> tags;

  SessionTags(Map<String, String> tags) {
    this.tags = tags;
  }

  /** Sets one or takes it away. */
  void set(QueryTag tag) {
    if (tag.unset()) {
      tags.remove(tag.key().strip());
    } else {
      put(tag.key(), tag.value().orElse(""));
    }
  }

  /**
   * Sets all as clients write them: {@code key:value,key}, with a backslash before each comma,
   * colon and backslash that is part of a key or value.
   */
  void set(String text) {
    tags.clear();
    StringBuilder part = new StringBuilder();
    String key = null;
    for (int i = 0; i <= text.length(); i++) {
      char next = i < text.length() ? text.charAt(i) : ',';
      if (next == '\\' && i + 1 < text.length()) {
        part.append(text.charAt(++i));
      } else if (next == ':' && key == null) {
        key = part.toString();
        part.setLength(0);
      } else if (next == ',') {
        if (key != null) {
          put(key, part.toString());
        } else if (!part.toString().isBlank()) {
          put(part.toString(), "");
        }
        key = null;
        part.setLength(0);
      } else {
        part.append(next);
      }
    }
  }

  private void put(String key, String value) {
    String name = key.strip();
    String text = value.strip();
    if (name.isEmpty() || name.length() > LONGEST || text.length() > LONGEST) {
      throw SettingErrors.queryTag(LONGEST);
    }
    if (tags.size() >= MOST && !tags.containsKey(name)) {
      throw SettingErrors.queryTags(MOST);
    }
    tags.put(name, text.isEmpty() ? null : text);
  }
}
