package io.lakewise.cli.command;

import io.lakewise.engine.statement.Clustering;
import io.lakewise.engine.statement.ColumnChange;
import io.lakewise.engine.statement.DataStatement.CopyInto;
import io.lakewise.engine.statement.DataStatement.Delete;
import io.lakewise.engine.statement.DataStatement.Insert;
import io.lakewise.engine.statement.DataStatement.InsertMode;
import io.lakewise.engine.statement.DataStatement.Merge;
import io.lakewise.engine.statement.DataStatement.Truncate;
import io.lakewise.engine.statement.DataStatement.Update;
import io.lakewise.engine.statement.DescribeStatement;
import io.lakewise.engine.statement.FunctionStatement.CreateFunction;
import io.lakewise.engine.statement.FunctionStatement.DropFunction;
import io.lakewise.engine.statement.MaintenanceStatement.ConvertToDelta;
import io.lakewise.engine.statement.MaintenanceStatement.Optimize;
import io.lakewise.engine.statement.MaintenanceStatement.Reorg;
import io.lakewise.engine.statement.MaintenanceStatement.Restore;
import io.lakewise.engine.statement.MaintenanceStatement.Vacuum;
import io.lakewise.engine.statement.MergeClause;
import io.lakewise.engine.statement.MergeClause.Match;
import io.lakewise.engine.statement.SchemaStatement;
import io.lakewise.engine.statement.SessionStatement;
import io.lakewise.engine.statement.Statement;
import io.lakewise.engine.statement.TableChange;
import io.lakewise.engine.statement.TableStatement.AlterTable;
import io.lakewise.engine.statement.TableStatement.CloneTable;
import io.lakewise.engine.statement.TableStatement.CreateTable;
import io.lakewise.engine.statement.TableStatement.CreateTableLike;
import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.engine.statement.TableStatement.DropTable;
import io.lakewise.engine.statement.TableStatement.UndropTable;
import io.lakewise.engine.statement.TimeTravel;
import io.lakewise.engine.statement.ViewStatement;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The forms of tables, schemas, views and rows that users are promised, each told when met. */
final class StatementForms {

  private final List<StatementForm> forms = new ArrayList<>();

  /** All forms that are parsed into a record of their own. */
  static List<StatementForm> all() {
    StatementForms all = new StatementForms();
    all.tables();
    all.names();
    all.rows();
    all.merges();
    all.alterations();
    all.maintenance();
    all.loads();
    return List.copyOf(all.forms);
  }

  private <S extends Statement> void form(String name, Class<S> type, Predicate<S> condition) {
    forms.add(
        new StatementForm(
            name,
            (text, statement) ->
                type.isInstance(statement) && condition.test(type.cast(statement))));
  }

  private <S extends Statement> void form(String name, Class<S> type) {
    form(name, type, any -> true);
  }

  private void change(String name, Class<? extends TableChange> type) {
    form("ALTER TABLE " + name, AlterTable.class, alter -> type.isInstance(alter.change()));
  }

  private void columnChange(String name, Class<? extends ColumnChange> type) {
    form(
        "ALTER TABLE … ALTER COLUMN " + name,
        AlterTable.class,
        alter ->
            alter.change() instanceof TableChange.AlterColumn column
                && column.actions().stream().anyMatch(type::isInstance));
  }

  private void clause(String name, Match match, Class<? extends MergeClause.Action> action) {
    form(
        "MERGE … " + name,
        Merge.class,
        merge ->
            merge.clauses().stream()
                .anyMatch(c -> c.match() == match && action.isInstance(c.action())));
  }

  private void tables() {
    form("CREATE TABLE", CreateTable.class, t -> t.query().isEmpty() && !t.columns().isEmpty());
    form(
        "CREATE TABLE IF NOT EXISTS",
        CreateTable.class,
        t -> t.creation() == Creation.IF_NOT_EXISTS);
    form("CREATE TABLE AS", CreateTable.class, t -> t.query().isPresent());
    form(
        "CREATE OR REPLACE TABLE",
        CreateTable.class,
        t -> t.creation() == Creation.CREATE_OR_REPLACE && t.query().isEmpty());
    form(
        "CREATE OR REPLACE TABLE AS",
        CreateTable.class,
        t -> t.creation() == Creation.CREATE_OR_REPLACE && t.query().isPresent());
    form("TBLPROPERTIES", CreateTable.class, t -> !t.options().properties().isEmpty());
    form("PARTITIONED BY", CreateTable.class, t -> !t.options().partitionColumns().isEmpty());
    form("CLUSTER BY", CreateTable.class, t -> t.options().clustering().isPresent());
    form("LOCATION", CreateTable.class, t -> t.options().location().isPresent());
    form("CREATE TABLE LIKE", CreateTableLike.class);
    form("SHALLOW CLONE", CloneTable.class, CloneTable::shallow);
    form("DEEP CLONE", CloneTable.class, clone -> !clone.shallow());
    form("CLONE of a version", CloneTable.class, clone -> clone.version().isPresent());
    form("DROP TABLE", DropTable.class, drop -> !drop.purge());
    form("DROP TABLE PURGE", DropTable.class, DropTable::purge);
    form("UNDROP TABLE", UndropTable.class);
  }

