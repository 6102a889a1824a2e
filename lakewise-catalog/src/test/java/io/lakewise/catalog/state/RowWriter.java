package io.lakewise.catalog.state;

import io.lakewise.catalog.SampleTables;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.relational.RelationalCatalog;
import java.time.InstantSource;

/**
 * A process that opens a state and creates tables until its number is reached or it is killed. It
 * prints each name once it has been acknowledged.
 */
public final class RowWriter {

  private RowWriter() {}

  /** Arguments: the state's database, a prefix of the names, how many. */
  public static void main(String[] arguments) {
    InstantSource clock = InstantSource.system();
    try (State state = TestStates.open(arguments[0], clock)) {
      RelationalCatalog catalog = new RelationalCatalog(state, clock);
      int count = Integer.parseInt(arguments[2]);
      for (int number = 0; number < count; number++) {
        String name = arguments[1] + "_" + number;
        catalog.tables().create(Viewer.LOCAL, SampleTables.named(name, clock.instant()));
        System.out.println(name);
        System.out.flush();
      }
    }
  }
}
