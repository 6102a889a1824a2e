package io.lakewise.engine.alteration;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.definition.TableExpressions;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.error.KeyErrors;
import io.lakewise.engine.expression.PortableExpressions.Use;
import io.lakewise.engine.key.KeyDefinitions;
import io.lakewise.engine.key.SeenKey;
import io.lakewise.engine.key.SeenKeys;
import io.lakewise.engine.key.TableKey;
import io.lakewise.engine.key.TableKeys;
import io.lakewise.engine.statement.TableChange;
import io.lakewise.engine.statement.TableConstraint;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.transaction.Operation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** ADD and DROP CONSTRAINT: CHECK, which holds, and keys, which inform. */
final class Constraints {

  private final StatementContext statement;
  private final Target target;

  Constraints(StatementContext statement, Target target) {
    this.statement = statement;
    this.target = target;
  }

  /** The change, empty for UNIQUE. */
  Optional<Alteration> add(TableConstraint constraint) {
    KeyDefinitions definitions = new KeyDefinitions(statement, target);
    if (constraint instanceof TableConstraint.Check check) {
      return Optional.of(add(check));
    }
    if (constraint instanceof TableConstraint.PrimaryKey key) {
      return keyed(definitions.add(target.metadata(), key), "ADD CONSTRAINT", "PRIMARY KEY");
    }
    if (constraint instanceof TableConstraint.ForeignKey key) {
      return keyed(definitions.add(target.metadata(), key), "ADD CONSTRAINT", "FOREIGN KEY");
    }
    definitions.requireColumns(target.metadata(), (TableConstraint.Unique) constraint);
    return Optional.empty();
  }

  /** The history tells no names of keys, as not all who read it see what foreign keys refer to. */
  private static Optional<Alteration> keyed(Metadata changed, String operation, String kind) {
    return Optional.of(
        Alteration.of(changed, Operation.of(operation).parameter("constraintType", kind)));
  }

  private List<SeenKey> keys() {
    return new SeenKeys(statement).of(target.entry(), target.metadata());
  }

  private Alteration add(TableConstraint.Check check) {
    Map<String, String> there = ColumnRules.constraints(target.metadata());
    String name = check.name().orElseGet(() -> freeName(there)).toLowerCase(Locale.ROOT);
    if (there.keySet().stream().anyMatch(name::equalsIgnoreCase)
        || keys().stream().anyMatch(seen -> seen.key().name().equalsIgnoreCase(name))) {
      throw AlterationErrors.constraintExists(target.label(), name);
    }
    String condition = statement.expressions().stored(check.condition(), Use.RULE);
    Map<String, String> configuration = new LinkedHashMap<>(target.metadata().configuration());
    configuration.put(ColumnRules.CONSTRAINT_PREFIX + name, condition);
    Metadata changed = target.metadata().withConfiguration(configuration);
    TableExpressions expressions = new TableExpressions(statement);
    expressions.check(changed);
    Object violating =
        expressions.value(
            target,
            "SELECT count(*) FROM "
                + TableExpressions.table()
                + " WHERE NOT coalesce(("
                + statement.expressions().executable(condition)
                + "), false)");
    long rows = ((Number) violating).longValue();
    if (rows > 0) {
      throw AlterationErrors.rowsViolate(
          target.label(), "Constraint " + name + " (" + condition + ")", rows);
    }
    return new Alteration(
        changed,
        Set.of(),
        true,
        Operation.of("ADD CONSTRAINT").parameter("name", name).parameter("expr", condition));
  }

  private static String freeName(Map<String, String> there) {
    int number = 1;
    while (there.containsKey("check_" + number)) {
      number++;
    }
    return "check_" + number;
  }

  /** The change, empty if there is nothing to drop and that is no error. */
  Optional<Alteration> drop(TableChange.DropConstraint drop) {
    List<SeenKey> keys = keys();
    Optional<TableKey> found =
        keys.stream()
            .map(SeenKey::key)
            .filter(
                key -> drop.name().map(key.name()::equalsIgnoreCase).orElseGet(() -> key.primary()))
            .findFirst();
    if (found.isPresent()) {
      return drop(found.get(), drop.cascade());
    }
    Map<String, String> there = ColumnRules.constraints(target.metadata());
    Optional<String> key =
        drop.name()
            .flatMap(name -> there.keySet().stream().filter(name::equalsIgnoreCase).findFirst());
    if (key.isEmpty()) {
      TableKeys.requireReadable(target.metadata(), target.label());
      if (drop.ifExists()) {
        return Optional.empty();
      }
      List<String> others = new ArrayList<>(there.keySet());
      keys.forEach(seen -> others.add(seen.key().name()));
      throw AlterationErrors.noSuchConstraint(
          target.label(), drop.name().orElse("PRIMARY KEY"), others);
    }
    Map<String, String> configuration = new LinkedHashMap<>(target.metadata().configuration());
    configuration
        .keySet()
        .removeIf(each -> each.equalsIgnoreCase(ColumnRules.CONSTRAINT_PREFIX + key.get()));
    return Optional.of(
        Alteration.of(
            target.metadata().withConfiguration(configuration),
            Operation.of("DROP CONSTRAINT")
                .parameter("name", key.get())
                .parameter("expr", there.get(key.get()))));
  }

  /** Foreign keys of other tables need not be changed: without the primary key there are none. */
  private Optional<Alteration> drop(TableKey dropped, boolean cascade) {
    if (dropped.primary() && !cascade && target.entry() != null) {
      List<String> referring = new SeenKeys(statement).referringTo(target.entry(), dropped);
      if (!referring.isEmpty()) {
        throw KeyErrors.referredTo(target.label(), dropped.name(), referring);
      }
    }
    List<TableKey> left =
        TableKeys.of(target.metadata()).stream()
            .filter(key -> !key.name().equals(dropped.name()))
            .toList();
    return keyed(
        TableKeys.with(target.metadata(), left),
        "DROP CONSTRAINT",
        dropped.primary() ? "PRIMARY KEY" : "FOREIGN KEY");
  }
}
