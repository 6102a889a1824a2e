package io.lakewise.cli.format;

import io.lakewise.engine.session.ResultColumn;
import java.io.IOException;
import java.util.List;

/** Writes one result as text, row by row, with memory that does not grow with the rows. */
public interface RowWriter {

  /** Begins; called once, first. */
  void begin(List<ResultColumn> columns) throws IOException;

  /** Writes one row, values as in {@code io.lakewise.engine.session.Result}. */
  void row(List<Object> values) throws IOException;

  /** Ends; called once, last. */
  void end() throws IOException;
}
