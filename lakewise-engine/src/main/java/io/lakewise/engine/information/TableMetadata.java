package io.lakewise.engine.information;

import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import java.util.Optional;

/** What the logs of tables say, at the versions that the statement sees. */
final class TableMetadata {

  private final StatementContext statement;

  TableMetadata(StatementContext statement) {
    this.statement = statement;
  }

  /** A table's metadata; none of a table that cannot be read, so that the others are listed. */
  Optional<Metadata> of(TableEntry table) {
    try {
      return Optional.of(
          statement.names().latest(statement.lake().tables().at(table.location())).metadata());
    } catch (LakewiseException e) {
      return Optional.empty();
    }
  }
}