  private void names() {
    form("CREATE SCHEMA", SchemaStatement.CreateSchema.class);
    form("DROP SCHEMA", SchemaStatement.DropSchema.class, drop -> !drop.cascade());
    form("DROP SCHEMA CASCADE", SchemaStatement.DropSchema.class, drop -> drop.cascade());
    form("CREATE CATALOG", SchemaStatement.CreateCatalog.class);
    form("DROP CATALOG", SchemaStatement.DropCatalog.class);
    form("USE", SessionStatement.Use.class, use -> use.name().parts().size() == 1);
    form("USE catalog.schema", SessionStatement.Use.class, use -> use.name().parts().size() == 2);
    form("USE default", SessionStatement.Use.class, use -> use.name().toString().equals("default"));
    form("a name of three parts", CreateTable.class, create -> create.table().parts().size() == 3);
    form("CREATE VIEW", ViewStatement.CreateView.class, view -> !view.temporary());
    form(
        "CREATE OR REPLACE VIEW",
        ViewStatement.CreateView.class,
        view -> view.creation() == Creation.CREATE_OR_REPLACE);
    form("CREATE TEMPORARY VIEW", ViewStatement.CreateView.class, view -> view.temporary());
    form("DROP VIEW", ViewStatement.DropView.class);
    form("DECLARE VARIABLE", SessionStatement.DeclareVariable.class);
    form("SET VARIABLE", SessionStatement.SetVariable.class);
    form("DROP VARIABLE", SessionStatement.DropVariable.class);
    form("SET TIME ZONE", SessionStatement.SetTimeZone.class);
    form("CREATE FUNCTION … RETURNS type", CreateFunction.class, f -> !f.returns().table());
    form("CREATE FUNCTION … RETURNS TABLE", CreateFunction.class, f -> f.returns().table());
    form(
        "CREATE OR REPLACE FUNCTION",
        CreateFunction.class,
        f -> f.creation() == Creation.CREATE_OR_REPLACE);
    form("DROP FUNCTION", DropFunction.class);
  }

  private void rows() {
    form(
        "INSERT INTO",
        Insert.class,
        i -> i.mode() instanceof InsertMode.Append && !i.byName() && i.columns().isEmpty());
    form("INSERT INTO (columns)", Insert.class, i -> !i.columns().isEmpty());
    form("INSERT … BY NAME", Insert.class, Insert::byName);
    form("INSERT WITH SCHEMA EVOLUTION", Insert.class, Insert::schemaEvolution);
    form("INSERT OVERWRITE", Insert.class, i -> i.mode() instanceof InsertMode.Overwrite);
    form(
        "INSERT OVERWRITE … PARTITION",
        Insert.class,
        i -> i.mode() instanceof InsertMode.Overwrite && !i.partition().isEmpty());
    form("INSERT … REPLACE WHERE", Insert.class, i -> i.mode() instanceof InsertMode.ReplaceWhere);
    form("UPDATE", Update.class);
    form("DELETE", Delete.class, delete -> delete.condition().isPresent());
    form("DELETE of all rows", Delete.class, delete -> delete.condition().isEmpty());
    form("TRUNCATE", Truncate.class);
  }

  private void merges() {
    form("MERGE WITH SCHEMA EVOLUTION", Merge.class, Merge::schemaEvolution);
    clause("WHEN MATCHED THEN UPDATE SET", Match.MATCHED, MergeClause.Update.class);
    clause("WHEN MATCHED THEN UPDATE SET *", Match.MATCHED, MergeClause.UpdateAll.class);
    clause("WHEN MATCHED THEN DELETE", Match.MATCHED, MergeClause.Delete.class);
    clause("WHEN NOT MATCHED THEN INSERT", Match.NOT_MATCHED_BY_TARGET, MergeClause.Insert.class);
    clause(
        "WHEN NOT MATCHED THEN INSERT *", Match.NOT_MATCHED_BY_TARGET, MergeClause.InsertAll.class);
    clause(
        "WHEN NOT MATCHED BY SOURCE THEN UPDATE",
        Match.NOT_MATCHED_BY_SOURCE,
        MergeClause.Update.class);
    clause(
        "WHEN NOT MATCHED BY SOURCE THEN DELETE",
        Match.NOT_MATCHED_BY_SOURCE,
        MergeClause.Delete.class);
    form(
        "MERGE … WHEN … AND condition",
        Merge.class,
        merge -> merge.clauses().stream().anyMatch(c -> c.condition().isPresent()));
  }

