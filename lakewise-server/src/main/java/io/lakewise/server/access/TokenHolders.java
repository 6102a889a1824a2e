package io.lakewise.server.access;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenText;
import io.lakewise.table.error.LakewiseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Who holds tokens and other credentials. What was asked a moment ago is not asked again, so a
 * token that another process revokes works for another second at most. Thread-safe.
 */
public final class TokenHolders {

  private static final Logger LOG = LoggerFactory.getLogger(TokenHolders.class);
  private static final Duration FRESH = Duration.ofSeconds(1);
  private static final int MOST = 10_000;

  private record Known(TokenEntry token, Instant asked) {}

  /** A credential of a kind. */
  private record Shown(CredentialKind kind, Supplier<Optional<TokenEntry>> question) {}

  private final List<CredentialKind> kinds;
  private final InstantSource clock;
  private final Executor looking;
  private final Map<String, Known> known = new LinkedHashMap<>();
  private final OpenRequests open = new OpenRequests();
  private Map<CredentialKind, Map<String, Instant>> used = new HashMap<>();

  /**
   * Holders of credentials.
   *
   * @param looking where those that have open requests are looked after
   */
  public TokenHolders(List<CredentialKind> kinds, InstantSource clock, Executor looking) {
    this.kinds = List.copyOf(kinds);
    this.clock = clock;
    this.looking = looking;
  }

  /** What is known of a credential that lets its holder in. */
  CompletableFuture<Optional<TokenEntry>> holder(String text) {
    Optional<Shown> shown = shown(text);
    if (shown.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    String digest = TokenText.digest(text);
    CredentialKind kind = shown.get().kind;
    Instant now = clock.instant();
    synchronized (this) {
      Known fresh = known.get(digest);
      if (fresh != null && now.isBefore(fresh.asked.plus(FRESH))) {
        return CompletableFuture.completedFuture(letIn(kind, fresh.token, now));
      }
    }
    return CompletableFuture.supplyAsync(
        () -> asked(digest, shown.get().question).flatMap(entry -> letIn(kind, entry, now)),
        kind.asking());
  }

  private Optional<Shown> shown(String text) {
    for (CredentialKind kind : kinds) {
      Optional<Supplier<Optional<TokenEntry>>> question = kind.question(text);
      if (question.isPresent()) {
        return Optional.of(new Shown(kind, question.get()));
      }
    }
    return Optional.empty();
  }

  /** Whether a credential let somebody in when it was last asked for. */
  synchronized boolean isKnown(String text) {
    return known.containsKey(TokenText.digest(text));
  }

  /** The credential as it is now, if it works. */
  private Optional<TokenEntry> asked(String digest, Supplier<Optional<TokenEntry>> question) {
    Instant now = clock.instant();
    Optional<TokenEntry> found = question.get().filter(token -> token.works(now));
    synchronized (this) {
      known.remove(digest);
      found.ifPresent(
          token -> {
            if (known.size() == MOST) {
              known.remove(known.keySet().iterator().next());
            }
            known.put(digest, new Known(token, now));
          });
    }
    return found;
  }

  private synchronized Optional<TokenEntry> letIn(
      CredentialKind kind, TokenEntry token, Instant now) {
    if (!token.works(now)) {
      return Optional.empty();
    }
    used.computeIfAbsent(kind, each -> new HashMap<>()).put(token.id(), now);
    return Optional.of(token);
  }

  /** A request was let in by a credential, and is to end when that does. */
  void began(String text, ServiceRequestContext request) {
    shown(text).ifPresent(shown -> open.began(TokenText.digest(text), shown.question, request));
  }

  /** What was known is asked again, for who has just ended something. */
  public void forget() {
    synchronized (this) {
      known.clear();
    }
    looking.execute(this::endRevoked);
  }

  /** Ends the requests of credentials that no longer let anybody in; called every second. */
  public void endRevoked() {
    for (Map.Entry<String, Supplier<Optional<TokenEntry>>> each : open.questions().entrySet()) {
      try {
        if (asked(each.getKey(), each.getValue()).isEmpty()) {
          open.end(each.getKey());
        }
      } catch (LakewiseException unreachable) {
        LOG.warn("Nobody can tell now whether the tokens of running requests were revoked");
        return;
      }
    }
  }

  /** Writes down when credentials were last used; called from time to time, and at the end. */
  public void noteUses() {
    Map<CredentialKind, Map<String, Instant>> times;
    synchronized (this) {
      times = used;
      used = new HashMap<>();
    }
    times.forEach(
        (kind, uses) -> {
          try {
            kind.used(uses);
          } catch (LakewiseException unreachable) {
            LOG.warn("The last use of {} tokens could not be written down", uses.size());
          }
        });
  }
}
