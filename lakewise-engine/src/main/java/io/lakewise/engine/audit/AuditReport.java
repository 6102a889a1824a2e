package io.lakewise.engine.audit;

import java.util.List;

/**
 * What a verification found.
 *
 * @param chains that there are
 * @param problems sentences that say where something is wrong; empty if all is as it was written
 */
public record AuditReport(List<Chain> chains, List<String> problems) {

  /** Copies the lists. */
  public AuditReport {
    chains = List.copyOf(chains);
    problems = List.copyOf(problems);
  }

  /**
   * A chain.
   *
   * @param id of the chain
   * @param records that were found
   * @param lastSequence of the last of them
   * @param lastHash of that one: who keeps it elsewhere can prove later what there was
   */
  public record Chain(String id, long records, long lastSequence, String lastHash) {}
}
