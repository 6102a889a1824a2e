package io.lakewise.engine.statement;

import io.lakewise.engine.statement.grammar.StatementGrammar.AlterWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OwnWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RenameWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SetWarehouseContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.WarehouseChangeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.WarehouseNameContext;
import java.util.Map;

/** Builds the statements about warehouses. */
final class WarehouseBuilder {

  private final Captures captures;

  WarehouseBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement create(CreateWarehouseContext create) {
    return new WarehouseStatement.CreateWarehouse(
        name(create.warehouseName()),
        create.ifNotExists() != null,
        create.properties() == null ? Map.of() : captures.properties(create.properties()));
  }

  Statement alter(AlterWarehouseContext alter) {
    return new WarehouseStatement.AlterWarehouse(
        name(alter.warehouseName()), options(alter.warehouseChange()));
  }

  private Map<String, String> options(WarehouseChangeContext change) {
    if (change instanceof SetWarehouseContext set) {
      return captures.properties(set.properties());
    }
    if (change instanceof RenameWarehouseContext rename) {
      return Map.of("name", name(rename.warehouseName()));
    }
    OwnWarehouseContext own = (OwnWarehouseContext) change;
    return Map.of("owner", captures.identifierOrString(own.identifier(), own.string()));
  }

  Statement drop(DropWarehouseContext drop) {
    return new WarehouseStatement.DropWarehouse(
        name(drop.warehouseName()), drop.ifExists() != null);
  }

  /** The name of a warehouse; that of the default one is a word of SQL. */
  String name(WarehouseNameContext name) {
    return name.identifier() == null ? name.getText() : captures.identifier(name.identifier());
  }
}
