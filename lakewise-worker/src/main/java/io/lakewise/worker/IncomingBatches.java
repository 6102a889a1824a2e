package io.lakewise.worker;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.Dictionary;
import org.apache.arrow.vector.ipc.ArrowReader;
import org.apache.arrow.vector.types.pojo.Schema;

/** The batches that somebody puts, as DuckDB reads batches. */
final class IncomingBatches extends ArrowReader {

  private final FlightStream stream;

  IncomingBatches(FlightStream stream, BufferAllocator allocator) {
    super(allocator);
    this.stream = stream;
  }

  @Override
  public VectorSchemaRoot getVectorSchemaRoot() {
    return stream.getRoot();
  }

  @Override
  public Map<Long, Dictionary> getDictionaryVectors() {
    Map<Long, Dictionary> dictionaries = new LinkedHashMap<>();
    getDictionaryIds().forEach(id -> dictionaries.put(id, lookup(id)));
    return dictionaries;
  }

  @Override
  public Dictionary lookup(long id) {
    return stream.getDictionaryProvider().lookup(id);
  }

  @Override
  public Set<Long> getDictionaryIds() {
    return stream.getDictionaryProvider().getDictionaryIds();
  }

  @Override
  public boolean loadNextBatch() {
    return stream.next();
  }

  @Override
  public long bytesRead() {
    return 0;
  }

  /** The stream is its call's. */
  @Override
  public void close() {
    close(false);
  }

  @Override
  public void close(boolean source) {
    closeReadSource();
  }

  @Override
  protected void closeReadSource() {
    // Nothing is kept beside the stream.
  }

  @Override
  protected Schema readSchema() {
    return stream.getSchema();
  }
}
