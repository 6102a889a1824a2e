package io.lakewise.table.statistics;

import java.util.Map;

/** What the log says about a batch of files, as text. */
public interface FileTexts {

  /** Number of files. */
  int files();

  /** The shape of a file's statistics, or null if it has none. */
  StatisticsShape shape(int file);

  /**
   * Finds the values of a file's statistics.
   *
   * @param count how many, in the order of the shape
   */
  void find(int file, int count, StatisticsValues values);

  /** From physical name to serialised value. */
  Map<String, String> partitionValues(int file);
}
