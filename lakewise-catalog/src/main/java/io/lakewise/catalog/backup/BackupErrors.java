package io.lakewise.catalog.backup;

import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.error.LakewiseException.Code;
import java.nio.file.Path;

/** Builds the errors of writing and restoring backups. */
final class BackupErrors {

  private BackupErrors() {}

  static LakewiseException exists(Path file) {
    return new LakewiseException(
        Code.USER,
        "The file %s already exists. Choose another, so that no backup is overwritten."
            .formatted(file));
  }

  static LakewiseException failed(Path file, Exception cause) {
    return new LakewiseException(
        Code.RESOURCE,
        "The backup %s cannot be written or read: %s. Check its folder and the space on the disk."
            .formatted(file, cause.getMessage()),
        cause);
  }

  static LakewiseException broken(Path file, String what) {
    return new LakewiseException(
        Code.USER,
        "%s is not a whole backup of Lakewise: %s. Nothing was restored; use another backup."
            .formatted(file, what));
  }

  static LakewiseException tooNew(Path file, int found, int known) {
    return new LakewiseException(
        Code.USER,
        "The backup %s was written by a newer Lakewise (schema %d; this one knows up to %d). Nothing was restored; use the newer release."
            .formatted(file, found, known));
  }
}
