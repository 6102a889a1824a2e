package io.lakewise.server.record;

import static io.lakewise.server.record.RecordTable.time;
import static io.lakewise.table.type.PrimitiveType.DATE;
import static io.lakewise.table.type.PrimitiveType.DOUBLE;
import static io.lakewise.table.type.PrimitiveType.INTEGER;
import static io.lakewise.table.type.PrimitiveType.STRING;
import static io.lakewise.table.type.PrimitiveType.TIMESTAMP;

import io.lakewise.server.record.RecordTable.TableBuilder;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The tables of warehouses: their settings, what happened to them, what they cost. */
final class ComputeTables {

  private static final StructType METADATA =
      new StructType(
          List.of(
              new StructField("warehouse_id", STRING, true),
              new StructField("warehouse_name", STRING, true)));

  private ComputeTables() {}

  static RecordTable warehouses() {
    return new TableBuilder<>(
            WarehouseRecord.class,
            "compute",
            "warehouses",
            "Settings of warehouses, a row for each change")
        .column("warehouse_id", STRING, "never changes", w -> w.warehouseId())
        .column("warehouse_name", STRING, "its name", w -> w.warehouse())
        .column("warehouse_type", STRING, "PRO", w -> "PRO")
        .column("warehouse_channel", STRING, "CURRENT", w -> "CURRENT")
        .column(
            "warehouse_size",
            STRING,
            "of its workers; null for what the server gives",
            w -> w.size())
        .column("min_clusters", INTEGER, "workers that live while it runs", w -> w.minWorkers())
        .column("max_clusters", INTEGER, "workers that live at most", w -> w.maxWorkers())
        .column("auto_stop_minutes", INTEGER, "0 for never", w -> w.autoStopMinutes())
        .column("owner", STRING, "a user", w -> w.owner())
        .column("change_time", TIMESTAMP, "from when on", w -> time(w.changed()))
        .column(
            "delete_time",
            TIMESTAMP,
            "when it went; null while it is there",
            w -> w.deleted() == null ? null : time(w.deleted()))
        .ofChanges();
  }

  static RecordTable events() {
    return new TableBuilder<>(
            EventRecord.class, "compute", "warehouse_events", "What happened to warehouses")
        .column("warehouse_id", STRING, "whose", e -> e.warehouseId())
        .column("warehouse_name", STRING, "its name", e -> e.warehouse())
        .column(
            "event_type",
            STRING,
            "STARTING, RUNNING, STOPPING, STOPPED, SCALED_UP, SCALED_DOWN, and ours: CREATED,"
                + " RESIZED, DELETED, WORKER_LOST, DEGRADED, LACKS_MEMORY, QUEUE_LENGTH",
            e -> e.event())
        .column("cluster_count", INTEGER, "workers that live after it", e -> e.workers())
        .column("event_time", TIMESTAMP, "when", e -> time(e.at()))
        .column("warehouse_size", STRING, "of its workers", e -> e.size())
        .column("queued_statements", INTEGER, "that wait after it", e -> e.waiting())
        .column(
            "worker",
            STRING,
            "whom it is about; null for the whole warehouse",
            e -> e.worker() == null || e.worker().isEmpty() ? null : e.worker())
        .build();
  }

  static RecordTable usage() {
    return new TableBuilder<>(
            UsageRecord.class, "billing", "usage", "What the workers of warehouses cost")
        .column("record_id", STRING, "unique", u -> u.id())
        .column("sku_name", STRING, "WAREHOUSE and the size", u -> sku(u))
        .column("usage_start_time", TIMESTAMP, "from", u -> time(u.began()))
        .column("usage_end_time", TIMESTAMP, "to", u -> time(u.ended()))
        .column(
            "usage_date",
            DATE,
            "the day of the end, in UTC",
            u -> time(u.ended()).atZone(ZoneOffset.UTC).toLocalDate())
        .column("usage_unit", STRING, "CREDIT", u -> "CREDIT")
        .column("usage_quantity", DOUBLE, "credits", u -> u.credits())
        .column("usage_metadata", METADATA, "the warehouse", u -> metadata(u))
        .column("record_type", STRING, "ORIGINAL", u -> "ORIGINAL")
        .column("billing_origin_product", STRING, "SQL", u -> "SQL")
        .column("usage_type", STRING, "COMPUTE_TIME", u -> "COMPUTE_TIME")
        .column(
            "worker_seconds",
            DOUBLE,
            "how long workers lived, all together",
            u -> u.workerSeconds())
        .column(
            "idle_seconds",
            DOUBLE,
            "how long of that no statement needed them; null before it was recorded",
            u -> u.idleSeconds())
        .column("list_cost", DOUBLE, "credits in money by the price list", u -> u.cost())
        .column("currency_code", STRING, "of the price list", u -> u.currency())
        .build();
  }

  private static String sku(UsageRecord usage) {
    String size = usage.size() == null ? "" : usage.size();
    return "WAREHOUSE_" + size.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
  }

  private static Map<String, Object> metadata(UsageRecord usage) {
    Map<String, Object> metadata = new LinkedHashMap<>();
    metadata.put("warehouse_id", usage.warehouseId());
    metadata.put("warehouse_name", usage.warehouse());
    return metadata;
  }
}
