package io.lakewise.engine.context;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.HeldPolicies;
import io.lakewise.catalog.entry.ObjectTags;
import io.lakewise.catalog.entry.PolicyEntry;
import io.lakewise.catalog.repair.LogProperties;
import io.lakewise.engine.error.PolicyErrors;
import io.lakewise.engine.query.PolicySql;
import io.lakewise.engine.query.Relation;
import io.lakewise.engine.query.TablePolicy;
import io.lakewise.table.DeltaTable;
import io.lakewise.table.feature.ColumnMappings;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.snapshot.Snapshot;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * The row filters and column masks that hold for the tables of a statement: those of now, whichever
 * version is read, by whatever name or path, for whomever.
 */
public final class StatementPolicies implements TablePolicy.Source {

  private final StatementContext statement;

  StatementPolicies(StatementContext statement) {
    this.statement = statement;
  }

  /** Whether a policy holds for a table. */
  public boolean holdFor(Target target) {
    return !entries(target).isEmpty();
  }

  /** Whether some rows of a table may be hidden. */
  public boolean hideRows(Target target) {
    return entries(target).stream().anyMatch(PolicyEntry::filtersRows);
  }

  /** The columns of a table of which values may be hidden. */
  public List<String> masked(Target target) {
    return entries(target).stream()
        .filter(policy -> !policy.filtersRows())
        .map(PolicyEntry::column)
        .toList();
  }

  /** The policies of a table that read a column. */
  public List<PolicyEntry> using(Target target, String column) {
    return entries(target).stream()
        .filter(
            policy ->
                policy.column().equalsIgnoreCase(column)
                    || policy.arguments().stream()
                        .anyMatch(argument -> column.equalsIgnoreCase(argument.column())))
        .toList();
  }

  /** Refuses a statement on a table that a policy by tag covers. */
  public void refuseByTag(Target target, String operation) {
    HeldPolicies held = held(target.table(), target.label());
    if (!held.byTag().isEmpty() && anybody(held, target).size() > held.entries().size()) {
      throw PolicyErrors.refused(
          operation,
          target.label(),
          "a policy of its catalog, schema or table by tag would no longer cover it. CREATE TABLE …"
              + " AS SELECT takes the rows that you see");
    }
  }

  /**
   * Refuses a statement on a table with a policy.
   *
   * @param operation how messages call it
   * @param remedy what to do instead
   */
  public void refuse(Target target, String operation, String remedy) {
    if (holdFor(target)) {
      throw PolicyErrors.refused(operation, target.label(), remedy);
    }
  }

  @Override
  public Optional<TablePolicy> of(Relation.Versioned table) {
    HeldPolicies held = held(table.table(), table.label());
    if (!held.byTag().isEmpty()) {
      StructType columns = statement.names().latest(table.table()).schema();
      held = new TagMatches(held, columns, table.label()).forAsker(statement.membership());
    }
    return held.entries().isEmpty() ? Optional.empty() : Optional.of(policy(held, table));
  }

  /** A policy that is not set yet, over the columns of its table. */
  public TablePolicy over(StructType columns, PolicyEntry entry) {
    List<FunctionEntry> function =
        statement.catalog().functions().find(SystemNames.OWNER, entry.function()).stream().toList();
    return policy(
        new HeldPolicies(List.of(entry), List.of(), ObjectTags.NONE, function),
        "",
        name -> columns.field(name).orElseThrow().name());
  }

  /**
   * Those of a table that can also hold for another version of it by the same names.
   *
   * @throws io.lakewise.table.error.LakewiseException if that version lacks a column
   */
  public List<PolicyEntry> alsoFor(Target target, Snapshot version) {
    HeldPolicies held = held(target.table(), target.label());
    Metadata newest = statement.names().latest(target.table()).metadata();
    policy(
        held.with(anybody(held, target)),
        target.label(),
        name -> {
          String then = column(newest, version, target.label(), name);
          if (!then.equalsIgnoreCase(name)) {
            throw PolicyErrors.noColumn(target.label(), version.version(), name);
          }
          return then;
        });
    return held.entries();
  }

  private TablePolicy policy(HeldPolicies held, Relation.Versioned table) {
    Metadata newest = statement.names().latest(table.table()).metadata();
    return policy(
        held, table.label(), name -> column(newest, table.snapshot(), table.label(), name));
  }

  private TablePolicy policy(HeldPolicies held, String label, UnaryOperator<String> columns) {
    Optional<TablePolicy.Call> rows = Optional.empty();
    Map<String, TablePolicy.Call> masks = new LinkedHashMap<>();
    for (PolicyEntry entry : held.entries()) {
      List<String> arguments = new ArrayList<>();
      String masked = entry.filtersRows() ? null : columns.apply(entry.column());
      if (masked != null) {
        arguments.add(PolicySql.column(masked));
      }
      for (PolicyEntry.Argument argument : entry.arguments()) {
        arguments.add(
            argument.column() == null
                ? argument.constant()
                : PolicySql.column(columns.apply(argument.column())));
      }
      TablePolicy.Call call = call(held, entry, arguments, label);
      if (masked == null) {
        rows = Optional.of(call);
      } else {
        masks.put(masked, call);
      }
    }
    return new TablePolicy(rows, masks);
  }

  private List<PolicyEntry> entries(Target target) {
    return anybody(held(target.table(), target.label()), target);
  }

  /** Those that hold for somebody, perhaps not for whoever runs the statement. */
  private List<PolicyEntry> anybody(HeldPolicies held, Target target) {
    StructType columns = statement.names().latest(target.table()).schema();
    return new TagMatches(held, columns, target.label()).forAnybody();
  }

  private HeldPolicies held(DeltaTable table, String label) {
    HeldPolicies held = statement.catalog().policies().at(table.location());
    Metadata newest = statement.names().latest(table).metadata();
    for (String marked : LogProperties.policies(newest.configuration())) {
      boolean known =
          held.entries().stream()
              .anyMatch(entry -> LogProperties.mark(entry).equalsIgnoreCase(marked));
      if (!known) {
        throw PolicyErrors.closed(label, marked);
      }
    }
    return held;
  }

  private TablePolicy.Call call(
      HeldPolicies held, PolicyEntry entry, List<String> arguments, String label) {
    FunctionEntry function =
        held.function(entry.functionId())
            .filter(found -> !found.table())
            .orElseThrow(() -> PolicyErrors.noFunction(label, entry.function().toString()));
    return new TablePolicy.Call(
        StoredFunctions.read(
            function,
            statement.names().forPolicy(function.currentSchema(), function.owner()),
            function.owner()),
        arguments);
  }

  /** What a column is called in a version: the same one, whatever its name was then. */
  private static String column(Metadata newest, Snapshot version, String label, String column) {
    StructField now =
        newest
            .schema()
            .field(column)
            .orElseThrow(() -> PolicyErrors.noColumn(label, version.version(), column));
    String physical = ColumnMappings.physicalName(newest, now);
    return version.schema().fields().stream()
        .filter(
            field ->
                ColumnMappings.physicalName(version.metadata(), field).equalsIgnoreCase(physical))
        .findFirst()
        .orElseThrow(() -> PolicyErrors.noColumn(label, version.version(), column))
        .name();
  }
}
