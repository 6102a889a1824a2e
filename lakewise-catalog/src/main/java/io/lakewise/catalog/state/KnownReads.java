package io.lakewise.catalog.state;

import io.lakewise.catalog.state.CommitCount.Moment;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * What was read of a database since anything was last committed to it, so that it need not be read
 * again. Whoever asks gets what the database says at that moment or later. Thread-safe.
 */
final class KnownReads implements AutoCloseable {

  private static final int MOST = 2_000;

  /** What is larger, as the text of a view may be, is read again: else these could fill memory. */
  private static final int LARGEST = 16_000;

  private final CommitCount count;
  private Answers answers = new Answers(new Moment(0, 0), Map.of());

  KnownReads(CommitCount count) {
    this.count = count;
  }

  private record Answers(Moment since, Map<Object, Object> byKey) {}

  /**
   * What an equal key has read, or else what is read now.
   *
   * @param key says what is read: equal keys have answers of one type, which nobody changes
   */
  @SuppressWarnings("unchecked")
  <T> T answer(Object key, Supplier<T> read) {
    Optional<Moment> now = count.now();
    if (now.isEmpty()) {
      return read.get();
    }
    Map<Object, Object> known = since(now.get());
    Object before = known.get(key);
    if (before != null) {
      return (T) before;
    }
    T answer = read.get();
    if (known.size() < MOST && letters(answer) <= LARGEST) {
      known.put(key, answer);
    }
    return answer;
  }

  /** Answers are records and what they are made of, which print all that they hold. */
  private static int letters(Object answer) {
    return answer.toString().length();
  }

  private synchronized Map<Object, Object> since(Moment now) {
    if (!answers.since().equals(now)) {
      answers = new Answers(now, new ConcurrentHashMap<>());
    }
    return answers.byKey();
  }

  @Override
  public void close() {
    count.close();
  }
}
