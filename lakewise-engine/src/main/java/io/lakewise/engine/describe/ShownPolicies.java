package io.lakewise.engine.describe;

import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.table.parquet.duckdb.Identifiers;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The row filter and the masks of a table as its text and its description show them: to whoever
 * manages the table, as what hides rows from others is not theirs to know.
 *
 * @param entries the row filter first
 */
record ShownPolicies(List<PolicyEntry> entries) {

  /** Those of a table that the statement's principal may see. */
  static ShownPolicies of(StatementContext statement, TableEntry table) {
    return new ShownPolicies(
        statement
            .catalog()
            .policies()
            .listAll(statement.viewer())
            .getOrDefault(table.name(), List.of()));
  }

  /** The row filter. */
  Optional<PolicyEntry> filter() {
    return entries.stream().filter(PolicyEntry::filtersRows).findFirst();
  }

  /** The mask of a column. */
  Optional<PolicyEntry> mask(String column) {
    return entries.stream().filter(policy -> policy.column().equalsIgnoreCase(column)).findFirst();
  }

  /** A policy as a statement writes it. */
  static String text(PolicyEntry policy) {
    String arguments =
        policy.arguments().stream()
            .map(
                argument ->
                    argument.column() == null
                        ? argument.constant()
                        : Identifiers.quote(argument.column()))
            .collect(Collectors.joining(", ", "(", ")"));
    if (policy.filtersRows()) {
      return "ROW FILTER " + policy.function().quoted() + " ON " + arguments;
    }
    return "MASK "
        + policy.function().quoted()
        + (policy.arguments().isEmpty() ? "" : " USING COLUMNS " + arguments);
  }
}
