package io.lakewise.server.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.audit.AuditTable;
import io.lakewise.engine.system.SystemTable;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** docs/records.md describes the tables as they are. */
class RecordsDocumentTest {

  @Test
  void everyTableIsDescribedWithItsColumns() throws IOException {
    Path document = Path.of("").toAbsolutePath();
    while (!Files.exists(document.resolve("docs/records.md"))) {
      document = document.getParent();
    }
    String text = Files.readString(document.resolve("docs/records.md"));
    assertThat(text).contains(described(AuditTable.TABLE));
    for (RecordTable table : RecordTables.ALL) {
      assertThat(text).contains(described(table.table()));
    }
  }

  static String described(SystemTable table) {
    StringBuilder text = new StringBuilder("### " + table.fullName() + "\n\n");
    text.append(table.comment()).append(".\n\n| column | type | what it is |\n|---|---|---|\n");
    for (SystemTable.Column column : table.columns()) {
      text.append("| `")
          .append(column.name())
          .append("` | ")
          .append(DuckDbTypes.toDuckDb(column.type()).replace("\"", ""))
          .append(" | ")
          .append(column.comment())
          .append(" |\n");
    }
    return text.toString();
  }

  /** Prints what the document is to say. */
  public static void main(String[] arguments) {
    System.out.println(described(AuditTable.TABLE));
    RecordTables.ALL.forEach(table -> System.out.println(described(table.table())));
  }
}
