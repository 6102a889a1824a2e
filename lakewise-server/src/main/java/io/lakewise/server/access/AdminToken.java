package io.lakewise.server.access;

import io.lakewise.catalog.token.TokenText;
import io.lakewise.server.error.ServerErrors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Set;

/**
 * The admin's token. It lies in a file that only its owner can read, made when it is first needed;
 * in memory there is only its digest. Thread-safe.
 */
public final class AdminToken {

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final byte[] digest;

  private AdminToken(String token) {
    this.digest = digest(token);
  }

  /**
   * Reads the token, or makes one.
   *
   * @throws io.lakewise.table.error.LakewiseException if the file can be read by others, has
   *     something else in it, or cannot be made
   */
  public static AdminToken of(Path file, SecureRandom random) {
    try {
      return new AdminToken(read(file));
    } catch (NoSuchFileException missing) {
      return made(file, random);
    } catch (IOException e) {
      throw ServerErrors.tokenUnusable(file, e.getMessage(), e);
    }
  }

  /** Whether this is the token; takes as long for any other. */
  public boolean matches(String candidate) {
    return MessageDigest.isEqual(digest, digest(candidate));
  }

  private static String read(Path file) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS);
    if (permissions.stream().anyMatch(OTHERS::contains)) {
      throw ServerErrors.tokenUnusable(
          file, "others than its owner may access it: run chmod 600 on it", null);
    }
    String token = Files.readString(file).strip();
    if (!TokenText.isToken(token)) {
      throw ServerErrors.tokenUnusable(
          file, "it holds no token: remove it, and a new one is made", null);
    }
    return token;
  }

  /** Written whole under another name first, so that nobody ever reads half a token. */
  private static AdminToken made(Path file, SecureRandom random) {
    String token = TokenText.random(random);
    FileAttribute<?> ownerOnly =
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    Path folder = file.toAbsolutePath().getParent();
    Path part = folder.resolve(file.getFileName() + "." + ProcessHandle.current().pid());
    try {
      Files.createDirectories(folder);
      try (FileChannel channel =
          FileChannel.open(
              part, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), ownerOnly)) {
        channel.write(StandardCharsets.US_ASCII.encode(token + "\n"));
        channel.force(true);
      }
      try {
        Files.createLink(file, part);
        return new AdminToken(token);
      } catch (FileAlreadyExistsException another) {
        return new AdminToken(read(file));
      } finally {
        Files.delete(part);
      }
    } catch (IOException e) {
      throw ServerErrors.tokenUnusable(file, e.toString(), e);
    }
  }

  private static byte[] digest(String token) {
    return TokenText.digest(token).getBytes(StandardCharsets.US_ASCII);
  }
}
