package io.lakewise.server.warehouse;

import io.lakewise.server.error.RetryLater;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.util.List;

/** The errors of warehouses: of their settings, and of statements that they do not let in. */
final class WarehouseErrors {

  private WarehouseErrors() {}

  static LakewiseException full(String name, int waiting, int seconds) {
    return new LakewiseException(
        Code.RESOURCE,
        "Too many statements wait already ("
            + waiting
            + ") for the warehouse '"
            + name
            + "'. Try again in "
            + seconds
            + " s.",
        new RetryLater(seconds));
  }

  /**
   * Workers end one after another.
   *
   * @param lastWords of the last one, or empty
   */
  static LakewiseException degraded(String name, int lost, String lastWords, int seconds) {
    return new LakewiseException(
        Code.RESOURCE,
        "The last "
            + lost
            + " workers of the warehouse '"
            + name
            + "' ended before they had run a statement"
            + (lastWords.isEmpty() ? "" : " (" + lastWords + ")")
            + ". The next is started in "
            + seconds
            + " s; run the statement again then, and look at the machine's memory and the server's"
            + " log.",
        new RetryLater(seconds));
  }

  /** Other warehouses have the memory that a worker needs. */
  static LakewiseException noMemory(String name, long needed, long taken, long all, int seconds) {
    return new LakewiseException(
        Code.RESOURCE,
        "The warehouse '"
            + name
            + "' needs "
            + WarehouseOptions.gigabytes(needed)
            + " of memory for a worker, and other workers have "
            + WarehouseOptions.gigabytes(taken)
            + " of the "
            + WarehouseOptions.gigabytes(all)
            + " for all. Run the statement again in "
            + seconds
            + " s, stop another warehouse, choose a smaller size, or raise the setting"
            + " workers-memory.",
        new RetryLater(seconds));
  }

  static LakewiseException noTurn(String name) {
    return new LakewiseException(
        Code.RESOURCE,
        "The rows were not fetched in time, and now the warehouse '"
            + name
            + "' is busy with other statements. Fetch them again in 1 s.",
        new RetryLater(1));
  }

  static LakewiseException stopped(String name) {
    return new LakewiseException(
        Code.RESOURCE,
        "The warehouse '"
            + name
            + "' was stopped while the statement waited for its turn. Run it again: that starts"
            + " the warehouse.",
        new RetryLater(1));
  }

  static LakewiseException dropped(String name) {
    return new LakewiseException(
        Code.USER, "The warehouse '" + name + "' was dropped. Choose another one.");
  }

  static LakewiseException leftQueue() {
    return new LakewiseException(
        Code.USER, "The statement was cancelled while it waited for its turn.");
  }

  static LakewiseException wrong(String name, List<String> problems) {
    return new LakewiseException(
        Code.USER,
        "The warehouse '" + name + "' cannot be so: " + String.join("; ", problems) + ".");
  }

  static LakewiseException notOwner(String name) {
    return new LakewiseException(
        Code.USER, "The warehouse '" + name + "' is stopped by its owner or an admin only.");
  }

  static LakewiseException priorityOfAdmins() {
    return new LakewiseException(
        Code.USER, "The priority HIGH is for admins. Leave it out, or ask for LOW.");
  }

  static LakewiseException unknownPriority(String name) {
    return new LakewiseException(
        Code.USER, "There is no priority '" + name + "' (expected: HIGH, NORMAL or LOW).");
  }
}
