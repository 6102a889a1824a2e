package io.lakewise.catalog;

import java.util.List;
import java.util.UUID;

/**
 * The columns of tables and views as they were last seen, by which {@link Names} finds them too.
 */
public interface ColumnNames {

  /**
   * Keeps the names of a table's columns, if they are others than those that are known.
   *
   * @param location of the table
   * @param names in the order of the table
   * @return whether there is a table with a name at that location; nothing is kept if not
   */
  boolean keep(String location, List<String> names);

  /**
   * Keeps the names of a view's columns, which are those that its query had when it was written.
   *
   * @param view its id
   */
  void keepOfView(UUID view, List<String> names);
}
