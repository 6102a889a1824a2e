package io.lakewise.engine.workbench.duckdb;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/** What this process holds in memory, from Linux's {@code /proc}; 0 where there is none. */
public final class ResidentMemory implements LongSupplier {

  private static final Path STATUS = Path.of("/proc/self/statm");
  private static final long PAGE_BYTES = 4096;

  @Override
  public long getAsLong() {
    try {
      String[] pages = Files.readString(STATUS).split(" ");
      return Long.parseLong(pages[1]) * PAGE_BYTES;
    } catch (IOException e) {
      return 0;
    }
  }
}
