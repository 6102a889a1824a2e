package io.lakewise.server.openlineage;

import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.session.Principal;
import io.lakewise.server.configuration.ServerConfiguration.OpenLineageTarget;
import io.lakewise.server.record.WritingRun;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends what statements made of what to whom the configuration names. Nobody waits for it: what
 * does not fit into the queue, or is not taken in some tries, is counted and gone. Thread-safe.
 */
public final class OpenLineageSender implements Consumer<WritingRun>, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(OpenLineageSender.class);
  private static final int MOST_WAITING = 5_000;
  private static final int TRIES = 3;
  private static final long PAUSE_MILLIS = 500;
  private static final long LAST_MILLIS = 2_000;

  private final BlockingQueue<WritingRun> queue = new ArrayBlockingQueue<>(MOST_WAITING);
  private final List<Destination> destinations;
  private final RunEvents events;
  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong dropped = new AtomicLong();
  private final Thread thread = new Thread(this::send, "openlineage");
  private volatile boolean closing;
  private boolean failing;

  /** Sends to a target; a target of nothing takes nothing. */
  public OpenLineageSender(OpenLineageTarget target, LakeInspection lake, String version) {
    this(
        destinations(target),
        new RunEvents(target.namespace(), version, name -> schema(lake, name)));
  }

  OpenLineageSender(List<Destination> destinations, RunEvents events) {
    this.destinations = destinations;
    this.events = events;
    thread.setDaemon(true);
    if (!destinations.isEmpty()) {
      thread.start();
    }
  }

  private static List<Destination> destinations(OpenLineageTarget target) {
    List<Destination> all = new ArrayList<>();
    target.address().ifPresent(address -> all.add(Destinations.http(address, target.key())));
    target.file().ifPresent(file -> all.add(Destinations.file(file)));
    return all;
  }

  private static Map<String, String> schema(LakeInspection lake, String name) {
    List<String> parts = NameRules.parts(name);
    Map<String, String> columns = new LinkedHashMap<>();
    if (parts.size() == 3) {
      try {
        lake.schema(Principal.LOCAL, new QualifiedName(parts.get(0), parts.get(1), parts.get(2)))
            .ifPresent(
                schema ->
                    schema
                        .fields()
                        .forEach(
                            field ->
                                columns.put(field.name(), DuckDbTypes.toDuckDb(field.type()))));
      } catch (NameNotFoundException gone) {
        return Map.of();
      }
    }
    return columns;
  }

  @Override
  public void accept(WritingRun run) {
    if (!destinations.isEmpty() && !queue.offer(run)) {
      dropped.addAndGet(destinations.size());
    }
  }

  /** How many statements were told to somebody. */
  public long sent() {
    return sent.get();
  }

  /** How many were not. */
  public long dropped() {
    return dropped.get();
  }

  private void send() {
    try {
      while (!closing || !queue.isEmpty()) {
        WritingRun run = queue.poll(100, TimeUnit.MILLISECONDS);
        if (run != null) {
          send(run);
        }
      }
    } catch (InterruptedException end) {
      dropped.addAndGet(queue.size() * (long) destinations.size());
    }
  }

  private void send(WritingRun run) throws InterruptedException {
    List<String> made;
    try {
      made = events.of(run);
    } catch (LakewiseException unreadable) {
      LOG.warn("The lineage of statement {} was not told", run.id(), unreadable);
      dropped.addAndGet(destinations.size());
      return;
    }
    for (Destination destination : destinations) {
      if (isTaken(destination, made)) {
        sent.incrementAndGet();
      } else {
        dropped.incrementAndGet();
      }
    }
  }

  /** All of them; a place that does not answer is asked once for each until it answers again. */
  private boolean isTaken(Destination destination, List<String> made) throws InterruptedException {
    for (String event : made) {
      for (int tries = 1; ; tries++) {
        try {
          destination.take(event);
          failing = false;
          break;
        } catch (IOException problem) {
          if (!failing) {
            LOG.warn("OpenLineage events are not taken: {}", problem.toString());
          }
          if (failing || tries == TRIES || closing) {
            failing = true;
            return false;
          }
          Thread.sleep(PAUSE_MILLIS);
        }
      }
    }
    return true;
  }

  /** Sends what waits, for a moment. */
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(LAST_MILLIS);
      thread.interrupt();
      thread.join(LAST_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
