package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.LikeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ScopeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowAcrossContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowColumnsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowCreateContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowDroppedContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowExtendedContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowFunctionsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowGrantsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowGroupsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowKeysContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowListContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowLocationsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowPartitionsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowPoliciesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowPropertiesContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowUsersContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowWarehousesContext;
import io.lakewise.engine.statement.grammar.StatementGrammarBaseVisitor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Builds SHOW. */
final class ShowBuilder extends StatementGrammarBaseVisitor<Statement> {
  private final Captures captures;

  ShowBuilder(Captures captures) {
    this.captures = captures;
  }

  @Override
  public Statement visitShowList(ShowListContext show) {
    return list(kind(show), show.scope(), show.like());
  }

  private static ShowStatement.Kind kind(ShowListContext show) {
    if (show.CATALOGS() != null) {
      return ShowStatement.Kind.CATALOGS;
    }
    if (show.TABLES() != null) {
      return ShowStatement.Kind.TABLES;
    }
    if (show.VIEWS() != null) {
      return ShowStatement.Kind.VIEWS;
    }
    if (show.VOLUMES() != null) {
      return ShowStatement.Kind.VOLUMES;
    }
    return show.VARIABLES() == null ? ShowStatement.Kind.SCHEMAS : ShowStatement.Kind.VARIABLES;
  }

  @Override
  public Statement visitShowLocations(ShowLocationsContext show) {
    return list(ShowStatement.Kind.LOCATIONS, null, show.like());
  }

  @Override
  public Statement visitShowDropped(ShowDroppedContext show) {
    return list(ShowStatement.Kind.TABLES_DROPPED, show.scope(), show.like());
  }

  @Override
  public Statement visitShowExtended(ShowExtendedContext show) {
    return list(ShowStatement.Kind.TABLES_EXTENDED, show.scope(), show.like());
  }

  @Override
  public Statement visitShowFunctions(ShowFunctionsContext show) {
    return list(ShowStatement.Kind.FUNCTIONS, show.scope(), show.like());
  }

  private Statement list(ShowStatement.Kind kind, ScopeContext scope, LikeContext like) {
    return new ShowStatement.ShowList(
        kind, Optional.ofNullable(scope).map(given -> captures.name(given.name())), pattern(like));
  }

  private Optional<String> pattern(LikeContext like) {
    return Optional.ofNullable(like).map(given -> captures.string(given.string()));
  }

  @Override
  public Statement visitShowAcross(ShowAcrossContext show) {
    return new ShowStatement.ShowAcross(
        listed(show),
        Optional.ofNullable(show.across().identifier()).map(captures::identifier),
        Optional.ofNullable(show.schemas).map(captures::string),
        Optional.ofNullable(show.tables).map(captures::string),
        pattern(show.like()));
  }

  private static ShowStatement.Listed listed(ShowAcrossContext show) {
    if (show.TABLES() != null) {
      return ShowStatement.Listed.TABLES;
    }
    if (show.COLUMNS() != null) {
      return ShowStatement.Listed.COLUMNS;
    }
    return show.FUNCTIONS() == null ? ShowStatement.Listed.SCHEMAS : ShowStatement.Listed.FUNCTIONS;
  }

  @Override
  public Statement visitShowKeys(ShowKeysContext show) {
    List<String> parts =
        List.of(
            captures.identifier(show.catalog),
            captures.identifier(show.schema),
            captures.identifier(show.table));
    return new ShowStatement.ShowKeys(
        show.FOREIGN() != null, new Name(parts, show.table.getStart().getStartIndex()));
  }

  @Override
  public Statement visitShowColumns(ShowColumnsContext show) {
    Name table = captures.name(show.name(0));
    if (show.schema != null) {
      List<String> parts = new ArrayList<>(captures.name(show.schema).parts());
      parts.add(table.last());
      table = new Name(parts, table.offset());
    }
    return new ShowStatement.ShowColumns(table, pattern(show.like()));
  }

  @Override
  public Statement visitShowProperties(ShowPropertiesContext show) {
    return new ShowStatement.ShowProperties(
        captures.name(show.name()), Optional.ofNullable(show.propertyKey()).map(captures::key));
  }

  @Override
  public Statement visitShowPartitions(ShowPartitionsContext show) {
    return new ShowStatement.ShowPartitions(captures.name(show.name()));
  }

  @Override
  public Statement visitShowWarehouses(ShowWarehousesContext show) {
    return new WarehouseStatement.ShowWarehouses(
        Optional.ofNullable(show.warehouseName()).map(new WarehouseBuilder(captures)::name),
        pattern(show.like()));
  }

  @Override
  public Statement visitShowGrants(ShowGrantsContext show) {
    return new AccessBuilder(captures).show(show);
  }

  @Override
  public Statement visitShowPolicies(ShowPoliciesContext show) {
    return new PolicyBuilder(captures).show(show);
  }

  @Override
  public Statement visitShowUsers(ShowUsersContext show) {
    return new AccessStatement.ShowUsers(pattern(show.like()));
  }

  @Override
  public Statement visitShowGroups(ShowGroupsContext show) {
    return new AccessBuilder(captures).show(show, pattern(show.like()));
  }

  @Override
  public Statement visitShowCreate(ShowCreateContext show) {
    return new ShowStatement.ShowCreate(captures.name(show.name()));
  }
}
