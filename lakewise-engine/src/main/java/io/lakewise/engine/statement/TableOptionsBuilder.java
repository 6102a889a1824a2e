package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.ClusteredByContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ClusteringContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.FilteredByContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.LocationContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PartitionColumnContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PartitionedByContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TableCommentContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TableOptionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.TablePropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.UsingContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Builds what follows the columns of a CREATE TABLE. */
final class TableOptionsBuilder {
  private final Captures captures;

  TableOptionsBuilder(Captures captures) {
    this.captures = captures;
  }

  TableOptions options(List<TableOptionContext> written) {
    OptionCollector collector = new OptionCollector();
    for (TableOptionContext option : written) {
      boolean repeated =
          written.stream().filter(other -> other.getClass() == option.getClass()).count() > 1;
      if (repeated) {
        throw captures.error(option.getStart(), "The table has this option twice");
      }
      collector.visit(option);
    }
    return new TableOptions(
        collector.format,
        collector.partitionColumns,
        collector.partitionDefinitions,
        collector.clustering,
        collector.location,
        collector.comment,
        collector.properties,
        collector.rowFilter);
  }

  Clustering clustering(ClusteringContext clustering) {
    if (clustering.AUTO() != null) {
      return new Clustering(Clustering.Kind.AUTO, List.of());
    }
    if (clustering.NONE() != null) {
      return new Clustering(Clustering.Kind.NONE, List.of());
    }
    return new Clustering(Clustering.Kind.COLUMNS, captures.paths(clustering.columnPath()));
  }

  private final class OptionCollector extends StatementGrammarBaseVisitor<Void> {
    private Optional<String> format = Optional.empty();
    private final List<String> partitionColumns = new ArrayList<>();
    private final List<ColumnDefinition> partitionDefinitions = new ArrayList<>();
    private Optional<Clustering> clustering = Optional.empty();
    private Optional<String> location = Optional.empty();
    private Optional<String> comment = Optional.empty();
    private Map<String, String> properties = Map.of();
    private Optional<PolicyCall> rowFilter = Optional.empty();

    @Override
    public Void visitUsing(UsingContext option) {
      format = Optional.of(captures.identifier(option.identifier()).toLowerCase(Locale.ROOT));
      return null;
    }

    @Override
    public Void visitPartitionedBy(PartitionedByContext option) {
      for (PartitionColumnContext column : option.partitionColumn()) {
        String name = captures.identifier(column.identifier());
        partitionColumns.add(name);
        if (column.type() != null) {
          Name path = new Name(List.of(name), column.getStart().getStartIndex());
          partitionDefinitions.add(
              new ColumnBuilder(captures).column(path, column.type(), column.columnOption()));
        }
      }
      return null;
    }

    @Override
    public Void visitClusteredBy(ClusteredByContext option) {
      clustering = Optional.of(TableOptionsBuilder.this.clustering(option.clustering()));
      return null;
    }

    @Override
    public Void visitLocation(LocationContext option) {
      location = Optional.of(captures.string(option.string()));
      return null;
    }

    @Override
    public Void visitTableComment(TableCommentContext option) {
      comment = Optional.of(captures.string(option.string()));
      return null;
    }

    @Override
    public Void visitFilteredBy(FilteredByContext option) {
      rowFilter = Optional.of(captures.rowFilter(option.rowFilter()));
      return null;
    }

    @Override
    public Void visitTableProperties(TablePropertiesContext option) {
      properties = captures.properties(option.properties());
      return null;
    }
  }
}
