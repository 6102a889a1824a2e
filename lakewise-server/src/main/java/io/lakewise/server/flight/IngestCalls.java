package io.lakewise.server.flight;

import io.lakewise.server.warehouse.ClientRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightProducer.CallContext;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableExistsOption;
import org.apache.arrow.flight.sql.impl.FlightSql.CommandStatementIngest.TableDefinitionOptions.TableNotExistOption;

/**
 * Rows that a client sends for a table in bulk: they are kept by a worker while they come, and when
 * all are there one statement makes them part of the table, or none.
 */
final class IngestCalls {

  private final StatementCalls statements;

  IngestCalls(StatementCalls statements) {
    this.statements = statements;
  }

  /** Takes all rows; answers how many there were. */
  long ingest(CallContext context, CommandStatementIngest command, FlightStream rows) {
    if (command.getTemporary()) {
      throw FlightErrors.unsupported("A temporary table");
    }
    if (command.hasTransactionId()) {
      throw FlightErrors.unsupported("A transaction");
    }
    String name = RowsOfClient.newName();
    List<String> texts = texts(command, "SELECT * FROM " + name);
    String recorded = texts.get(texts.size() - 1).replace(name, "rows");
    return new RowsOfClient(statements, name, ClientRows.of(rows)).into(context, recorded, texts);
  }

  private static List<String> texts(CommandStatementIngest command, String select) {
    TableDefinitionOptions options = command.getTableDefinitionOptions();
    TableNotExistOption missing = options.getIfNotExist();
    TableExistsOption present = options.getIfExists();
    boolean create = missing == TableNotExistOption.TABLE_NOT_EXIST_OPTION_CREATE;
    String table = table(command);
    List<String> texts = new ArrayList<>();
    if (present == TableExistsOption.TABLE_EXISTS_OPTION_REPLACE) {
      texts.add((create ? "CREATE OR REPLACE TABLE " : "REPLACE TABLE ") + table + " AS " + select);
    } else if (present == TableExistsOption.TABLE_EXISTS_OPTION_APPEND) {
      if (create) {
        texts.add("CREATE TABLE IF NOT EXISTS " + table + " AS " + select + " LIMIT 0");
      }
      texts.add("INSERT INTO " + table + " BY NAME " + select);
    } else if (create) {
      texts.add("CREATE TABLE " + table + " AS " + select);
    } else {
      throw FlightErrors.unsupported("Rows that may neither make a table nor be added to one");
    }
    return texts;
  }

  private static String table(CommandStatementIngest command) {
    List<String> name = new ArrayList<>();
    if (command.hasCatalog() && !command.getCatalog().isEmpty()) {
      name.add(command.getCatalog());
    }
    if (command.hasSchema() && !command.getSchema().isEmpty()) {
      name.add(command.getSchema());
    } else if (!name.isEmpty()) {
      throw FlightErrors.unsupported("A catalog without a schema");
    }
    name.add(command.getTable());
    return MetadataCalls.quoted(name);
  }
}
