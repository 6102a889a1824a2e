package io.lakewise.engine.alteration;

import io.lakewise.catalog.Tags;
import io.lakewise.catalog.entry.TagTarget;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.Target;
import io.lakewise.engine.context.Targets;
import io.lakewise.engine.definition.Clusterings;
import io.lakewise.engine.definition.TableDescription;
import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.key.TableKeys;
import io.lakewise.engine.policy.PolicyStatements;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.statement.Clustering;
import io.lakewise.engine.statement.ColumnChange;
import io.lakewise.engine.statement.Name;
import io.lakewise.engine.statement.TableChange;
import io.lakewise.engine.statement.TableConstraint;
import io.lakewise.engine.statement.TableStatement.AlterTable;
import io.lakewise.table.feature.SchemaChanges;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.transaction.Committed;
import io.lakewise.table.transaction.Operation;
import io.lakewise.table.transaction.Transaction;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** ALTER TABLE. */
public final class TableAlteration {

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public TableAlteration(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(AlterTable alter) {
    if (alter.ifExists() && !alter.table().isPath()) {
      QualifiedName name = statement.names().qualifyToChange(alter.table().parts());
      if (statement.catalog().relations().find(statement.viewer(), name).isEmpty()) {
        return Results.done("there is no table " + name + ", nothing was done");
      }
    }
    TableChange change = alter.change();
    if (change instanceof TableChange.AlterColumn alterColumn && onlyTags(alterColumn)) {
      Target tagged = new Targets(statement).require(alter.table(), "SET TAG");
      return tag(named(tagged, "SET TAGS"), alterColumn);
    }
    Target target = new Targets(statement).require(alter.table(), "ALTER TABLE");
    if (change instanceof TableChange.RenameTable rename) {
      return rename(named(target, "RENAME TO"), rename.newName());
    }
    if (change instanceof TableChange.SetOwner owner) {
      return own(named(target, "OWNER TO"), owner.owner());
    }
    if (change instanceof TableChange.ClusterBy cluster) {
      return cluster(target, cluster.clustering());
    }
    if (change instanceof TableChange.SetRowFilter set) {
      return new PolicyStatements(statement, target).filter(set.filter());
    }
    if (change instanceof TableChange.DropRowFilter) {
      return new PolicyStatements(statement, target).dropFilter();
    }
    if (change instanceof TableChange.AlterColumn alterColumn
        && alterColumn.actions().size() == 1) {
      ColumnChange action = alterColumn.actions().get(0);
      if (action instanceof ColumnChange.SetMask set) {
        return new PolicyStatements(statement, target)
            .mask(alterColumn.column().parts(), set.mask());
      }
      if (action instanceof ColumnChange.DropMask) {
        return new PolicyStatements(statement, target).dropMask(alterColumn.column().parts());
      }
    }
    return commit(target, alteration(target, change), change);
  }

  private static boolean onlyTags(TableChange.AlterColumn change) {
    return change.actions().stream()
        .allMatch(
            action ->
                action instanceof ColumnChange.SetTags || action instanceof ColumnChange.UnsetTags);
  }

  private Optional<Alteration> alteration(Target target, TableChange change) {
    if (change instanceof TableChange.AddColumns add) {
      return Optional.of(new AddedColumns(statement, target).add(add));
    }
    if (change instanceof TableChange.RenameColumn rename) {
      return Optional.of(renameColumn(target, rename));
    }
    if (change instanceof TableChange.DropColumns drop) {
      return Optional.of(dropColumns(target, drop));
    }
    if (change instanceof TableChange.AlterColumn alter) {
      if (alter.actions().stream().anyMatch(ColumnChange.SetNotNull.class::isInstance)) {
        refuseAsking(target, "SET NOT NULL");
      }
      return Optional.of(new AlteredColumn(statement, target, alter).alter(alter));
    }
    if (change instanceof TableChange.AddConstraint add) {
      if (add.constraint() instanceof TableConstraint.Check) {
        refuseAsking(target, "ADD CONSTRAINT");
      }
      return new Constraints(statement, target).add(add.constraint());
    }
    if (change instanceof TableChange.DropConstraint drop) {
      return new Constraints(statement, target).drop(drop);
    }
    if (change instanceof TableChange.SetProperties set) {
      return Optional.of(new Properties(target).set(set.properties()));
    }
    if (change instanceof TableChange.UnsetProperties unset) {
      return Optional.of(new Properties(target).unset(unset.keys(), unset.ifExists()));
    }
    if (change instanceof TableChange.DropFeature drop) {
      throw DefinitionErrors.notSupported(
          "DROP FEATURE " + drop.feature(),
          "older versions of the table may need it; CREATE TABLE … AS SELECT makes a table without");
    }
    throw DefinitionErrors.notSupported(
        "ALTER TABLE … " + ((TableChange.Other) change).what(),
        "partitions come and go with rows; storage is chosen by CREATE TABLE … LOCATION");
  }

  /** Whether all rows fulfil a condition is an answer about rows that a policy hides. */
  private void refuseAsking(Target target, String operation) {
    statement
        .policies()
        .refuse(target, operation, "take the policies away, change the table, and set them again");
  }

  private Result commit(Target target, Optional<Alteration> alteration, TableChange change) {
    if (alteration.isEmpty()) {
      return Results.done("nothing of " + target.label() + " was changed");
    }
    Transaction transaction = target.table().begin(target.snapshot());
    transaction.metadata(alteration.get().metadata()).require(alteration.get().features());
    if (alteration.get().readsRows()) {
      transaction.readWholeTable();
    }
    Result result = commit(target, transaction, alteration.get().operation());
    if (target.entry() != null) {
      moveTags(target, change);
    }
    return result;
  }

  private Result commit(Target target, Transaction transaction, Operation operation) {
    Committed committed = transaction.commit(operation, statement.session().principal().id());
    String version =
        committed.attempts() == 0 ? "nothing to commit" : "version " + committed.version();
    return Results.done(
        "altered " + target.label() + " (" + version + ")",
        Map.of("version", Long.toString(committed.version())));
  }

  private void moveTags(Target target, TableChange change) {
    Tags tags = statement.catalog().tags();
    QualifiedName table = target.entry().name();
    if (change instanceof TableChange.RenameColumn rename) {
      List<String> to = new ArrayList<>(rename.column().parts());
      to.set(to.size() - 1, rename.newName());
      tags.renameColumn(
          statement.viewer(), table, rename.column().toString(), String.join(".", to));
    } else if (change instanceof TableChange.DropColumns drop) {
      drop.columns()
          .forEach(column -> tags.removeColumn(statement.viewer(), table, column.toString()));
    } else if (change instanceof TableChange.AlterColumn alter) {
      changeTags(table, alter);
    } else if (change instanceof TableChange.SetProperties set
        && set.properties().containsKey("comment")) {
      statement
          .catalog()
          .relations()
          .comment(statement.viewer(), table, set.properties().get("comment"));
    }
  }

  private Result tag(Target target, TableChange.AlterColumn alter) {
    SchemaChanges.find(target.metadata().schema(), alter.column().parts());
    changeTags(target.entry().name(), alter);
    return Results.done("changed the tags of " + target.label() + "." + alter.column());
  }

  private void changeTags(QualifiedName table, TableChange.AlterColumn alter) {
    TagTarget column = new TagTarget.OfColumn(table, alter.column().toString());
    for (ColumnChange action : alter.actions()) {
      if (action instanceof ColumnChange.SetTags set) {
        statement.catalog().tags().set(statement.viewer(), column, set.tags());
      } else if (action instanceof ColumnChange.UnsetTags unset) {
        statement.catalog().tags().unset(statement.viewer(), column, unset.keys());
      }
    }
  }

  private Alteration renameColumn(Target target, TableChange.RenameColumn rename) {
    List<String> path = rename.column().parts();
    SchemaChanges.find(target.metadata().schema(), path);
    requireMapping(target, "RENAME COLUMN");
    new ColumnUses(statement, target).refuseToRename(path);
    Metadata renamed =
        target
            .metadata()
            .withSchema(SchemaChanges.rename(target.metadata().schema(), path, rename.newName()));
    if (path.size() == 1) {
      List<String> partitioning = new ArrayList<>(renamed.partitionColumns());
      partitioning.replaceAll(
          column -> column.equalsIgnoreCase(path.get(0)) ? rename.newName() : column);
      renamed = renamed.withPartitionColumns(partitioning);
      renamed = TableKeys.renamed(target.metadata(), renamed, path.get(0), rename.newName());
    }
    return Alteration.of(
        renamed,
        Operation.of("RENAME COLUMN")
            .parameter("oldColumnPath", rename.column().toString())
            .parameter("newColumnPath", String.join(".", renamed(path, rename.newName()))));
  }

  private static List<String> renamed(List<String> path, String name) {
    List<String> to = new ArrayList<>(path);
    to.set(to.size() - 1, name);
    return to;
  }

  /** Keys that one sees keep their columns from being dropped; others go with them. */
  private Alteration dropColumns(Target target, TableChange.DropColumns drop) {
    StructType schema = target.metadata().schema();
    List<String> dropped = new ArrayList<>();
    for (Name column : drop.columns()) {
      if (drop.ifExists() && column.parts().size() == 1 && schema.field(column.last()).isEmpty()) {
        continue;
      }
      SchemaChanges.find(schema, column.parts());
      requireMapping(target, "DROP COLUMN");
      new ColumnUses(statement, target).refuseToDrop(column.parts());
      schema = SchemaChanges.drop(schema, column.parts());
      dropped.add(column.toString());
    }
    return Alteration.of(
        TableKeys.withoutLost(target.metadata().withSchema(schema)),
        Operation.of("DROP COLUMNS").parameter("columns", dropped));
  }

  private static void requireMapping(Target target, String operation) {
    Metadata table = target.metadata();
    if (TableProperties.of(table).columnMapping() == FileScan.Mapping.NONE) {
      throw AlterationErrors.needsMapping(target.label(), operation);
    }
  }

  private Result cluster(Target target, Clustering clustering) {
    Transaction transaction = target.table().begin(target.snapshot());
    String before = Clusterings.spelled(Clusterings.columns(target.snapshot()));
    Clusterings.set(clustering, target.label(), transaction);
    Operation operation =
        Operation.of("CLUSTER BY")
            .parameter("oldClusteringColumns", before)
            .parameter(
                "newClusteringColumns",
                Clusterings.spelled(clustering.columns().stream().map(Name::parts).toList()));
    return commit(target, transaction, operation);
  }

  private Result rename(Target target, Name newName) {
    QualifiedName to = statement.names().qualifyToChange(newName.parts());
    QualifiedName from = target.entry().name();
    if (!to.schemaName().equals(from.schemaName())) {
      statement.policies().refuseByTag(target, "RENAME TO another schema");
    }
    statement.catalog().relations().rename(statement.viewer(), from, to);
    new TableDescription(statement).name(target, to, target.entry().owner());
    return Results.done("renamed " + from + " to " + to);
  }

  private Result own(Target target, String owner) {
    QualifiedName name = target.entry().name();
    statement.catalog().relations().owner(statement.viewer(), name, owner);
    new TableDescription(statement).name(target, name, owner);
    return Results.done(name + " belongs to " + owner + " now");
  }

  private static Target named(Target target, String what) {
    if (target.entry() == null) {
      throw DefinitionErrors.notSupported(
          what + " of a path", "give the table a name with CREATE TABLE … LOCATION first");
    }
    return target;
  }
}
