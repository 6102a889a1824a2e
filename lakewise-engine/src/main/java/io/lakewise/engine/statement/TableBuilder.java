package io.lakewise.engine.statement;

import io.lakewise.engine.statement.TableStatement.Creation;
import io.lakewise.engine.statement.grammar.StatementGrammar.ColumnDefinitionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropTableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TableElementContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TableElementsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UndropTableContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds the statements that create and drop tables. */
final class TableBuilder {
  private final Captures captures;

  TableBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement createTable(CreateTableContext create) {
    Name table = captures.name(create.name(0));
    Creation creation = creation(create.creation());
    TableOptions options = new TableOptionsBuilder(captures).options(create.tableOption());
    if (create.CLONE() != null) {
      return new TableStatement.CloneTable(
          creation,
          table,
          create.SHALLOW() != null,
          captures.name(create.source),
          Optional.ofNullable(create.timeTravel()).map(captures::timeTravel),
          options);
    }
    if (create.LIKE() != null) {
      return new TableStatement.CreateTableLike(
          creation, table, captures.name(create.source), options);
    }
    return new TableStatement.CreateTable(
        creation,
        create.creation().EXTERNAL() != null,
        table,
        columns(create.tableElements()),
        constraints(create.tableElements()),
        options,
        captures.optionalFragment(create.query()));
  }

  private Creation creation(CreationContext creation) {
    if (creation.CREATE() == null) {
      return Creation.REPLACE;
    }
    boolean ifNotExists = creation.ifNotExists() != null;
    if (creation.REPLACE() != null) {
      if (ifNotExists) {
        throw captures.error(
            creation.ifNotExists().getStart(), "OR REPLACE and IF NOT EXISTS exclude each other");
      }
      return Creation.CREATE_OR_REPLACE;
    }
    return ifNotExists ? Creation.IF_NOT_EXISTS : Creation.CREATE;
  }

  private List<ColumnDefinition> columns(TableElementsContext elements) {
    List<ColumnDefinition> columns = new ArrayList<>();
    if (elements != null) {
      ColumnBuilder builder = new ColumnBuilder(captures);
      for (TableElementContext element : elements.tableElement()) {
        if (element.columnDefinition() != null) {
          columns.add(single(builder.column(element.columnDefinition()), element));
        }
      }
    }
    return List.copyOf(columns);
  }

  private ColumnDefinition single(ColumnDefinition column, TableElementContext element) {
    if (column.name().parts().size() > 1) {
      throw captures.error(
          element.getStart(),
          "A column has a name of one part: write '"
              + column.name()
              + "' in quotes, or a STRUCT type");
    }
    return column;
  }

  private List<TableConstraint> constraints(TableElementsContext elements) {
    List<TableConstraint> constraints = new ArrayList<>();
    if (elements != null) {
      ConstraintBuilder builder = new ConstraintBuilder(captures);
      for (TableElementContext element : elements.tableElement()) {
        if (element.tableConstraint() != null) {
          constraints.add(builder.visit(element.tableConstraint()));
        } else {
          ColumnDefinitionContext column = element.columnDefinition();
          constraints.addAll(
              builder.ofColumn(captures.path(column.columnPath()), column.columnOption()));
        }
      }
    }
    return List.copyOf(constraints);
  }

  Statement dropTable(DropTableContext drop) {
    return new TableStatement.DropTable(
        drop.ifExists() != null, captures.name(drop.name()), drop.PURGE() != null);
  }

  Statement undropTable(UndropTableContext undrop) {
    return new TableStatement.UndropTable(captures.name(undrop.name()));
  }
}
