package io.lakewise.engine.context;

import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.entry.TagCondition;
import io.lakewise.catalog.entry.TagPolicy;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What the policies by tag around a table mean for its columns. */
public final class TagMatches {

  private final HeldPolicies held;
  private final StructType columns;
  private final String label;

  /**
   * The policies of a table.
   *
   * @param columns those of its newest version, which the tags are about
   * @param label how messages call it
   */
  public TagMatches(HeldPolicies held, StructType columns, String label) {
    this.held = held;
    this.columns = columns;
    this.label = label;
  }

  /** All that holds for somebody, what is set on the table first. */
  public List<PolicyEntry> forAnybody() {
    List<PolicyEntry> entries = new ArrayList<>(held.entries());
    held.byTag().forEach(policy -> entries.addAll(meaning(policy)));
    return entries;
  }

  /**
   * What holds for one who asks.
   *
   * @throws io.lakewise.table.error.LakewiseException (USER) if two policies say different things
   *     of the rows or of a column
   */
  HeldPolicies forAsker(Membership asker) {
    Set<PolicyEntry> entries = new LinkedHashSet<>(held.entries());
    for (TagPolicy policy : held.byTag()) {
      if (policy.holdsFor(asker)) {
        entries.addAll(meaning(policy));
      }
    }
    Map<String, PolicyEntry> single = new LinkedHashMap<>();
    for (PolicyEntry entry : entries) {
      PolicyEntry other = single.put(entry.column().toLowerCase(Locale.ROOT), entry);
      if (other != null) {
        throw PolicyErrors.several(label, entry.column());
      }
    }
    return held.with(List.copyOf(entries));
  }

  /** The row filter or the masks that a policy comes to; none where the tags do not match. */
  private List<PolicyEntry> meaning(TagPolicy policy) {
    if (policy.when() != null && !policy.when().holds(held.tags().table())) {
      return List.of();
    }
    Map<String, List<String>> found = new LinkedHashMap<>();
    for (TagPolicy.Columns wanted : policy.columns()) {
      List<String> matching =
          columns.fields().stream()
              .map(StructField::name)
              .filter(column -> matches(wanted.condition(), column))
              .toList();
      if (matching.isEmpty()) {
        return List.of();
      }
      found.put(key(wanted.alias()), matching);
    }
    if (policy.rows()) {
      return List.of(entry(policy, found, ""));
    }
    return found.get(key(policy.masked())).stream()
        .map(column -> entry(policy, found, column))
        .collect(Collectors.toList());
  }

  private PolicyEntry entry(TagPolicy policy, Map<String, List<String>> found, String column) {
    return new PolicyEntry(
        column, policy.function(), policy.functionId(), arguments(policy, found, column));
  }

  /** A column whose member has the tag has it too, as a mask covers whole columns. */
  private boolean matches(TagCondition condition, String column) {
    String own = key(column);
    Map<String, String> tags = new LinkedHashMap<>();
    List<Map<String, String>> members = new ArrayList<>();
    held.tags()
        .columns()
        .forEach(
            (path, carried) -> {
              if (key(path).equals(own)) {
                tags.putAll(carried);
              } else if (key(path).startsWith(own + ".")) {
                members.add(carried);
              }
            });
    return condition.holds(tags) || members.stream().anyMatch(condition::holds);
  }

  private List<PolicyEntry.Argument> arguments(
      TagPolicy policy, Map<String, List<String>> found, String masked) {
    List<PolicyEntry.Argument> arguments = new ArrayList<>();
    for (PolicyEntry.Argument argument : policy.arguments()) {
      arguments.add(
          argument.column() == null
              ? argument
              : new PolicyEntry.Argument(column(policy, argument.column(), found, masked), null));
    }
    return arguments;
  }

  private String column(
      TagPolicy policy, String alias, Map<String, List<String>> found, String masked) {
    if (!policy.rows() && alias.equalsIgnoreCase(policy.masked())) {
      return masked;
    }
    List<String> matching = found.get(key(alias));
    if (matching.size() > 1) {
      throw PolicyErrors.ambiguous(label, policy.name(), alias, matching);
    }
    return matching.get(0);
  }

  private static String key(String name) {
    return name.toLowerCase(Locale.ROOT);
  }
}
