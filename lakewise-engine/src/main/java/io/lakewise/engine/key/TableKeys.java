package io.lakewise.engine.key;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.table.log.Metadata;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * The keys in a table's log, where they change together with the columns that they name, and come
 * back with them in a RESTORE or repair.
 */
public final class TableKeys {

  /** The table property that holds them, as a JSON list of {@link TableKey}. */
  public static final String PROPERTY = LogProperties.PREFIX + "keys";

  private static final ObjectMapper JSON =
      new ObjectMapper().setSerializationInclusion(JsonInclude.Include.NON_DEFAULT);

  private TableKeys() {}

  /** All keys of a table whose columns it has. What cannot be read informs of nothing. */
  public static List<TableKey> of(Metadata table) {
    String value = table.configuration().get(PROPERTY);
    if (value == null) {
      return List.of();
    }
    try {
      List<TableKey> keys = JSON.readValue(value, new TypeReference<>() {});
      return Stream.ofNullable(keys)
          .flatMap(List::stream)
          .filter(Objects::nonNull)
          .filter(
              key ->
                  key.columns().stream()
                      .allMatch(column -> table.schema().field(column).isPresent()))
          .toList();
    } catch (JsonProcessingException unreadable) {
      return List.of();
    }
  }

  /** The table with these keys and no others. */
  public static Metadata with(Metadata table, List<TableKey> keys) {
    Map<String, String> configuration = new LinkedHashMap<>(table.configuration());
    configuration.remove(PROPERTY);
    if (!keys.isEmpty()) {
      try {
        configuration.put(PROPERTY, JSON.writeValueAsString(keys));
      } catch (JsonProcessingException e) {
        throw new UncheckedIOException(e);
      }
    }
    return table.withConfiguration(configuration);
  }

  /**
   * The keys of a table, which name a column anew.
   *
   * @param table as it was
   */
  public static List<TableKey> renamed(Metadata table, String column, String name) {
    return of(table).stream()
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
  }
}
