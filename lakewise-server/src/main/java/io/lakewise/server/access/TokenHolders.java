package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds the tokens of the state. What was asked a moment ago is not asked again, so a token
 * that another process revokes works for another second at most. Thread-safe.
 */
public final class TokenHolders {

  private static final Logger LOG = LoggerFactory.getLogger(TokenHolders.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private record Known(TokenEntry token, Instant asked) {}

  private final Supplier<Tokens> tokens;
  private final InstantSource clock;
  private final Executor asking;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final OpenRequests open = new OpenRequests();
  private Map<String, Instant> used = new HashMap<>();

  /**
   * Holders of the tokens of a state.
   *
   * @param tokens opens the state when it is first needed
   * @param asking where the state is asked, which may take a while
   */
  public TokenHolders(Supplier<Tokens> tokens, InstantSource clock, Executor asking) {
    this.tokens = tokens;
    this.clock = clock;
    this.asking = asking;
  }

  /** What is known of a token that lets its holder in. */
  CompletableFuture<Optional<TokenEntry>> holder(String token) {
    if (!TokenText.isToken(token)) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String digest = TokenText.digest(token);
    Instant now = clock.instant();
    synchronized (this) {
      Known fresh = known.get(digest);
      if (fresh != null && now.isBefore(fresh.asked.plus(FRESH))) {
        return CompletableFuture.completedFuture(letIn(fresh.token, now));
      }
    }
    return CompletableFuture.supplyAsync(() -> asked(digest), asking);
  }

  private Optional<TokenEntry> asked(String digest) {
    Instant now = clock.instant();
    Optional<TokenEntry> found = tokens.get().find(digest);
    synchronized (this) {
      known.remove(digest);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      if (known.size() == MOST) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(digest, new Known(found.get(), now));
      return letIn(found.get(), now);
    }
  }

  private synchronized Optional<TokenEntry> letIn(TokenEntry token, Instant now) {
    if (!token.works(now)) {
      return Optional.empty();
    }
    used.put(token.id(), now);
    return Optional.of(token);
  }

  /** A request was let in by a token, and is to end when the token does. */
  void began(String token, ServiceRequestContext request) {
    open.began(TokenText.digest(token), request);
  }

  /** What was known is asked again, for who has just revoked a token. */
  public void forget() {
    synchronized (this) {
      known.clear();
    }
    asking.execute(this::endRevoked);
  }

  /** Ends the requests of tokens that no longer let anybody in; called every second. */
  public void endRevoked() {
    for (String digest : open.tokens()) {
      try {
        if (asked(digest).isEmpty()) {
          open.end(digest);
        }
      } catch (LakewiseException unreachable) {
        LOG.warn("Nobody can tell now whether the tokens of running requests were revoked");
        return;
      }
    }
  }

  /** Writes down when tokens were last used; called from time to time, and at the end. */
  public void noteUses() {
    Map<String, Instant> times;
    synchronized (this) {
      times = used;
      used = new HashMap<>();
    }
    if (times.isEmpty()) {
      return;
    }
    try {
      tokens.get().used(times);
    } catch (LakewiseException unreachable) {
      LOG.warn("The last use of {} tokens could not be written down", times.size());
    }
  }
}
