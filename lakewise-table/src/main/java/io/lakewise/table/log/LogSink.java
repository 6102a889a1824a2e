package io.lakewise.table.log;

/** Takes what a file of the log holds, in its order. */
public interface LogSink {

  /** An action. */
  void action(Action action);

  /** A reference from a v2 checkpoint to a file with more actions. */
  default void sidecar(Sidecar sidecar) {}
}
