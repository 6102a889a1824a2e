package io.lakewise.catalog.audit;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * An event at its place in a chain.
 *
 * @param chain id of the chain
 * @param sequence from 1 on, without gaps
 * @param event what happened
 * @param previousHash of the link before; empty at the first
 * @param hash of this link: SHA-256, in hexadecimal digits, of all the above
 */
public record AuditLink(
    String chain, long sequence, AuditEvent event, String previousHash, String hash) {

  /** The link of an event. */
  public static AuditLink of(String chain, long sequence, AuditEvent event, String previousHash) {
    return new AuditLink(
        chain, sequence, event, previousHash, hashed(chain, sequence, event, previousHash));
  }

  /** Whether its hash is that of what it says. */
  public boolean verifies() {
    return hash.equals(hashed(chain, sequence, event, previousHash));
  }

  /** Unique among all links. */
  public String id() {
    return chain + "-" + sequence;
  }

  private static String hashed(String chain, long sequence, AuditEvent event, String previousHash) {
    StringBuilder text = new StringBuilder();
    add(text, chain);
    add(text, Long.toString(sequence));
    add(text, Long.toString(event.time()));
    add(text, event.service());
    add(text, event.action());
    add(text, event.user());
    add(text, event.origin().address());
    add(text, event.origin().agent());
    add(text, event.origin().request());
    add(text, Integer.toString(event.parameters().size()));
    event
        .parameters()
        .forEach(
            (name, value) -> {
              add(text, name);
              add(text, value);
            });
    add(text, Integer.toString(event.status()));
    add(text, event.error());
    add(text, previousHash);
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] hash = digest.digest(text.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(hash);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** With its length before it, so that nothing can move from one value to the next. */
  private static void add(StringBuilder text, String value) {
    if (value == null) {
      text.append("-;");
    } else {
      text.append(value.length()).append(':').append(value).append(';');
    }
  }
}
