package io.lakewise.server.flight;

import java.nio.file.Path;
import org.apache.arrow.flight.FlightClient;
import org.apache.arrow.memory.BufferAllocator;
import org.apache.arrow.memory.RootAllocator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

/** Tests by one plain client of Flight to one server. */
abstract class OverFlight {

  @TempDir static Path folder;
  static FlightFixture server;
  static BufferAllocator allocator;
  static FlightClient client;

  @BeforeAll
  static void start() {
    server = new FlightFixture(folder.resolve("lake"), 0);
    allocator = new RootAllocator();
    client = server.flight(allocator).build();
  }

  @AfterAll
  static void stop() throws Exception {
    client.close();
    server.close();
  }
}
