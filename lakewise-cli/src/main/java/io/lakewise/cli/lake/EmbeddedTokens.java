package io.lakewise.cli.lake;

import io.lakewise.catalog.Tokens;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.entry.TokenEntry;
import io.lakewise.catalog.token.TokenText;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The tokens of a lake in this process. */
final class EmbeddedTokens implements LakeTokens {

  private static final int ID_LENGTH = 8;

  private final Tokens tokens;
  private final SecureRandom random = new SecureRandom();

  EmbeddedTokens(Tokens tokens) {
    this.tokens = tokens;
  }

  @Override
  public MadeToken create(String principal, String comment, int days) {
    String value = TokenText.random(random);
    Instant now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    TokenEntry wanted =
        new TokenEntry(
            UUID.randomUUID().toString().substring(0, ID_LENGTH),
            principal,
            false,
            comment,
            Viewer.LOCAL.principal(),
            now,
            days == 0 ? Optional.empty() : Optional.of(now.plus(Duration.ofDays(days))),
            Optional.empty(),
            Optional.empty());
    return new MadeToken(tokens.create(Viewer.LOCAL, wanted, TokenText.digest(value)), value);
  }

  @Override
  public List<TokenEntry> list() {
    return tokens.list(Viewer.LOCAL);
  }

  @Override
  public void revoke(String id) {
    tokens.revoke(Viewer.LOCAL, id);
  }
}
