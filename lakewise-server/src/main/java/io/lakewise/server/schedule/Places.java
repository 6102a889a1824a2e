package io.lakewise.server.schedule;

import io.lakewise.catalog.entry.Schedule;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What runs on this server, and what may yet: nobody's take all places. Thread-safe. */
final class Places {

  static final int AT_ONCE = 4;
  private static final int OF_AN_OWNER = 2;

  private final Map<String, String> owners = new HashMap<>();

  /**
   * Takes a place.
   *
   * @return why there is none, in words; empty if it was taken
   */
  synchronized Optional<String> take(Schedule schedule) {
    if (owners.containsKey(schedule.id())) {
      return Optional.of("It runs already. Wait until that has ended.");
    }
    if (owners.size() >= AT_ONCE) {
      return Optional.of(AT_ONCE + " schedules run already. Try again in a moment.");
    }
    if (count(schedule.owner()) >= OF_AN_OWNER) {
      return Optional.of(
          "%d schedules of %s run already. Try again in a moment."
              .formatted(OF_AN_OWNER, schedule.owner()));
    }
    owners.put(schedule.id(), schedule.owner());
    return Optional.empty();
  }

  private int count(String owner) {
    return Collections.frequency(owners.values(), owner);
  }

  /** Gives a place back. */
  synchronized void release(Schedule schedule) {
    owners.remove(schedule.id());
  }

  /** Whether anybody has a place left. */
  synchronized boolean areFree() {
    return owners.size() < AT_ONCE;
  }

  /** Ids of what runs. */
  synchronized Set<String> running() {
    return Set.copyOf(owners.keySet());
  }

  /** Those of whom nothing more may run. */
  synchronized Set<String> busyOwners() {
    return owners.values().stream()
        .filter(owner -> count(owner) >= OF_AN_OWNER)
        .collect(Collectors.toUnmodifiableSet());
  }
}
