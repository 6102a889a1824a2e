package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AddColumnsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AddConstraintContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AddedColumnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterClusteringContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterColumnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterPartitionsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterStorageContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ChangeColumnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnCheckContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnDefinitionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnPrimaryKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnReferencesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnUniqueContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropColumnsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropConstraintContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropFeatureContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropPrimaryKeyContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropRowFilterContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OwnTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RenameColumnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RenameTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetRowFilterContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetTablePropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UnsetTablePropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;

/** Builds what ALTER TABLE does. */
final class TableChangeBuilder extends StatementGrammarBaseVisitor<TableChange> {
  private final Captures captures;
  private final ColumnChangeBuilder columns;

  TableChangeBuilder(Captures captures) {
    this.captures = captures;
    this.columns = new ColumnChangeBuilder(captures);
  }

  @Override
  public TableChange visitAddColumns(AddColumnsContext add) {
    return new TableChange.AddColumns(add.addedColumn().stream().map(this::added).toList());
  }

  private TableChange.AddedColumn added(AddedColumnContext added) {
    ColumnDefinitionContext definition = added.columnDefinition();
    for (ColumnOptionContext option : definition.columnOption()) {
      if (option instanceof ColumnCheckContext
          || option instanceof ColumnPrimaryKeyContext
          || option instanceof ColumnUniqueContext
          || option instanceof ColumnReferencesContext) {
        throw captures.error(
            option.getStart(), "Add the column first, then its constraint with ADD CONSTRAINT");
      }
    }
    return new TableChange.AddedColumn(
        added.EXISTS() != null,
        new ColumnBuilder(captures).column(definition),
        Optional.ofNullable(added.position()).map(columns::position));
  }

  @Override
  public TableChange visitRenameColumn(RenameColumnContext rename) {
    return new TableChange.RenameColumn(
        captures.path(rename.columnPath()), captures.identifier(rename.identifier()));
  }

  @Override
  public TableChange visitDropColumns(DropColumnsContext drop) {
    return new TableChange.DropColumns(drop.ifExists() != null, captures.paths(drop.columnPath()));
  }

  @Override
  public TableChange visitAlterColumn(AlterColumnContext alter) {
    return new TableChange.AlterColumn(
        captures.path(alter.columnPath()),
        alter.columnChange().stream().map(columns::visit).toList());
  }

  @Override
  public TableChange visitChangeColumn(ChangeColumnContext change) {
    Name column = captures.path(change.columnPath());
    if (!column.last().equalsIgnoreCase(captures.identifier(change.renamed))) {
      throw captures.error(
          change.renamed.getStart(), "CHANGE COLUMN cannot rename: use RENAME COLUMN");
    }
    List<ColumnChange> actions = new ArrayList<>();
    actions.add(new ColumnChange.SetType(captures.type(change.type())));
    change.columnChange().forEach(action -> actions.add(columns.visit(action)));
    return new TableChange.AlterColumn(column, List.copyOf(actions));
  }

  @Override
  public TableChange visitAddConstraint(AddConstraintContext add) {
    return new TableChange.AddConstraint(
        new ConstraintBuilder(captures).visit(add.tableConstraint()));
  }

  @Override
  public TableChange visitDropConstraint(DropConstraintContext drop) {
    return new TableChange.DropConstraint(
        drop.ifExists() != null,
        Optional.of(captures.identifier(drop.identifier())),
        drop.CASCADE() != null);
  }

  @Override
  public TableChange visitDropPrimaryKey(DropPrimaryKeyContext drop) {
    return new TableChange.DropConstraint(
        drop.ifExists() != null, Optional.empty(), drop.CASCADE() != null);
  }

  @Override
  public TableChange visitSetTableProperties(SetTablePropertiesContext set) {
    return new TableChange.SetProperties(captures.properties(set.properties()));
  }

  @Override
  public TableChange visitUnsetTableProperties(UnsetTablePropertiesContext unset) {
    return new TableChange.UnsetProperties(
        unset.ifExists() != null, captures.keys(unset.propertyKeys()));
  }

  @Override
  public TableChange visitAlterClustering(AlterClusteringContext alter) {
    return new TableChange.ClusterBy(
        new TableOptionsBuilder(captures).clustering(alter.clustering()));
  }

  @Override
  public TableChange visitRenameTable(RenameTableContext rename) {
    return new TableChange.RenameTable(captures.name(rename.name()));
  }

  @Override
  public TableChange visitDropFeature(DropFeatureContext drop) {
    return new TableChange.DropFeature(
        captures.identifierOrString(drop.identifier(), drop.string()), drop.HISTORY() != null);
  }

  @Override
  public TableChange visitOwnTable(OwnTableContext own) {
    return new TableChange.SetOwner(captures.identifierOrString(own.identifier(), own.string()));
  }

  @Override
  public TableChange visitAlterPartitions(AlterPartitionsContext alter) {
    return new TableChange.Other(firstWords(alter));
  }

  @Override
  public TableChange visitAlterStorage(AlterStorageContext alter) {
    return new TableChange.Other(firstWords(alter));
  }

  @Override
  public TableChange visitDropRowFilter(DropRowFilterContext drop) {
    return new TableChange.DropRowFilter();
  }

  @Override
  public TableChange visitSetRowFilter(SetRowFilterContext set) {
    return new TableChange.SetRowFilter(captures.rowFilter(set.rowFilter()));
  }

  private static String firstWords(ParserRuleContext rule) {
    String words = rule.getChild(0).getText() + " " + rule.getChild(1).getText();
    return words.toUpperCase(Locale.ROOT);
  }
}
