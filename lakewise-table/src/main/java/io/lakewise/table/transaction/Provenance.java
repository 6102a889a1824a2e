package io.lakewise.table.transaction;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.lakewise.table.feature.TableProperties;
import io.lakewise.table.feature.TableProperties.Isolation;
import io.lakewise.table.log.CommitInfo;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Who does what, as Delta's history has it (Delta protocol, "Commit Provenance Information"). */
final class Provenance {

  static final String TRANSACTION_ID = "txnId";

  private static final String ENGINE = "Lakewise/0.1.0";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Operation operation;
  private final String principal;
  private final long readVersion;
  private final String transactionId;

  /**
   * One commit's.
   *
   * @param readVersion the version that was read, whatever came between; negative for none
   */
  Provenance(Operation operation, String principal, long readVersion, String transactionId) {
    this.operation = operation;
    this.principal = principal;
    this.readVersion = readVersion;
    this.transactionId = transactionId;
  }

  CommitInfo commitInfo(CommitActions attempt, boolean isBlindAppend, boolean dataChange) {
    Map<String, Object> other = new LinkedHashMap<>();
    if (principal != null) {
      other.put("userId", principal);
      other.put("userName", principal);
    }
    if (readVersion >= 0) {
      other.put("readVersion", readVersion);
    }
    Isolation isolation = TableProperties.of(attempt.metadata()).isolation();
    other.put("isolationLevel", (dataChange ? isolation : Isolation.SERIALIZABLE).wireName());
    if (operation.userMetadata() != null) {
      other.put("userMetadata", operation.userMetadata());
    }
    other.put("engineInfo", ENGINE);
    other.put(TRANSACTION_ID, transactionId);
    return new CommitInfo(
        attempt.time(),
        attempt.hasInCommitTimestamp() ? attempt.time() : null,
        operation.name(),
        parameters(),
        operation.metrics(),
        isBlindAppend,
        other);
  }

  private Map<String, Object> parameters() {
    Map<String, Object> texts = new LinkedHashMap<>();
    operation
        .parameters()
        .forEach((name, value) -> texts.put(name, value instanceof String ? value : json(value)));
    return texts;
  }

  private static String json(Object value) {
    try {
      return JSON.writeValueAsString(value);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }
}
