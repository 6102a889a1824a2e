package io.lakewise.server.result;

import io.lakewise.engine.result.QueryResult;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.workbench.duckdb.ArrowResult;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/** Keeps results of statements. Thread-safe. */
public final class Results {

  private static final int BATCH_ROWS = 4096;
  private static final String COUNT = "num_";

  private final Path folder;
  private final BufferAllocator allocator;

  /**
   * Keeps large results in files of a folder, which is this process's alone.
   *
   * @param allocator for the batches on their way
   */
  public Results(Path folder, BufferAllocator allocator) {
    this.folder = folder;
    this.allocator = allocator;
  }

  /**
   * Reads a result to its end, or to its limits, and keeps it.
   *
   * @param name of the file, unique
   */
  public KeptResult keep(String name, Result result, ResultLimits limits) {
    Storage storage = new Storage(folder.resolve(name + ".arrow"));
    boolean kept = false;
    try {
      ResultWriter writer = new ResultWriter(storage, limits);
      fill(writer, result);
      KeptResult answer = writer.finish();
      if (result instanceof QueryResult query && query.keeper().isPresent()) {
        writer.arrowStream().ifPresent(query.keeper().get());
      }
      kept = true;
      return answer;
    } finally {
      if (!kept) {
        storage.remove();
      }
    }
  }

  /** The columns of the answer; for a statement that changed rows, the numbers of those. */
  private static List<ResultColumn> columns(Result result) {
    if (!result.columns().isEmpty()) {
      return result.columns();
    }
    return result.metrics().keySet().stream()
        .filter(name -> name.startsWith(COUNT))
        .sorted()
        .map(name -> new ResultColumn(name, "BIGINT"))
        .toList();
  }

  private void fill(ResultWriter writer, Result result) {
    try (BufferAllocator child = allocator.newChildAllocator("result", 0, Long.MAX_VALUE)) {
      if (result instanceof QueryResult query && query.rows() instanceof ArrowResult arrow) {
        arrow.drain(child, sink(writer));
        return;
      }
      List<ResultColumn> columns = columns(result);
      if (columns.isEmpty()) {
        return;
      }
      if (result.columns().isEmpty()) {
        rows(writer, new Counts(columns, result.metrics())::next, columns, child);
      } else {
        rows(writer, result::next, columns, child);
      }
    }
  }

  private static ArrowResult.BatchSink sink(ResultWriter writer) {
    return new ArrowResult.BatchSink() {
      @Override
      public void begin(VectorSchemaRoot root, DictionaryProvider dictionaries) {
        writer.begin(root, dictionaries);
      }

      @Override
      public boolean batch() {
        return writer.batch();
      }
    };
  }

  private interface Rows {
    List<Object> next();
  }

  private static void rows(
      ResultWriter writer, Rows rows, List<ResultColumn> columns, BufferAllocator allocator) {
    List<Field> fields = new ArrayList<>();
    columns.forEach(column -> fields.add(ColumnVectors.field(column.name(), column.type())));
    try (VectorSchemaRoot root = VectorSchemaRoot.create(new Schema(fields), allocator)) {
      writer.begin(root, new DictionaryProvider.MapDictionaryProvider());
      boolean more = true;
      while (more) {
        root.allocateNew();
        int count = 0;
        for (List<Object> row = null; count < BATCH_ROWS && (row = rows.next()) != null; count++) {
          for (int i = 0; i < fields.size(); i++) {
            ColumnVectors.set(root.getVector(i), count, row.get(i));
          }
        }
        root.setRowCount(count);
        more = count > 0 && writer.batch() && count == BATCH_ROWS;
      }
    }
  }

  /** The one row of numbers that a change answers. */
  private static final class Counts {

    private List<Object> row;

    Counts(List<ResultColumn> columns, Map<String, String> metrics) {
      row =
          columns.stream()
              .map(column -> (Object) Long.valueOf(metrics.get(column.name())))
              .toList();
    }

    List<Object> next() {
      List<Object> next = row;
      row = null;
      return next;
    }
  }
}
