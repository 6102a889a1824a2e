package io.lakewise.worker.protocol;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WriteSpecification;
import java.util.List;

/**
 * What a server asks of a worker; each is the body of a request that is named like the record. The
 * meaning is that of the methods of {@code io.lakewise.engine.workbench}.
 */
public sealed interface WorkRequest {

  /** What a statement's work is done for: it is timed. */
  sealed interface Step extends WorkRequest {

    /** Of whose statement. */
    SessionKey session();
  }

  /** Answers the tree as text. */
  record Parse(String select) implements WorkRequest {}

  /** Answers text. */
  record Render(String tree) implements WorkRequest {}

  /** Answers a plan, its columns only if asked for. */
  record Planning(SessionKey session, String select, List<BoundTable> tables, boolean withColumns)
      implements Step {}

  /** Answers the types of a query's markers. */
  record Markers(SessionKey session, String select, List<BoundTable> tables) implements Step {}

  /** Answers a tree as text and its plan without columns. */
  record TreePlanning(SessionKey session, String tree, List<BoundTable> tables) implements Step {}

  /** Begins a query; answers its columns. */
  record Query(SessionKey session, long result, String select, List<BoundTable> tables)
      implements Step {}

  /** The next rows of a result, as {@link RowCodec} writes them; none at the end. */
  record Rows(SessionKey session, long result) implements WorkRequest {}

  /** Writes the rest of a result into a file below the staging folder; answers the rows. */
  record Export(SessionKey session, long result, String file, boolean arrow) implements Step {}

  /** Ends a result. */
  record CloseResult(SessionKey session, long result) implements WorkRequest {}

  /** Answers positions. */
  record Positions(SessionKey session, String select, List<BoundTable> tables) implements Step {}

  /** Answers the number of rows. */
  record Materialize(SessionKey session, String name, String select, List<BoundTable> tables)
      implements Step {}

  /** Answers the files that were written. */
  record Stage(
      SessionKey session, String select, List<BoundTable> tables, WriteSpecification specification)
      implements Step {}

  /** Answers text. */
  record Explain(SessionKey session, String select, List<BoundTable> tables, boolean analyze)
      implements Step {}

  /** The Arrow schema, serialised, in which columns are streamed. */
  record ArrowSchema(SessionKey session, List<WorkColumn> columns) implements WorkRequest {}

  /** Ends the running step of a session, or its next one if it has not come yet. */
  record Interrupt(SessionKey session) implements WorkRequest {}

  /** Answers how far the running step is. */
  record Progress(SessionKey session) implements WorkRequest {}

  /** Ends a session and what runs in it; answers what its steps took. */
  record Close(SessionKey session) implements WorkRequest {}

  /** The kinds of requests. */
  List<Class<? extends WorkRequest>> KINDS =
      List.of(
          Parse.class,
          Render.class,
          Planning.class,
          Markers.class,
          TreePlanning.class,
          Query.class,
          Rows.class,
          Export.class,
          CloseResult.class,
          Positions.class,
          Materialize.class,
          Stage.class,
          Explain.class,
          ArrowSchema.class,
          Interrupt.class,
          Progress.class,
          Close.class);
}
