package io.lakewise.bench.server;

import io.lakewise.cli.lake.LakeOptions;
import io.lakewise.cli.lake.OpenLake;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.Session;
import java.nio.file.Path;

/** The peer: the same lake in this process. */
final class Embedded implements Caller, AutoCloseable {

  private final OpenLake lake;
  private final Session session;

  Embedded(Path root) {
    lake = LakeOptions.at(root).open(note -> {});
    session = lake.session();
  }

  Session session() {
    return session;
  }

  @Override
  public long rows(String sql) {
    try (Result result = session.execute(sql)) {
      long rows = 0;
      while (result.next() != null) {
        rows++;
      }
      return rows;
    }
  }

  @Override
  public void close() {
    session.close();
    lake.close();
  }
}
