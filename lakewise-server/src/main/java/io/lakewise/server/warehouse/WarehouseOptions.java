package io.lakewise.server.warehouse;

import io.lakewise.catalog.entry.WarehouseEntry;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads the settings of a warehouse from texts, as SQL, the command line and the API give them, and
 * says everything that is wrong with them at once.
 */
final class WarehouseOptions {

  private static final int MOST_WORKERS = 40;
  private static final int MOST_IDLE_MINUTES = 60 * 24 * 7;
  private static final int MOST_QUEUED = 100_000;
  private static final int MOST_SECONDS = 60 * 60 * 24 * 7;

  private final Map<String, String> options;
  private final Set<String> known = new HashSet<>();
  private final List<String> problems = new ArrayList<>();

  private WarehouseOptions(Map<String, String> options) {
    this.options = options;
  }

  /**
   * A warehouse with other settings.
   *
   * @param options by their names, ignoring case; what is not among them stays
   * @throws io.lakewise.table.error.LakewiseException if any is unknown or wrong, or the machine
   *     has not got what is wanted
   */
  static WarehouseEntry applied(WarehouseEntry base, Map<String, String> options, Machine machine) {
    Map<String, String> lower = new TreeMap<>();
    options.forEach((key, value) -> lower.put(key.toLowerCase(Locale.ROOT), value));
    return new WarehouseOptions(lower).applied(base, machine);
  }

  private WarehouseEntry applied(WarehouseEntry base, Machine machine) {
    int least = number("min_workers", base.minWorkers(), 1, MOST_WORKERS);
    // One number alone moves the other bound along.
    int most = number("max_workers", Math.max(least, base.maxWorkers()), 1, MOST_WORKERS);
    if (!options.containsKey("min_workers")) {
      least = Math.min(least, most);
    }
    if (least > most) {
      problems.add("min_workers is " + least + ", more than max_workers, " + most);
    }
    WarehouseEntry wanted =
        new WarehouseEntry(
            base.id(),
            text("name").orElse(base.name()),
            size(base),
            least,
            most,
            number("auto_stop_mins", base.autoStopMinutes(), 0, MOST_IDLE_MINUTES),
            queued(base),
            number("statement_timeout", base.statementSeconds(), 0, MOST_SECONDS),
            flag("warm_spare", base.warmSpare()),
            text("owner").orElse(base.owner()),
            base.createdAt());
    for (String name : options.keySet()) {
      if (!known.contains(name)) {
        problems.add(
            "there is no '"
                + name
                + "' (there are: "
                + String.join(", ", known.stream().sorted().toList())
                + ")");
      }
    }
    if (problems.isEmpty()) {
      checkMachine(wanted, machine);
    }
    if (!problems.isEmpty()) {
      throw WarehouseErrors.wrong(wanted.name(), problems);
    }
    return wanted;
  }

  private void checkMachine(WarehouseEntry wanted, Machine machine) {
    Optional<WarehouseSize> size = wanted.size().flatMap(WarehouseSize::of);
    if (size.isPresent() && size.get().memoryBytes() > machine.workersBytes()) {
      problems.add(
          "a worker of size "
              + size.get().label()
              + " has "
              + gigabytes(size.get().memoryBytes())
              + " of memory, and all workers together "
              + gigabytes(machine.workersBytes()));
      return;
    }
    long each = machine.size(wanted.size()).memoryBytes();
    if (each * wanted.maxWorkers() > machine.workersBytes()) {
      problems.add(
          wanted.maxWorkers()
              + " workers with "
              + gigabytes(each)
              + " each need more than all workers together have, "
              + gigabytes(machine.workersBytes())
              + "; choose fewer (max_workers), or a smaller size");
    }
  }

  /** Bytes as a text for people. */
  static String gigabytes(long bytes) {
    return String.format(Locale.ROOT, "%.1f GB", bytes / (double) (1L << 30));
  }

  private Optional<String> size(WarehouseEntry base) {
    Optional<String> name = text("size");
    if (name.isEmpty()) {
      return base.size();
    }
    Optional<WarehouseSize> size = WarehouseSize.of(name.get());
    if (size.isEmpty()) {
      problems.add(
          "size is '"
              + name.get()
              + "' (expected: "
              + String.join(", ", WarehouseSize.labels())
              + ")");
    }
    return size.map(WarehouseSize::label);
  }

  private Optional<Integer> queued(WarehouseEntry base) {
    int queued = number("queued_statements", base.queuedStatements().orElse(-1), 0, MOST_QUEUED);
    return queued < 0 ? Optional.empty() : Optional.of(queued);
  }

  private Optional<String> text(String name) {
    known.add(name);
    return Optional.ofNullable(options.get(name)).filter(value -> !value.isBlank());
  }

  private boolean flag(String name, boolean before) {
    String value = text(name).orElse(String.valueOf(before)).toLowerCase(Locale.ROOT);
    if (!value.equals("true") && !value.equals("false")) {
      problems.add(name + " is '" + value + "' (expected: true or false)");
    }
    return value.equals("true");
  }

  private int number(String name, int before, int least, int most) {
    Optional<String> value = text(name);
    if (value.isEmpty()) {
      return before;
    }
    String digits = value.get().strip();
    boolean isNumber = digits.length() < 10 && digits.matches("\\d+");
    if (!isNumber || Integer.parseInt(digits) < least || Integer.parseInt(digits) > most) {
      problems.add(name + " is '" + value.get() + "' (expected: " + least + " to " + most + ")");
      return before;
    }
    return Integer.parseInt(digits);
  }
}
