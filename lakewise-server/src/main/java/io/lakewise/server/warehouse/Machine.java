package io.lakewise.server.warehouse;

import java.util.Optional;

/**
 * What warehouses have to live with: the machine, and the server's configuration.
 *
 * @param threads of a worker at most, and without a size
 * @param memoryBytes of the queries of a worker at most, and without a size
 * @param running statements at once on a worker; 0 for two for each of its threads
 * @param queued statements that wait, where a warehouse does not say
 * @param workersBytes of memory that all workers may take together
 */
public record Machine(int threads, long memoryBytes, int running, int queued, long workersBytes) {

  /** What a worker of a size is given here. */
  WorkerSize size(Optional<String> name) {
    Optional<WarehouseSize> known = name.flatMap(WarehouseSize::of);
    if (known.isEmpty()) {
      return new WorkerSize(WarehouseSize.covering(memoryBytes).label(), threads, memoryBytes);
    }
    WarehouseSize size = known.get();
    return new WorkerSize(
        size.label(), Math.min(threads, size.threads()), Math.min(memoryBytes, size.memoryBytes()));
  }

  /**
   * What a worker of a size lacks here, as a sentence for people; empty if it has all that its size
   * says.
   */
  String shortOf(Optional<String> name) {
    Optional<WarehouseSize> known = name.flatMap(WarehouseSize::of);
    WorkerSize here = size(name);
    if (known.isEmpty()
        || (here.threads() == known.get().threads()
            && here.memoryBytes() == known.get().memoryBytes())) {
      return "";
    }
    return "A worker of size "
        + here.label()
        + " has "
        + known.get().threads()
        + " threads and "
        + WarehouseOptions.gigabytes(known.get().memoryBytes())
        + "; here it has "
        + here.threads()
        + " and "
        + WarehouseOptions.gigabytes(here.memoryBytes())
        + ", as the server's settings 'threads' and 'memory' give no more.";
  }

  /** How many statements a worker runs at once. */
  int places(WorkerSize size) {
    return running > 0 ? running : 2 * size.threads();
  }
}
