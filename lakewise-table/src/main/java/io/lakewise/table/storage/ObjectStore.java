package io.lakewise.table.storage;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The one port to storage. Paths are absolute, {@code /}-separated, not URL-encoded, and denote
 * objects; folders exist by their objects. A store serves only paths inside its roots (after
 * following links) and answers {@link java.nio.file.AccessDeniedException} for any other.
 *
 * <p>What a method acknowledged survives a crash of the machine. An {@link IOException} other than
 * those named means that the outcome is not known. Reading is thread-safe, and so is writing.
 */
public interface ObjectStore {

  /**
   * A whole object.
   *
   * @throws FileNotFoundException if there is none
   */
  byte[] read(String path) throws IOException;

  /**
   * Bytes {@code offset} to {@code offset + length} of an object.
   *
   * @throws FileNotFoundException if there is none
   * @throws java.io.EOFException if it is shorter
   */
  byte[] read(String path, long offset, int length) throws IOException;

  /** Writes or replaces an object; readers see the old bytes or the new ones, whole. */
  void put(String path, byte[] content) throws IOException;

  /**
   * Writes an object that must not exist; of several callers exactly one succeeds.
   *
   * @throws FileAlreadyExistsException if there is one, which then is not the caller's
   * @throws NotPutException if it is certain that nothing was put
   */
  void putIfAbsent(String path, byte[] content) throws IOException;

  /**
   * Puts staged local files in place under new names and makes all of them durable with as few
   * syncs of folders as possible. The local files are gone afterwards.
   *
   * @param uploads from staged file to path
   */
  void upload(List<Upload> uploads) throws IOException;

  /** A staged file and where it belongs. */
  record Upload(Path staged, String path) {}

  /**
   * The objects directly in a folder whose names are {@code >= fromName}, in order of name; empty
   * if the folder is not there.
   */
  List<StoredObject> list(String folder, String fromName) throws IOException;

  /** All objects below a folder, hidden and nested ones too, in no order. */
  List<StoredObject> listAll(String folder) throws IOException;

  /** An object's size and time, empty if there is none. */
  Optional<StoredObject> head(String path) throws IOException;

  /** Deletes an object; a missing one is no error. */
  void delete(String path) throws IOException;

  /** Deletes a folder and all below it; a missing one is no error. */
  void deleteAll(String folder) throws IOException;

  /**
   * A local file with the bytes of a data file, to be read only.
   *
   * @throws FileNotFoundException if there is none
   * @throws java.nio.file.AccessDeniedException if it lies outside the roots
   */
  Path localPath(String path) throws IOException;
}
