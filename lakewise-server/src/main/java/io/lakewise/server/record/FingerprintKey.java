package io.lakewise.server.record;

import io.lakewise.server.error.ServerErrors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The key of fingerprints: without it nobody can try whether a fingerprint is that of a text. It
 * lies in a file of the lake that only its owner can read, made when it is first needed.
 */
final class FingerprintKey {

  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private FingerprintKey() {}

  /**
   * Reads the key, or makes one.
   *
   * @throws io.lakewise.table.error.LakewiseException if others can read the file, or it cannot be
   *     used
   */
  static byte[] of(Path file, SecureRandom random) {
    try {
      try {
        return read(file);
      } catch (NoSuchFileException missing) {
        return made(file, random);
      }
    } catch (IOException e) {
      throw ServerErrors.keyUnusable(file, e.toString(), e);
    }
  }

  private static byte[] read(Path file) throws IOException {
    if (Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS).stream()
        .anyMatch(OTHERS::contains)) {
      throw ServerErrors.keyUnusable(
          file, "others than its owner may access it: run chmod 600 on it", null);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != BYTES) {
      throw ServerErrors.keyUnusable(
          file, "it holds no key: remove it, and a new one is made", null);
    }
    return key;
  }

  /** Written whole under another name first, so that nobody ever reads half a key. */
  private static byte[] made(Path file, SecureRandom random) throws IOException {
    byte[] key = new byte[BYTES];
    random.nextBytes(key);
    Path folder = file.toAbsolutePath().getParent();
    Path part = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid());
    Files.createDirectories(folder);
    try (FileChannel channel =
        FileChannel.open(
            part,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      channel.write(ByteBuffer.wrap(key));
      channel.force(true);
    }
    try {
      Files.createLink(file, part);
      return key;
    } catch (FileAlreadyExistsException another) {
      return read(file);
    } finally {
      Files.delete(part);
    }
  }
}
