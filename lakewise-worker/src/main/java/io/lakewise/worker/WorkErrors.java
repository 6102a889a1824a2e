package io.lakewise.worker;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;

/** The errors of a worker. */
final class WorkErrors {

  private WorkErrors() {}

  static LakewiseException unknownRequest(String kind) {
    return new LakewiseException(
        Code.INTERNAL,
        "The worker does not know the request '"
            + kind
            + "'. It and its server are of different versions; restart the server.");
  }

  static LakewiseException noResult() {
    return new LakewiseException(
        Code.INTERNAL, "The result is not open in this worker any more; run the statement again.");
  }

  static LakewiseException cancelled() {
    return new LakewiseException(Code.USER, "The statement was cancelled.");
  }

  static LakewiseException outsideStaging(String file) {
    return new LakewiseException(
        Code.INTERNAL,
        "A result cannot be written to " + file + ", which is not below the staging folder.");
  }

  static LakewiseException failed(Throwable cause) {
    if (cause instanceof LakewiseException known) {
      return known;
    }
    if (cause instanceof OutOfMemoryError) {
      return new LakewiseException(
          Code.RESOURCE,
          "The worker has no memory left for this request. Select fewer or shorter values.",
          cause);
    }
    if (cause instanceof StackOverflowError) {
      return new LakewiseException(
          Code.USER, "The statement is nested too deeply. Write it in parts.", cause);
    }
    if (cause instanceof LinkageError) {
      return new LakewiseException(
          Code.RESOURCE,
          "The worker cannot load its engine ("
              + cause
              + "). See whether the disk with the temporary folder, "
              + System.getProperty("java.io.tmpdir")
              + ", is full or may not be written.",
          cause);
    }
    return new LakewiseException(
        Code.INTERNAL,
        "The worker failed: " + cause + ". This is not the statement's fault; report it.",
        cause);
  }
}
