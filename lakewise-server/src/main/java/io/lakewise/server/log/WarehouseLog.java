package io.lakewise.server.log;

import io.lakewise.server.warehouse.WarehouseEvent;
import io.lakewise.server.warehouse.WarehouseEvent.Kind;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/** One line for what happens to a warehouse. */
public final class WarehouseLog {

  private static final Logger LOG = LoggerFactory.getLogger(WarehouseLog.class);

  private WarehouseLog() {}

  /** Something has happened. */
  public static void happened(WarehouseEvent event) {
    LOG.atLevel(event.kind() == Kind.QUEUE_LENGTH ? Level.DEBUG : Level.INFO)
        .addKeyValue("warehouse", event.warehouseId())
        .addKeyValue("event", event.kind().name())
        .addKeyValue("size", event.size())
        .addKeyValue("workers", event.workers())
        .addKeyValue("waiting", event.waiting())
        .log("warehouse event");
  }
}
