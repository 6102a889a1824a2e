package io.lakewise.table.statistics;

import java.util.Map;

/** What the log says about a batch of files, as text. */
public interface FileTexts {

  /** Number of files. */
  int files();

  /** The shape of a file's statistics, or null if it has none. */
  StatisticsShape shape(int file);

  /**
   * A value of a file's statistics, as JSON.
   *
   * @param slot its position in the shape
   */
  String value(int file, int slot);

  /** From physical name to serialised value. */
  Map<String, String> partitionValues(int file);
}
