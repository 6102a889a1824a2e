package io.lakewise.engine.load;

import io.lakewise.engine.workbench.WorkSession;
import java.nio.file.Path;
import java.util.List;

/** Parquet files, whose columns are united by name. */
record ParquetSource(List<Path> files) implements FileSource {

  @Override
  public String select() {
    return "SELECT * FROM read_parquet(" + FileList.of(files) + ", union_by_name = true)";
  }

  @Override
  public List<BadRecord> badRecords(WorkSession work) {
    return List.of();
  }
}
