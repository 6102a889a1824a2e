package io.lakewise.server.access;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenText;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Tokens of the state.
 *
 * @param tokens opens the state when it is first needed
 */
public record TokenKind(Supplier<Tokens> tokens, Executor asking) implements CredentialKind {

  @Override
  public Optional<Supplier<Optional<TokenEntry>>> question(String text) {
    if (!TokenText.isToken(text)) {
      return Optional.empty();
    }
    String digest = TokenText.digest(text);
    return Optional.of(() -> tokens.get().find(digest));
  }

  @Override
  public void used(Map<String, Instant> times) {
    tokens.get().used(times);
  }
}
