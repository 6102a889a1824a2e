package io.lakewise.engine.information;

import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.describe.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Row filters and column masks of the tables that the statement's principal manages. */
final class PolicyRelations {

  private final VisibleNames visible;
  private final List<List<Object>> rows = new ArrayList<>();

  PolicyRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing rowFilters() {
    rows(PolicyEntry::filtersRows);
    return new Listing(
        Columns.of(
            "catalog_name",
            "schema_name",
            "table_name",
            "filter_catalog",
            "filter_schema",
            "filter_name",
            "filter_col_usage"),
        rows);
  }

  Listing columnMasks() {
    rows(policy -> !policy.filtersRows());
    return new Listing(
        Columns.of(
            "catalog_name",
            "schema_name",
            "table_name",
            "column_name",
            "mask_catalog",
            "mask_schema",
            "mask_name",
            "mask_col_usage"),
        rows);
  }

  private void rows(Predicate<PolicyEntry> wanted) {
    visible
        .policies()
        .forEach(
            (table, policies) ->
                policies.stream().filter(wanted).forEach(policy -> row(table, policy)));
  }

  private void row(QualifiedName table, PolicyEntry policy) {
    List<Object> row =
        new ArrayList<>(Arrays.asList(table.catalog(), table.schema(), table.name()));
    if (!policy.filtersRows()) {
      row.add(policy.column());
    }
    QualifiedName function = policy.function();
    row.addAll(List.of(function.catalog(), function.schema(), function.name()));
    String used =
        policy.arguments().stream()
            .map(argument -> argument.column() == null ? argument.constant() : argument.column())
            .collect(Collectors.joining(","));
    row.add(!policy.filtersRows() && used.isEmpty() ? null : used);
    rows.add(row);
  }
}
