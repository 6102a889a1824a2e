package io.lakewise.server.record;

import java.util.List;

/** All tables of records. */
final class RecordTables {

  static final List<RecordTable> ALL =
      List.of(
          StatementTables.history(),
          StatementTables.profile(),
          AccessTable.tableAccess(),
          LineageTables.tables(),
          LineageTables.columns(),
          ComputeTables.warehouses(),
          ComputeTables.events(),
          ComputeTables.usage());

  private RecordTables() {}
}