  private void alterations() {
    change("ADD COLUMNS", TableChange.AddColumns.class);
    change("RENAME COLUMN", TableChange.RenameColumn.class);
    change("DROP COLUMNS", TableChange.DropColumns.class);
    columnChange("TYPE", ColumnChange.SetType.class);
    columnChange("FIRST | AFTER", ColumnChange.Move.class);
    columnChange("SET DEFAULT", ColumnChange.SetDefault.class);
    columnChange("DROP DEFAULT", ColumnChange.DropDefault.class);
    columnChange("SET NOT NULL", ColumnChange.SetNotNull.class);
    columnChange("DROP NOT NULL", ColumnChange.DropNotNull.class);
    columnChange("COMMENT", ColumnChange.SetComment.class);
    columnChange("SYNC IDENTITY", ColumnChange.SyncIdentity.class);
    columnChange("SET TAGS", ColumnChange.SetTags.class);
    change("ADD CONSTRAINT", TableChange.AddConstraint.class);
    change("DROP CONSTRAINT", TableChange.DropConstraint.class);
    change("SET TBLPROPERTIES", TableChange.SetProperties.class);
    change("UNSET TBLPROPERTIES", TableChange.UnsetProperties.class);
    change("RENAME TO", TableChange.RenameTable.class);
    form(
        "ALTER TABLE CLUSTER BY",
        AlterTable.class,
        alter ->
            alter.change() instanceof TableChange.ClusterBy layout
                && layout.clustering().kind() == Clustering.Kind.COLUMNS);
    form(
        "ALTER TABLE CLUSTER BY NONE",
        AlterTable.class,
        alter ->
            alter.change() instanceof TableChange.ClusterBy layout
                && layout.clustering().kind() == Clustering.Kind.NONE);
  }

  private void maintenance() {
    form("RESTORE … VERSION", Restore.class, r -> r.version().kind() == TimeTravel.Kind.VERSION);
    form(
        "RESTORE … TIMESTAMP", Restore.class, r -> r.version().kind() == TimeTravel.Kind.TIMESTAMP);
    form("VACUUM", Vacuum.class, vacuum -> !vacuum.dryRun());
    form("VACUUM DRY RUN", Vacuum.class, Vacuum::dryRun);
    form("OPTIMIZE", Optimize.class, optimize -> optimize.zorder().isEmpty());
    form("OPTIMIZE … ZORDER BY", Optimize.class, optimize -> !optimize.zorder().isEmpty());
    form("OPTIMIZE … WHERE", Optimize.class, optimize -> optimize.condition().isPresent());
    form("OPTIMIZE … FULL", Optimize.class, Optimize::full);
    form("REORG … APPLY (PURGE)", Reorg.class, r -> r.action().equalsIgnoreCase("PURGE"));
    form("CONVERT TO DELTA", ConvertToDelta.class);
    form(
        "DESCRIBE",
        DescribeStatement.DescribeTable.class,
        describe -> !describe.extended() && describe.column().isEmpty());
    form("DESCRIBE EXTENDED", DescribeStatement.DescribeTable.class, d -> d.extended());
    form("DESCRIBE HISTORY", DescribeStatement.DescribeHistory.class);
    form("DESCRIBE DETAIL", DescribeStatement.DescribeDetail.class);
  }

  private void loads() {
    for (String format : List.of("CSV", "JSON", "PARQUET")) {
      form(
          "COPY INTO … FILEFORMAT = " + format,
          CopyInto.class,
          copy -> copy.format().equalsIgnoreCase(format) && copy.validate().isEmpty());
    }
    form(
        "COPY INTO … mergeSchema",
        CopyInto.class,
        copy -> copy.copyOptions().containsKey("mergeSchema"));
    form(
        "COPY INTO … badRecordsPath",
        CopyInto.class,
        copy -> copy.formatOptions().containsKey("badRecordsPath"));
    form("COPY INTO … VALIDATE", CopyInto.class, copy -> copy.validate().isPresent());
    form("COPY INTO … SELECT", CopyInto.class, copy -> copy.source().selection().isPresent());
  }
}
