package io.lakewise.table.transaction;

import java.util.List;

/**
 * Where transactions note which files they are about to put in place, so that those of a process
 * that was killed before its commit was decided can be found and settled by the log. Thread-safe.
 */
public interface Journal {

  /** Notes nothing: what a killed process leaves stays until a vacuum. */
  Journal NONE = (location, version) -> Entry.NONE;

  /**
   * Begins the notes of one transaction.
   *
   * @param location the table's folder
   * @param version on which the transaction stands; -1 if it creates the table
   */
  Entry begin(String location, long version);

  /** The notes of one transaction. Not thread-safe. */
  interface Entry {

    /** Notes nothing. */
    Entry NONE =
        new Entry() {
          @Override
          public void placing(List<String> paths) {}

          @Override
          public void settled() {}
        };

    /**
     * Notes files that will be put in place; when it returns, a killed process has left the note.
     *
     * @param paths of the store, below the table's folder, never used before
     */
    void placing(List<String> paths);

    /** Each file is named by the log or gone, so the notes can be forgotten. */
    void settled();
  }
}
