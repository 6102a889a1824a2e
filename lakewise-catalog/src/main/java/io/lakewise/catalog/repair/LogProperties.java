package io.lakewise.catalog.repair;

import io.lakewise.catalog.entry.CloneEntry;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.table.log.RelativePaths;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The table properties ({@code Metadata.configuration}) that carry a table's name, so that the
 * state can be rebuilt (docs/adr/0002-names-in-the-log.md). While the state has a row for a table,
 * the row decides and these are a copy.
 */
public final class LogProperties {

  /** Prefix of all of them; users may not set such properties. */
  public static final String PREFIX = "lakewise.";

  /** Catalog of the table's name. */
  public static final String CATALOG = PREFIX + "catalogName";

  /** Schema of the table's name. */
  public static final String SCHEMA = PREFIX + "schemaName";

  /** The table's name within its schema. */
  public static final String TABLE = PREFIX + "tableName";

  /** Id of the owner. */
  public static final String OWNER = PREFIX + "owner";

  /** When the table was dropped, as an ISO instant; absent while it is not. */
  public static final String DROPPED_AT = PREFIX + "droppedAt";

  /**
   * What a shallow clone reads: one line for each source, of version, table id or {@code -}, and
   * location, separated by spaces. A location that moves with the clone is the way there from the
   * clone's.
   */
  public static final String CLONE_SOURCES = PREFIX + "cloneSources";

  /**
   * The policies that hold for a table, one on each line as {@link #mark} writes them, sorted;
   * absent while there are none. The functions are in the state alone.
   */
  public static final String POLICIES = PREFIX + "policies";

  private LogProperties() {}

  /** How {@link #POLICIES} tells of a policy. */
  public static String mark(PolicyEntry policy) {
    return policy.filtersRows() ? "row filter" : "mask of " + policy.column();
  }

  /** The marks in a table's properties. */
  public static List<String> policies(Map<String, String> properties) {
    String value = properties.get(POLICIES);
    return value == null ? List.of() : value.lines().toList();
  }

  /** A table's properties with the marks of some policies and of no others. */
  public static Map<String, String> withPolicies(
      Map<String, String> properties, List<PolicyEntry> policies) {
    return marked(properties, policies.stream().map(LogProperties::mark).toList());
  }

  /** A table's properties with the marks of more policies. */
  public static Map<String, String> withMore(
      Map<String, String> properties, List<PolicyEntry> policies) {
    return marked(
        properties,
        Stream.concat(policies(properties).stream(), policies.stream().map(LogProperties::mark))
            .toList());
  }

  /** A table's properties without a mark. */
  public static Map<String, String> without(Map<String, String> properties, String mark) {
    return marked(
        properties,
        policies(properties).stream().filter(each -> !each.equalsIgnoreCase(mark)).toList());
  }

  private static Map<String, String> marked(Map<String, String> properties, List<String> marks) {
    Map<String, String> marked = new LinkedHashMap<>(properties);
    marked.remove(POLICIES);
    if (!marks.isEmpty()) {
      marked.put(POLICIES, marks.stream().distinct().sorted().collect(Collectors.joining("\n")));
    }
    return marked;
  }

  /** The properties that name a table; put into its metadata at creation, rename and new owner. */
  public static Map<String, String> naming(QualifiedName name, String owner) {
    Map<String, String> properties = new LinkedHashMap<>();
    properties.put(CATALOG, name.catalog());
    properties.put(SCHEMA, name.schema());
    properties.put(TABLE, name.name());
    properties.put(OWNER, owner);
    return properties;
  }

  /**
   * The value of {@link #CLONE_SOURCES} for these references of one clone.
   *
   * @param inLake whether a location lies in the lake: then it moves with all others that do
   */
  public static String cloneSources(List<CloneEntry> references, Predicate<String> inLake) {
    return references.stream()
        .map(
            reference ->
                reference.sourceVersion()
                    + " "
                    + (reference.sourceId() == null ? "-" : reference.sourceId())
                    + " "
                    + (inLake.test(reference.cloneLocation())
                            && inLake.test(reference.sourceLocation())
                        ? RelativePaths.between(
                            reference.cloneLocation(), reference.sourceLocation())
                        : reference.sourceLocation()))
        .collect(Collectors.joining("\n"));
  }

  /**
   * What a table's properties say about its name.
   *
   * @param id the catalog's id of the table, which names its folder
   * @param description the log's description or null
   * @throws io.lakewise.table.error.LakewiseException if one of the properties makes no sense
   */
  public static FoundTable read(
      UUID id,
      String location,
      boolean managed,
      Map<String, String> properties,
      String description,
      Instant createdAt) {
    String table = properties.get(TABLE);
    QualifiedName name =
        table == null
            ? null
            : new QualifiedName(
                properties.getOrDefault(CATALOG, "main"),
                properties.getOrDefault(SCHEMA, "default"),
                table);
    return new FoundTable(
        id,
        location,
        managed,
        name,
        properties.get(OWNER),
        description,
        createdAt,
        droppedAt(location, properties.get(DROPPED_AT)),
        references(id, location, properties.get(CLONE_SOURCES), createdAt));
  }

  private static Instant droppedAt(String location, String value) {
    try {
      return value == null ? null : Instant.parse(value);
    } catch (DateTimeException problem) {
      throw RepairErrors.badProperty(location, DROPPED_AT, value, problem);
    }
  }

  private static List<CloneEntry> references(
      UUID id, String location, String value, Instant createdAt) {
    List<CloneEntry> references = new ArrayList<>();
    if (value == null) {
      return references;
    }
    for (String line : value.split("\n", -1)) {
      String[] parts = line.split(" ", 3);
      try {
        if (parts.length != 3) {
          throw new IllegalArgumentException("expected three parts");
        }
        UUID source = parts[1].equals("-") ? null : UUID.fromString(parts[1]);
        long version = Long.parseLong(parts[0]);
        String place = parts[2].startsWith("/") ? parts[2] : RelativePaths.from(location, parts[2]);
        references.add(new CloneEntry(id, location, source, place, version, createdAt));
      } catch (IllegalArgumentException problem) {
        throw RepairErrors.badProperty(location, CLONE_SOURCES, line, problem);
      }
    }
    return references;
  }
}
