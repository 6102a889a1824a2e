package io.lakewise.engine.workbench.duckdb;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.engine.tree.Trees;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WorkSession;
import io.lakewise.engine.workbench.Workbench;
import io.lakewise.engine.workbench.template.ParsedTexts;
import io.lakewise.engine.workbench.warm.WarmStore;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;

/** The executing half inside this process. Instances are opened when first needed. */
public final class EmbeddedWorkbench implements Workbench {

  private final WorkbenchConfiguration configuration;
  private final ScheduledExecutorService timer;
  private final Instances instances;
  private final ParsedTexts texts = new ParsedTexts();
  private final PlanCache plans = new PlanCache();
  private final PlanTemplates templates = new PlanTemplates();
  private final Set<EmbeddedWorkSession> sessions = ConcurrentHashMap.newKeySet();
  private StatementParser parser;
  private int parserAge;

  /**
   * Opens nothing yet.
   *
   * @param timer repeats interrupts and keeps time limits; not ended by {@link #close}
   */
  public EmbeddedWorkbench(WorkbenchConfiguration configuration, ScheduledExecutorService timer) {
    this.configuration = configuration;
    this.timer = timer;
    this.instances = new Instances(configuration);
  }

  @Override
  public ObjectNode parse(String select) {
    ObjectNode known = texts.find(select);
    if (known != null) {
      return known;
    }
    ObjectNode tree = parser().parse(select);
    texts.keep(select, Trees.write(tree).getBytes(StandardCharsets.UTF_8));
    return tree;
  }

  @Override
  public String render(ObjectNode tree) {
    return parser().render(tree);
  }

  @Override
  public WorkSession open(WorkLimits limits) {
    EmbeddedWorkSession session =
        new EmbeddedWorkSession(
            instances,
            limits.timeZone(),
            new Interruption(timer, limits.maxMillis(), limits.leftMillis()),
            this::parser,
            configuration.staging(),
            plans,
            templates,
            sessions::remove);
    sessions.add(session);
    return session;
  }

  /**
   * Ends every step that is running, because the process runs out of memory; thread-safe.
   *
   * @return whether any session was open
   */
  public boolean interruptForMemory() {
    boolean any = false;
    for (EmbeddedWorkSession session : sessions) {
      session.interrupt(Interruption.Reason.OUT_OF_MEMORY);
      any = true;
    }
    return any;
  }

  /**
   * Does some of the work of keeping warm what is read again and again: a part of a second's. To be
   * called again and again by a thread of its own.
   *
   * @param nanos the time, on any clock that does not go back
   * @return whether there may be more to do
   */
  public boolean warm(long nanos) {
    return instances.warm().map(store -> store.step(nanos)).orElse(false);
  }

  /** Gives up what is kept warm, for some minutes: the memory is needed. */
  public void cool() {
    instances.warm().ifPresent(WarmStore::cool);
  }

  /** Whether any statement has a session open. */
  public boolean isBusy() {
    return !sessions.isEmpty();
  }

  @Override
  public synchronized void close() {
    sessions.forEach(WorkSession::interrupt);
    if (parser != null) {
      parser.close();
      parser = null;
    }
    instances.close();
  }

  private synchronized StatementParser parser() {
    if (parser != null && parserAge != instances.replaced()) {
      parser.close();
      parser = null;
    }
    if (parser == null) {
      parserAge = instances.replaced();
      parser = new StatementParser(instances.of(Instances.Purpose.EXECUTING).take("UTC"));
    }
    return parser;
  }
}
