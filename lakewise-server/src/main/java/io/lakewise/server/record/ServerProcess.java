package io.lakewise.server.record;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;

/**
 * Which process a server is, so that others can tell whether it lives.
 *
 * @param place where numbers of processes mean the same
 * @param pid number of the process
 * @param began when it began, in seconds since the epoch; another one may get its number later
 */
record ServerProcess(String place, long pid, long began) {

  /** Who says nothing so long from another machine has ended. */
  static final Duration SILENCE = Duration.ofMinutes(1);

  private static final long MOST_DRIFT = 3;

  /** This process. */
  static ServerProcess own() {
    ProcessHandle self = ProcessHandle.current();
    return new ServerProcess(here(), self.pid(), began(self));
  }

  /** As it was written by {@link #toString}. */
  static ServerProcess of(String text) {
    String[] parts = text.split(" ", 3);
    return new ServerProcess(parts[2], Long.parseLong(parts[0]), Long.parseLong(parts[1]));
  }

  /** Linux tells which boot of which machine this is, and which namespace of processes. */
  private static String here() {
    try {
      return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip()
          + " "
          + Files.readSymbolicLink(Path.of("/proc/self/ns/pid"));
    } catch (IOException | UnsupportedOperationException notLinux) {
      return InetAddress.getLoopbackAddress().getHostName() + " " + System.getProperty("user.name");
    }
  }

  private static long began(ProcessHandle process) {
    return process.info().startInstant().map(Instant::getEpochSecond).orElse(0L);
  }

  /**
   * Whether it has ended, as far as this process can tell.
   *
   * @param silent how long it has said nothing
   */
  boolean isGone(Duration silent) {
    if (!place.equals(here())) {
      return silent.compareTo(SILENCE) > 0;
    }
    return ProcessHandle.of(pid)
        .filter(process -> Math.abs(began(process) - began) <= MOST_DRIFT)
        .isEmpty();
  }

  @Override
  public String toString() {
    return pid + " " + began + " " + place;
  }
}
