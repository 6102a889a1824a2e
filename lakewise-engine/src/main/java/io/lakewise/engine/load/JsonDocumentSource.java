package io.lakewise.engine.load;

import io.lakewise.engine.workbench.WorkSession;
import java.nio.file.Path;
import java.util.List;

/** JSON files that are arrays, or whose objects span lines; one bad object ends the statement. */
record JsonDocumentSource(List<Path> files) implements FileSource {

  @Override
  public String select() {
    return "SELECT * FROM read_json(" + FileList.of(files) + ", union_by_name = true)";
  }

  @Override
  public List<BadRecord> badRecords(WorkSession work) {
    return List.of();
  }
}
