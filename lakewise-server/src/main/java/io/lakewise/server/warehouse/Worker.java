package io.lakewise.server.warehouse;

import io.lakewise.engine.session.ResultColumn;
import java.util.List;
import org.apache.arrow.vector.types.pojo.Schema;

/** A worker that takes statements, until it ends by itself or is closed. Thread-safe. */
interface Worker extends AutoCloseable {

  /** Whether it has not ended. */
  boolean isAlive();

  /** The last error that it told of itself, or empty. */
  String lastWords();

  /** Its process. */
  long pid();

  /** The executing half in it. */
  RemoteWorkbench workbench();

  /** The Arrow schema in which it streams columns. */
  Schema arrowSchema(List<ResultColumn> columns);

  /** Ends it; its statements fail. */
  @Override
  void close();
}
