package io.lakewise.engine.query;

import io.lakewise.catalog.principal.Membership;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Policies that were bound before. Only those are kept whose functions name nothing but their
 * arguments, so that what is decided anew for each statement, as whether a table may be read or
 * which version it has, is never kept. Bounded; the least recently used goes first. Thread-safe.
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

  private final Map<Question, Kept> guards =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Kept> eldest) {
          return size() > MOST;
        }
      };

  synchronized Optional<Kept> find(Question question) {
    return Optional.ofNullable(guards.get(question));
  }

  synchronized void keep(Question question, Kept kept) {
    guards.put(question, kept);
  }
}
