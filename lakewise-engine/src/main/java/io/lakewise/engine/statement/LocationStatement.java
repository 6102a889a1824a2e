package io.lakewise.engine.statement;

import java.util.Optional;

/** Statements about external locations, whose names have one part. */
public sealed interface LocationStatement extends Statement {

  /** The location. */
  String name();

  /**
   * {@code CREATE EXTERNAL LOCATION [IF NOT EXISTS] name URL 'x' [COMMENT 'x']}.
   *
   * @param ifNotExists whether an existing location is no error
   * @param name the location
   * @param url its folder
   * @param comment its comment
   */
  record CreateLocation(boolean ifNotExists, String name, String url, Optional<String> comment)
      implements LocationStatement {}

  /**
   * {@code DROP EXTERNAL LOCATION [IF EXISTS] name [FORCE]}.
   *
   * @param ifExists whether a missing location is no error
   * @param name the location
   * @param force whether tables and volumes may still lie there
   */
  record DropLocation(boolean ifExists, String name, boolean force) implements LocationStatement {}

  /**
   * {@code ALTER EXTERNAL LOCATION name RENAME TO name}.
   *
   * @param name the location
   * @param newName its new name
   */
  record RenameLocation(String name, String newName) implements LocationStatement {}

  /**
   * {@code ALTER EXTERNAL LOCATION name [SET] OWNER TO principal}.
   *
   * @param name the location
   * @param owner the principal
   */
  record OwnLocation(String name, String owner) implements LocationStatement {}
}
