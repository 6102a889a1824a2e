package io.lakewise.engine.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.error.KeyErrors;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The keys in a table's log, where they change together with the columns that they name, and come
 * back with them in a RESTORE or repair.
 */
public final class TableKeys {

  /** The table property that holds them, as a JSON list of {@link TableKey}. */
  public static final String PROPERTY = LogProperties.PREFIX + "keys";

  /** How many keys a table has at most, and how long their text is, whoever wrote it. */
  private static final int MOST = 256;

  private static final int LONGEST = 1 << 16;

  private static final ObjectMapper JSON =
      new ObjectMapper()
          .setSerializationInclusion(JsonInclude.Include.NON_DEFAULT)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private TableKeys() {}

  /** All keys of a table whose columns it has. What cannot be read informs of nothing. */
  public static List<TableKey> of(Metadata table) {
    return read(table).orElse(List.of()).stream()
        .filter(
            key ->
                key.columns().stream().allMatch(column -> table.schema().field(column).isPresent()))
        .toList();
  }

  /**
   * Refuses to go on where a table's keys cannot be read, which would be lost.
   *
   * @throws LakewiseException (USER) if they cannot
   */
  public static void requireReadable(Metadata table, String label) {
    if (read(table).isEmpty()) {
      throw KeyErrors.unreadable(label, PROPERTY);
    }
  }

  /** Empty if they are not of this form, or more than anybody keeps. */
  private static Optional<List<TableKey>> read(Metadata table) {
    String value = table.configuration().get(PROPERTY);
    if (value == null) {
      return Optional.of(List.of());
    }
    if (value.length() > LONGEST) {
      return Optional.empty();
    }
    try {
      List<TableKey> keys = JSON.readValue(value, new TypeReference<>() {});
      if (keys == null || keys.size() > MOST || keys.contains(null)) {
        return Optional.empty();
      }
      keys.forEach(key -> NameRules.checked(key.name()));
      return Optional.of(keys);
    } catch (JsonProcessingException | LakewiseException unreadable) {
      return Optional.empty();
    }
  }

  /**
   * The table with these keys and no others.
   *
   * @throws LakewiseException (USER) if they are too many
   */
  public static Metadata with(Metadata table, List<TableKey> keys) {
    Map<String, String> configuration = new LinkedHashMap<>(table.configuration());
    configuration.remove(PROPERTY);
    if (!keys.isEmpty()) {
      String value = written(keys);
      if (keys.size() > MOST || value.length() > LONGEST) {
        throw KeyErrors.tooMany(MOST);
      }
      configuration.put(PROPERTY, value);
    }
    return table.withConfiguration(configuration);
  }

  private static String written(List<TableKey> keys) {
    try {
      return JSON.writeValueAsString(keys);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The table without the keys whose columns it no longer has; keys nobody can read stay. */
  public static Metadata withoutLost(Metadata table) {
    return read(table).isEmpty() ? table : with(table, of(table));
  }

  /**
   * The table with keys that name a column anew; those that nobody can read stay.
   *
   * @param before the table as it was
   * @param after the same with the column's new name
   */
  public static Metadata renamed(Metadata before, Metadata after, String column, String name) {
    if (read(before).isEmpty()) {
      return after;
    }
    List<TableKey> keys =
        of(before).stream()
            .map(
                key ->
                    new TableKey(
                        key.name(),
                        key.id(),
                        key.columns().stream()
                            .map(each -> each.equalsIgnoreCase(column) ? name : each)
                            .toList(),
                        key.rely(),
                        key.references()))
            .toList();
    return with(after, keys);
  }
}
