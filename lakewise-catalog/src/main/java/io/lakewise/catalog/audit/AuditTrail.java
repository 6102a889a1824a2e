package io.lakewise.catalog.audit;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.state.State;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/**
 * The audit records of a lake. What changes rights adds its record in its own transaction, so that
 * there is no change without a record and no record without a change. Several processes may add to
 * one chain. Thread-safe.
 */
public final class AuditTrail {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().defaultPropertyInclusion(inclusion()).build();

  private final State state;

  /** The records that wait in a state. */
  public AuditTrail(State state) {
    this.state = state;
  }

  private static JsonInclude.Value inclusion() {
    return JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.NON_NULL);
  }

  /** Adds events within a transaction of the state. */
  public static void add(Handle handle, List<AuditEvent> events) {
    if (events.isEmpty()) {
      return;
    }
    // The first statement takes the chain, so that rivals wait or run again.
    boolean begun =
        handle.execute(
                "UPDATE audit_chains SET last_sequence = last_sequence + ? WHERE active = 1",
                events.size())
            == 1;
    AuditChain chain = begun ? before(handle, events.size()) : begin(handle, events.get(0));
    long sequence = chain.lastSequence();
    String hash = chain.lastHash();
    try (PreparedBatch links =
        handle.prepareBatch(
            "INSERT INTO audit_pending (chain, sequence, content) VALUES (?, ?, ?)")) {
      for (AuditEvent event : events) {
        sequence++;
        AuditLink link = AuditLink.of(chain.id(), sequence, event, hash);
        hash = link.hash();
        links.add(chain.id(), sequence, written(link));
      }
      links.execute();
    }
    handle.execute(
        "UPDATE audit_chains SET last_sequence = ?, last_hash = ? WHERE active = 1",
        sequence,
        hash);
  }

  private static AuditChain before(Handle handle, int added) {
    AuditChain chain = chains(handle).stream().filter(AuditChain::active).findFirst().orElseThrow();
    return new AuditChain(chain.id(), true, chain.lastSequence() - added, chain.lastHash());
  }

  /** A chain is called by the hash of its first event, which no other has at that moment. */
  private static AuditChain begin(Handle handle, AuditEvent first) {
    AuditChain chain =
        new AuditChain(AuditLink.of("", 0, first, "").hash().substring(0, 32), true, 0, "");
    handle.execute(
        "INSERT INTO audit_chains (id, active, last_sequence, last_hash) VALUES (?, 1, 0, '')",
        chain.id());
    return chain;
  }

  /** Adds events in a transaction of their own. */
  public void add(List<AuditEvent> events) {
    if (!events.isEmpty()) {
      state.write(
          handle -> {
            add(handle, events);
            return null;
          });
    }
  }

  /** All chains that the state knows. */
  public List<AuditChain> chains() {
    return state.read(AuditTrail::chains);
  }

  private static List<AuditChain> chains(Handle handle) {
    return handle
        .createQuery("SELECT id, active, last_sequence, last_hash FROM audit_chains ORDER BY id")
        .map(
            (row, context) ->
                new AuditChain(
                    row.getString(1), row.getLong(2) == 1, row.getLong(3), row.getString(4)))
        .list();
  }

  /** The oldest links that are in no table yet. */
  public List<AuditLink> pending(int most) {
    return state.read(
        handle ->
            handle
                .createQuery(
                    "SELECT content FROM audit_pending ORDER BY chain, sequence LIMIT :most")
                .bind("most", most)
                .mapTo(String.class)
                .map(AuditTrail::read)
                .list());
  }

  /** Forgets the links of a chain up to one, which are in their table. */
  public void removeUpTo(String chain, long sequence) {
    state.write(
        handle ->
            handle.execute(
                "DELETE FROM audit_pending WHERE chain = ? AND sequence <= ?", chain, sequence));
  }

  private static String written(AuditLink link) {
    try {
      return MAPPER.writeValueAsString(link);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition(link.id(), problem);
    }
  }

  private static AuditLink read(String content) {
    try {
      return MAPPER.readValue(content, AuditLink.class);
    } catch (JsonProcessingException problem) {
      throw CatalogErrors.unreadableDefinition("an audit record", problem);
    }
  }
}
