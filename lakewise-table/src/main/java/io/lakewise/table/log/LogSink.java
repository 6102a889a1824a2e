package io.lakewise.table.log;

/** Takes what a file of the log holds, in its order. */
public interface LogSink {

  /** An action. */
  void action(Action action);

  /** A file of a checkpoint, as it lies there. */
  default void file(CheckpointedFile file) {
    action(file.action());
  }

  /** A reference from a v2 checkpoint to a file with more actions. */
  default void sidecar(Sidecar sidecar) {}
}
