package io.lakewise.table.log;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import io.lakewise.table.error.TableErrors;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/** Single fields of actions as JSON, for files that keep the fields apart. */
public final class ActionParts {

  private interface Reading<T> {
    T from(JsonParser parser) throws IOException;
  }

  private ActionParts() {}

  /**
   * A map of strings, whose values may be null; null if it is null.
   *
   * @param file its name, for errors
   * @throws io.lakewise.table.error.LakewiseException if it is no such map
   */
  public static Map<String, String> map(String file, byte[] json) {
    return json == null ? null : read(file, json, JsonFields::map);
  }

  /**
   * A reference to a deletion vector; null if it is null.
   *
   * @param file its name, for errors
   * @throws io.lakewise.table.error.LakewiseException if it is incomplete
   */
  public static DeletionVector deletionVector(String file, byte[] json) {
    return json == null ? null : read(file, json, FileActionJson::deletionVector);
  }

  /**
   * A field that an {@code add} must have.
   *
   * @param file its name, for errors
   * @throws io.lakewise.table.error.LakewiseException if it is null
   */
  public static <T> T required(String file, T value, String field) {
    try {
      return IncompleteActionException.require(value, "add", field);
    } catch (IncompleteActionException e) {
      throw TableErrors.corruptLogFile(file, e.getMessage(), e);
    }
  }

  private static <T> T read(String file, byte[] json, Reading<T> reading) {
    try (JsonParser parser = ActionJson.MAPPER.createParser(json)) {
      parser.nextToken();
      return reading.from(parser);
    } catch (JsonProcessingException e) {
      throw TableErrors.corruptLogFile(file, e.getOriginalMessage(), e);
    } catch (IncompleteActionException e) {
      throw TableErrors.corruptLogFile(file, e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
