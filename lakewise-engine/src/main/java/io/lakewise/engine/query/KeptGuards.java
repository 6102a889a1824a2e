package io.lakewise.engine.query;

import io.lakewise.catalog.principal.Membership;
import io.lakewise.engine.workbench.Workbench;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Policies that were bound before. Only those are kept whose functions name nothing but their
 * arguments, so that what is decided anew for each statement, as whether a table may be read or
 * which version it has, is never kept. Queries of policies with fewer columns are kept by the whole
 * query's text, which has in it whatever was decided. Bounded; the least recently used goes first.
 * Thread-safe.
 */
public final class KeptGuards {

  private static final int MOST = 256;

  /**
   * What decides how a policy is bound.
   *
   * @param name by which the statement's query calls the table
   * @param select the policy's query, which calls its functions by their places
   * @param bodies the functions in order of place
   * @param asker for whom it was bound; null if it is the same for everybody
   */
  record Question(String name, String select, List<Body> bodies, Membership asker) {

    Question by(Membership membership) {
      return new Question(name, select, bodies, membership);
    }
  }

  /** What a function is made of. */
  record Body(List<UserFunction.Parameter> parameters, Optional<String> returns, String body) {

    static Body of(UserFunction function) {
      return new Body(function.parameters(), function.returns(), function.body());
    }
  }

  /**
   * A policy, bound.
   *
   * @param varies whether something in it asked who runs the statement
   */
  record Kept(Guard guard, boolean varies) {}

  /** A policy's query, and the columns that stay. */
  private record Narrowing(String select, Set<String> columns) {}

  /** The most recently used of what is known. */
  private static final class Recent<K, V> extends LinkedHashMap<K, V> {

    private static final long serialVersionUID = 1L;

    Recent() {
      super(16, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
      return size() > MOST;
    }
  }

  private final Map<Question, Kept> guards = new Recent<>();
  private final Map<Narrowing, NarrowPolicy> narrow = new Recent<>();

  synchronized Optional<Kept> find(Question question) {
    return Optional.ofNullable(guards.get(question));
  }

  synchronized void keep(Question question, Kept kept) {
    guards.put(question, kept);
  }

  /**
   * A guard with some columns alone.
   *
   * @param columns lower case
   */
  Guard narrowed(Guard guard, Set<String> columns, Workbench workbench) {
    Narrowing asked = new Narrowing(guard.select(), columns);
    NarrowPolicy known;
    synchronized (this) {
      known = narrow.get(asked);
    }
    if (known == null) {
      known = NarrowPolicy.of(workbench, guard.select(), columns);
      synchronized (this) {
        narrow.put(asked, known);
      }
    }
    return guard.with(known);
  }
}
