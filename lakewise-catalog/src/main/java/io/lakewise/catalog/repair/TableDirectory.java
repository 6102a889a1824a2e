package io.lakewise.catalog.repair;

import java.util.List;

/** Lists the tables that lie in the lake's own area; implemented where logs are read. */
@FunctionalInterface
public interface TableDirectory {

  /** Reads the newest metadata of every table folder. */
  Listing list();

  /**
   * What was found.
   *
   * @param tables in no order
   * @param unreadable reported, and otherwise left alone
   * @param policies by tag that there were
   */
  record Listing(
      List<FoundTable> tables, List<UnreadableTable> unreadable, List<PolicyMark> policies) {}
}
