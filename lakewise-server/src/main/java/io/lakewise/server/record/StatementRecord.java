package io.lakewise.server.record;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.lakewise.engine.observation.Lineage;
import io.lakewise.engine.observation.TableUse;
import io.lakewise.engine.workbench.WorkProfile.Operator;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is recorded of a statement. Times are microseconds since the epoch, durations microseconds.
 *
 * @param type its first word, where that is one of Databricks' types; else {@code OTHER}
 * @param fingerprint keyed hash of its normalised text, the same for statements that differ in
 *     values only; empty if the text could not be read
 * @param status {@code FINISHED}, {@code FAILED} or {@code CANCELED}
 * @param failure the class of its error; null if it did not fail
 * @param errorCode which error it was; null if it did not fail
 * @param operators of its queries
 * @param predicates on columns, without values
 * @param tables that it read or changed
 * @param lineage where what it wrote came from
 * @param profile of the engine's operators
 * @param tags of its author; keys without values are kept, so nulls are too
 * @param writes whether the text of one that runs says that it writes rows; else false
 */
record StatementRecord(
    String id,
    Caller caller,
    Place place,
    Times times,
    Volume volume,
    String type,
    String fingerprint,
    String status,
    String failure,
    String errorCode,
    double credits,
    double cost,
    List<String> operators,
    List<String> predicates,
    List<TableUse> tables,
    List<Lineage> lineage,
    List<Operator> profile,
    @JsonInclude(value = Include.NON_EMPTY, content = Include.ALWAYS) Map<String, String> tags,
    boolean writes)
    implements RecordEntry {

  StatementRecord {
    operators = operators == null ? List.of() : List.copyOf(operators);
    predicates = predicates == null ? List.of() : List.copyOf(predicates);
    tables = tables == null ? List.of() : List.copyOf(tables);
    lineage = lineage == null ? List.of() : List.copyOf(lineage);
    profile = profile == null ? List.of() : List.copyOf(profile);
    tags = tags == null ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  /** Who asked. */
  record Caller(String user, String application, String client, String protocol) {}

  /** Where it ran; all null if it did not. */
  record Place(String warehouseId, String warehouse, String size, String worker) {}

  /** How long it took. */
  record Times(long started, long ended, long queued, long planned, long executed, long fetched) {}

  /** How much it was; of files and bytes, those of the tables that it read. */
  record Volume(
      long rows,
      long bytes,
      long filesBefore,
      long filesRead,
      long bytesBefore,
      long bytesRead,
      boolean fromCache,
      long memoryBytes,
      long peakMemoryBytes,
      long spilledBytes) {}

  /** What {@link #brief} lacks. */
  record Shape(List<String> operators, List<Lineage> lineage) {}

  /** What it was made of. */
  Shape shape() {
    return new Shape(operators, lineage);
  }

  /** The same, failed at a time. */
  StatementRecord failed(long at, String fault, String code) {
    return new StatementRecord(
        id,
        caller,
        place,
        new Times(
            times.started(),
            at,
            times.queued(),
            times.planned(),
            times.executed(),
            times.fetched()),
        volume,
        type,
        fingerprint,
        "FAILED",
        fault,
        code,
        credits,
        cost,
        operators,
        predicates,
        tables,
        lineage,
        profile,
        tags,
        writes);
  }

  /** The same without what only the tables of the records have, as a user's history has it. */
  StatementRecord brief() {
    return new StatementRecord(
        id,
        caller,
        place,
        times,
        volume,
        type,
        fingerprint,
        status,
        failure,
        errorCode,
        credits,
        cost,
        List.of(),
        predicates,
        tables,
        List.of(),
        profile,
        tags,
        writes);
  }
}
