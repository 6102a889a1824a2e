package io.lakewise.engine.key;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.error.KeyErrors;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.TableConstraint;
import io.lakewise.table.feature.ColumnRules;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.type.StructField;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Checks the keys that a statement defines, and puts them beside those that a table has. */
public final class KeyDefinitions {

  private final StatementContext statement;
  private final String label;
  private final Optional<TableEntry> entry;
  private final Optional<QualifiedName> name;

  /** Of a table that is to be made. */
  public KeyDefinitions(StatementContext statement, QualifiedName name) {
    this(statement, name.toString(), Optional.empty(), Optional.of(name));
  }

  /** Of a table that is there. */
  public KeyDefinitions(StatementContext statement, Target target) {
    this(
        statement,
        target.label(),
        Optional.ofNullable(target.entry()),
        Optional.ofNullable(target.entry()).map(TableEntry::name));
  }

  private KeyDefinitions(
      StatementContext statement,
      String label,
      Optional<TableEntry> entry,
      Optional<QualifiedName> name) {
    this.statement = statement;
    this.label = label;
    this.entry = entry;
    this.name = name;
  }

  /** The table with a primary key. */
  public Metadata add(Metadata table, TableConstraint.PrimaryKey key) {
    TableKeys.requireReadable(table, label);
    List<StructField> fields = fields(table, key.columns());
    TableKeys.of(table).stream()
        .filter(TableKey::primary)
        .findFirst()
        .ifPresent(
            other -> {
              throw KeyErrors.secondPrimaryKey(label, other.name());
            });
    fields.stream()
        .filter(StructField::nullable)
        .findFirst()
        .ifPresent(
            field -> {
              throw KeyErrors.nullablePrimaryKey(label, field.name());
            });
    String chosen = chosen(table, key.name(), List.of("pk"));
    return with(
        table, new TableKey(chosen, statement.lake().ids().get(), names(fields), key.rely(), null));
  }

  /** The table with a foreign key. Whoever adds one must be allowed to read its parent. */
  public Metadata add(Metadata table, TableConstraint.ForeignKey key) {
    TableKeys.requireReadable(table, label);
    List<StructField> fields = fields(table, key.columns());
    if (name.isEmpty()) {
      throw KeyErrors.foreignKeyOfPath(label);
    }
    boolean itself =
        !key.parent().isPath()
            && statement.names().qualify(key.parent().parts()).equals(name.get());
    Target parent = itself ? null : parent(key.parent());
    Metadata parents = itself ? table : parent.metadata();
    String parentLabel = itself ? label : parent.label();
    TableKey primary =
        TableKeys.of(parents).stream()
            .filter(TableKey::primary)
            .findFirst()
            .orElseThrow(() -> KeyErrors.noPrimaryKey(parentLabel));
    List<StructField> ordered = inOrder(fields, key.parentColumns(), primary, parentLabel);
    for (int i = 0; i < ordered.size(); i++) {
      StructField referred = parents.schema().field(primary.columns().get(i)).orElseThrow();
      if (!ordered.get(i).type().equals(referred.type())) {
        throw KeyErrors.otherType(ordered.get(i).name(), parentLabel, referred.name());
      }
    }
    List<String> parts = new ArrayList<>(names(fields));
    parts.add("fk");
    return with(
        table,
        new TableKey(
            chosen(table, key.name(), parts),
            null,
            names(ordered),
            key.rely(),
            new TableKey.Reference(itself ? null : parent.entry().id(), primary.id())));
  }

  /** Refuses a UNIQUE on columns that are not there; nothing else is done with it. */
  public void requireColumns(Metadata table, TableConstraint.Unique key) {
    fields(table, key.columns());
  }

  private Target parent(Name parent) {
    Target found = new Targets(statement).require(parent, "REFERENCES");
    if (found.entry() == null) {
      throw KeyErrors.foreignKeyOfPath(found.label());
    }
    return found;
  }

  /** The columns in the order of the primary key's that they stand for. */
  private List<StructField> inOrder(
      List<StructField> fields, List<String> parents, TableKey primary, String parentLabel) {
    List<String> order = parents.isEmpty() ? primary.columns() : parents;
    List<String> wanted = order.stream().map(NameRules::key).toList();
    List<String> there = primary.columns().stream().map(NameRules::key).toList();
    if (fields.size() != there.size()
        || wanted.size() != there.size()
        || !Set.copyOf(wanted).equals(Set.copyOf(there))) {
      throw KeyErrors.otherColumns(parentLabel, primary.columns());
    }
    return there.stream().map(column -> fields.get(wanted.indexOf(column))).toList();
  }

  private List<StructField> fields(Metadata table, List<String> columns) {
    List<StructField> fields = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (String column : columns) {
      if (!seen.add(NameRules.key(column))) {
        throw DefinitionErrors.columnTwice(column);
      }
      fields.add(
          table
              .schema()
              .field(column)
              .orElseThrow(() -> DefinitionErrors.noSuchColumn(label, column)));
    }
    return fields;
  }

  /** The name that is given, or one that is made of the table's and these parts. */
  private String chosen(Metadata table, Optional<String> given, List<String> parts) {
    Set<String> taken = new HashSet<>();
    ColumnRules.constraints(table).keySet().forEach(each -> taken.add(NameRules.key(each)));
    boolean made = entry.isEmpty() && name.isPresent();
    Stream<TableKey> keys =
        made
            ? TableKeys.of(table).stream()
            : new SeenKeys(statement).of(entry.orElse(null), table).stream().map(SeenKey::key);
    keys.forEach(key -> taken.add(NameRules.key(key.name())));
    if (given.isPresent()) {
      if (taken.contains(NameRules.key(NameRules.checked(given.get())))) {
        throw KeyErrors.constraintExists(label, given.get());
      }
      return given.get();
    }
    String first =
        (name.map(QualifiedName::name).orElse("table") + "_" + String.join("_", parts))
            .toLowerCase(Locale.ROOT);
    String free = first;
    for (int number = 2; taken.contains(NameRules.key(free)); number++) {
      free = first + "_" + number;
    }
    return free;
  }

  /** One of the same name that is not seen makes way. */
  private static Metadata with(Metadata table, TableKey added) {
    List<TableKey> keys = new ArrayList<>(TableKeys.of(table));
    keys.removeIf(key -> NameRules.key(key.name()).equals(NameRules.key(added.name())));
    keys.add(added);
    return TableKeys.with(table, keys);
  }

  private static List<String> names(List<StructField> fields) {
    return fields.stream().map(StructField::name).toList();
  }
}
