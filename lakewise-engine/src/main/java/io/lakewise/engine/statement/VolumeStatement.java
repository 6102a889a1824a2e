package io.lakewise.engine.statement;

import java.util.Optional;

/** Statements about volumes. */
public sealed interface VolumeStatement extends Statement {

  /** The volume. */
  Name name();

  /**
   * {@code CREATE [EXTERNAL] VOLUME [IF NOT EXISTS] name [LOCATION 'x'] [COMMENT 'x']}.
   *
   * @param external whether EXTERNAL was said
   * @param ifNotExists whether an existing volume is no error
   * @param name the volume
   * @param location its folder; of the lake's own if not said
   * @param comment its comment
   */
  record CreateVolume(
      boolean external,
      boolean ifNotExists,
      Name name,
      Optional<String> location,
      Optional<String> comment)
      implements VolumeStatement {}

  /**
   * {@code DROP VOLUME [IF EXISTS] name}.
   *
   * @param ifExists whether a missing volume is no error
   * @param name the volume
   */
  record DropVolume(boolean ifExists, Name name) implements VolumeStatement {}

  /**
   * {@code ALTER VOLUME name RENAME TO name}.
   *
   * @param name the volume
   * @param newName its name in the same schema
   */
  record RenameVolume(Name name, Name newName) implements VolumeStatement {}

  /**
   * {@code ALTER VOLUME name [SET] OWNER TO principal}.
   *
   * @param name the volume
   * @param owner the principal
   */
  record OwnVolume(Name name, String owner) implements VolumeStatement {}
}
