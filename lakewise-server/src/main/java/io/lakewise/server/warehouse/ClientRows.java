package io.lakewise.server.warehouse;

import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;

/** Batches of rows that a client sends. */
public interface ClientRows {

  /** Waits for the next batch; false when all have come. */
  boolean next();

  /** The batch, in the same vectors each time. */
  VectorSchemaRoot batch();

  /** What the batches refer to; complete when the first has come. */
  DictionaryProvider dictionaries();

  /** The rows of a stream, as they are. */
  static ClientRows of(FlightStream stream) {
    return new ClientRows() {
      @Override
      public boolean next() {
        return stream.next();
      }

      @Override
      public VectorSchemaRoot batch() {
        return stream.getRoot();
      }

      @Override
      public DictionaryProvider dictionaries() {
        return stream.getDictionaryProvider();
      }
    };
  }
}
