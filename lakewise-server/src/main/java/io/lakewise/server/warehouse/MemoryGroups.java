package io.lakewise.server.warehouse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Caps the memory of processes by Linux' control groups, where this process may make some: with
 * version 1 below its own group, with version 2 if its group is its own (systemd's {@code
 * Delegate=memory}). Elsewhere a worker has only the watcher in itself. Thread-safe.
 */
final class MemoryGroups {

  private static final Logger LOG = LoggerFactory.getLogger(MemoryGroups.class);
  private static final Path FILE_SYSTEM = Path.of("/sys/fs/cgroup");
  private static final Path OWN = Path.of("/proc/self/cgroup");
  private static final String PROCESSES = "cgroup.procs";

  /** Groups below one folder, with the file that holds their limit. */
  private record Place(Path folder, String limitFile) {}

  private final Optional<Place> place;

  private MemoryGroups(Optional<Place> place) {
    this.place = place;
  }

  /** Groups below that of this process. */
  static MemoryGroups ofThisProcess() {
    return of(FILE_SYSTEM, OWN, ProcessHandle.current().pid());
  }

  /** The same where a test has laid the files out. */
  static MemoryGroups of(Path fileSystem, Path own, long pid) {
    Optional<Place> found = Optional.empty();
    try {
      for (String line : Files.readAllLines(own)) {
        String[] parts = line.split(":", 3);
        if (parts.length == 3 && parts[1].equals("memory")) {
          found = first(fileSystem.resolve("memory"), parts[2]);
        } else if (parts.length == 3 && parts[1].isEmpty() && found.isEmpty()) {
          found = second(fileSystem, parts[2], pid);
        }
      }
    } catch (IOException | SecurityException noGroups) {
      found = Optional.empty();
    }
    LOG.info(
        found.isPresent()
            ? "The memory of workers is capped by control groups"
            : "The memory of workers is capped by a watcher in each");
    return new MemoryGroups(found);
  }

  private static Optional<Place> first(Path root, String group) {
    Path folder = root.resolve(group.substring(1));
    return Files.isWritable(folder)
        ? Optional.of(new Place(folder, "memory.limit_in_bytes"))
        : Optional.empty();
  }

  /** Groups with limits must not hold processes beside them, so this one moves into one, too. */
  private static Optional<Place> second(Path root, String group, long pid) throws IOException {
    Path folder = root.resolve(group.substring(1));
    Path controllers = folder.resolve("cgroup.controllers");
    if (!Files.isWritable(folder)
        || !Files.exists(controllers)
        || !List.of(Files.readString(controllers).strip().split(" ")).contains("memory")
        || !Files.readAllLines(folder.resolve(PROCESSES)).equals(List.of(Long.toString(pid)))) {
      return Optional.empty();
    }
    Path server = Files.createDirectories(folder.resolve("server"));
    Files.writeString(server.resolve(PROCESSES), Long.toString(pid));
    Files.writeString(folder.resolve("cgroup.subtree_control"), "+memory");
    return Optional.of(new Place(folder, "memory.max"));
  }

  /** Whether memory can be capped here. */
  boolean work() {
    return place.isPresent();
  }

  /**
   * Caps the memory of a process and its children; the kernel ends one that takes more. Does
   * nothing where that cannot be.
   */
  void enclose(ProcessHandle process, long bytes) {
    if (place.isEmpty()) {
      return;
    }
    Path group = place.get().folder().resolve("lakewise-worker-" + process.pid());
    try {
      Files.createDirectories(group);
      Files.writeString(group.resolve(place.get().limitFile()), Long.toString(bytes));
      Files.writeString(group.resolve(PROCESSES), Long.toString(process.pid()));
      process.onExit().thenRun(() -> remove(group));
    } catch (IOException refused) {
      LOG.warn("The memory of worker {} is capped by its watcher alone", process.pid(), refused);
      remove(group);
    }
  }

  private static void remove(Path group) {
    try {
      Files.deleteIfExists(group);
    } catch (IOException stillInUse) {
      LOG.debug("The control group {} stays", group, stillInUse);
    }
  }
}
