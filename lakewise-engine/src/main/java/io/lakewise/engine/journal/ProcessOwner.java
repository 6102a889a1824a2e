package io.lakewise.engine.journal;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Map;

/**
 * Where a process's folder was made. A lock on a file system that several machines share says
 * nothing of the other machines, so only what was written under the same kernel, since it started,
 * is settled; and the folder of a lake that was copied tells nothing of what lies outside the copy.
 *
 * @param boot id that Linux gave itself when it started; empty where there is none
 * @param lockFile device and inode of the lock
 */
record ProcessOwner(String boot, String lockFile) {

  private static final String NAME = "owner.json";
  private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
  private static final int MOST_BYTES = 4096;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** This machine, and the lock that lies in a folder. */
  static ProcessOwner here(Path folder) throws IOException {
    Object key =
        Files.readAttributes(folder.resolve(ProcessLock.NAME), BasicFileAttributes.class).fileKey();
    return new ProcessOwner(bootId(), String.valueOf(key));
  }

  private static String bootId() {
    try {
      return Files.readString(BOOT_ID).strip();
    } catch (IOException notLinux) {
      return "";
    }
  }

  /** What a folder says; nothing known if it does not say it whole. */
  static ProcessOwner of(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) || Files.size(file) > MOST_BYTES) {
      return new ProcessOwner("", "");
    }
    try {
      JsonNode read = JSON.readTree(file.toFile());
      return new ProcessOwner(read.path("boot").asText(""), read.path("lock").asText(""));
    } catch (com.fasterxml.jackson.core.JacksonException torn) {
      return new ProcessOwner("", "");
    }
  }

  void write(Path folder) throws IOException {
    JSON.writeValue(folder.resolve(NAME).toFile(), Map.of("boot", boot, "lock", lockFile));
  }

  /** Whether a free lock proves that the owner has ended. */
  boolean isOfThisMachine(ProcessOwner here) {
    return !boot.isEmpty() && boot.equals(here.boot);
  }

  /** Whether it is the folder that the owner made, not a copy of it. */
  boolean isOriginal(ProcessOwner here) {
    return lockFile.equals(here.lockFile);
  }
}
