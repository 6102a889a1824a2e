package io.lakewise.catalog.entry;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.principal.Membership;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

/**
 * A row filter or a column mask for all tables of a catalog or schema, or one table, that have
 * certain tags.
 *
 * @param name of the policy, unique where it is made
 * @param function the SQL function that decides
 * @param functionId what that function was when the policy was made: another that is later made
 *     under its name decides nothing
 * @param to principals for whom it holds
 * @param except those of them for whom it does not
 * @param when what the table's tags must be, those of its schema and catalog included; null for all
 * @param columns what columns the table must have
 * @param masked the alias of the columns that are masked; null for a row filter
 * @param arguments what the function is given, columns by their aliases; for a mask after the
 *     column itself
 * @param comment of its author, or null
 */
public record TagPolicy(
    String name,
    QualifiedName function,
    UUID functionId,
    List<String> to,
    List<String> except,
    TagCondition when,
    List<Columns> columns,
    String masked,
    List<PolicyEntry.Argument> arguments,
    String comment) {

  /**
   * Columns with certain tags.
   *
   * @param condition on the tags of a column
   * @param alias how the policy calls the column
   */
  public record Columns(TagCondition condition, String alias) {}

  /** Copies the lists. */
  public TagPolicy {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(functionId, "functionId");
    to = List.copyOf(to);
    except = List.copyOf(except);
    columns = List.copyOf(columns);
    arguments = List.copyOf(arguments);
  }

  /** The same for others. */
  public TagPolicy forPrincipals(List<String> others, List<String> spared) {
    return new TagPolicy(
        name, function, functionId, others, spared, when, columns, masked, arguments, comment);
  }

  /** Whether it decides about rows, not about columns. */
  public boolean rows() {
    return masked == null;
  }

  /** Whether it holds for whoever runs a statement. */
  public boolean holdsFor(Membership asker) {
    return to.stream().anyMatch(each -> is(asker, each))
        && except.stream().noneMatch(each -> is(asker, each));
  }

  private static boolean is(Membership asker, String principal) {
    return asker.in(principal) || NameRules.key(asker.principal()).equals(NameRules.key(principal));
  }

  /** Whether a condition of it asks for a tag. */
  public boolean asksFor(String tag) {
    return (when != null && when.asksFor(tag))
        || columns.stream().anyMatch(each -> each.condition().asksFor(tag));
  }

  /** Whether a tag that is added could take something out of it. */
  public boolean denies(String tag) {
    return (when != null && when.denies(tag))
        || columns.stream().anyMatch(each -> each.condition().denies(tag));
  }
}
