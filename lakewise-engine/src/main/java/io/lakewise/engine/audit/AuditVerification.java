package io.lakewise.engine.audit;

import io.lakewise.catalog.audit.AuditChain;
import io.lakewise.catalog.audit.AuditLink;
import io.lakewise.catalog.audit.AuditTrail;
import io.lakewise.engine.system.SystemTables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Checks that no audit record was removed, changed or put elsewhere since it was written: each must
 * have the hash of what it says and of the one before, without a gap, up to where the state says
 * that the chain ends.
 */
public final class AuditVerification {

  private static final int MOST_PROBLEMS = 20;

  /** What is kept of a record while the others are read. */
  private record Seen(String previousHash, String hash) {}

  private final Map<String, TreeMap<Long, Seen>> chains = new TreeMap<>();
  private final Set<Seen> waiting = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private AuditVerification() {}

  /**
   * Reads all records.
   *
   * @param heads hashes that were noted earlier, by the sequence of their records
   */
  public static AuditReport run(AuditTrail trail, SystemTables tables, Map<Long, String> heads) {
    AuditVerification verification = new AuditVerification();
    // In this order, so that what moves from the state into the table meanwhile is not missed.
    Map<String, AuditChain> known = new HashMap<>();
    trail.chains().forEach(chain -> known.put(chain.id(), chain));
    trail.pending(Integer.MAX_VALUE).forEach(link -> verification.waits(link));
    tables.forEach(AuditTable.TABLE, verification::row);
    return verification.report(known, heads);
  }

  private void row(List<Object> row) {
    if (!AuditTable.isComplete(row)) {
      problem("A row of %s lacks values that each has.", AuditTable.TABLE.fullName());
      return;
    }
    AuditLink link = AuditTable.link(row);
    if (!AuditTable.row(link).equals(row)) {
      problem("Record %d of chain %s was changed.", link.sequence(), link.chain());
    }
    see(link);
  }

  /** What waits in the state may have come into the table before that is read. */
  private void waits(AuditLink link) {
    see(link);
    waiting.add(new Seen(link.previousHash(), link.hash()));
  }

  private void see(AuditLink link) {
    if (!link.verifies()) {
      problem("Record %d of chain %s was changed.", link.sequence(), link.chain());
    }
    Seen seen = new Seen(link.previousHash(), link.hash());
    TreeMap<Long, Seen> chain = chains.computeIfAbsent(link.chain(), id -> new TreeMap<>());
    Seen other = chain.putIfAbsent(link.sequence(), seen);
    boolean moved = seen.equals(other) && waiting.remove(seen);
    if (other != null && !moved) {
      problem("Record %d of chain %s is there twice.", link.sequence(), link.chain());
    }
  }

  private AuditReport report(Map<String, AuditChain> known, Map<Long, String> heads) {
    List<AuditReport.Chain> found = new ArrayList<>();
    chains.forEach(
        (id, links) -> {
          follow(id, links);
          found.add(
              new AuditReport.Chain(
                  id, links.size(), links.lastKey(), links.lastEntry().getValue().hash()));
          Optional<AuditChain> chain = Optional.ofNullable(known.get(id));
          boolean proven =
              heads.entrySet().stream()
                  .anyMatch(head -> has(links, head.getKey(), head.getValue()));
          if (chain.isEmpty() && !proven) {
            problem(
                "Chain %s is not known to the state, so nobody can tell whether it ended with"
                    + " record %d. A head that was noted earlier (--head) proves it.",
                id, links.lastKey());
          }
        });
    known.values().forEach(this::end);
    heads.forEach(
        (sequence, hash) -> {
          if (chains.values().stream().noneMatch(links -> has(links, sequence, hash))) {
            problem("No chain has the record %d with the hash %s.", sequence, hash);
          }
        });
    return new AuditReport(found, problems);
  }

  private void follow(String id, TreeMap<Long, Seen> links) {
    long expected = 1;
    String hash = "";
    for (Map.Entry<Long, Seen> link : links.entrySet()) {
      long sequence = link.getKey();
      if (sequence > expected) {
        problem("Records %d to %d of chain %s are missing.", expected, sequence - 1, id);
      } else if (!link.getValue().previousHash().equals(hash)) {
        problem("Record %d of chain %s does not follow the one before.", sequence, id);
      }
      expected = sequence + 1;
      hash = link.getValue().hash();
    }
  }

  /** What came after the state was read is no surprise, what is not there any more is. */
  private void end(AuditChain chain) {
    TreeMap<Long, Seen> links = chains.getOrDefault(chain.id(), new TreeMap<>());
    if (chain.lastSequence() == 0 || has(links, chain.lastSequence(), chain.lastHash())) {
      return;
    }
    if (links.containsKey(chain.lastSequence())) {
      problem(
          "Record %d of chain %s is not the one that the state knows.",
          chain.lastSequence(), chain.id());
      return;
    }
    long last = links.isEmpty() ? 0 : links.lastKey();
    problem(
        "Records %d to %d of chain %s are missing.", last + 1, chain.lastSequence(), chain.id());
  }

  private static boolean has(TreeMap<Long, Seen> links, long sequence, String hash) {
    Seen seen = links.get(sequence);
    return seen != null && seen.hash().equals(hash);
  }

  private void problem(String format, Object... values) {
    if (problems.size() < MOST_PROBLEMS) {
      problems.add(format.formatted(values));
    }
  }
}
