package io.lakewise.engine.statement;

import java.util.Optional;

/** Statements about files in volumes. */
public sealed interface FileStatement extends Statement {

  /**
   * {@code LIST 'path' [LIMIT n]}.
   *
   * @param path a folder in a volume
   * @param limit how many entries at the most
   */
  record ListFiles(String path, Optional<Long> limit) implements FileStatement {}

  /**
   * {@code PUT 'file' INTO 'path' [OVERWRITE]}.
   *
   * @param file of the client's machine
   * @param path in a volume
   * @param overwrite whether a file there is replaced
   */
  record PutFile(String file, String path, boolean overwrite) implements FileStatement {}

  /**
   * {@code GET 'path' TO 'file'}.
   *
   * @param path in a volume
   * @param file of the client's machine
   */
  record GetFile(String path, String file) implements FileStatement {}

  /**
   * {@code REMOVE 'path'}.
   *
   * @param path of a file in a volume
   */
  record RemoveFile(String path) implements FileStatement {}
}
