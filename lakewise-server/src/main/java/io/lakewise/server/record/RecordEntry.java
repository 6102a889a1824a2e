package io.lakewise.server.record;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** One record on its way into the tables. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = StatementRecord.class, name = "statement"),
  @JsonSubTypes.Type(value = DeclaredRun.class, name = "job"),
  @JsonSubTypes.Type(value = EventRecord.class, name = "event"),
  @JsonSubTypes.Type(value = WarehouseRecord.class, name = "warehouse"),
  @JsonSubTypes.Type(value = UsageRecord.class, name = "usage")
})
sealed interface RecordEntry
    permits StatementRecord, DeclaredRun, EventRecord, WarehouseRecord, UsageRecord {}
