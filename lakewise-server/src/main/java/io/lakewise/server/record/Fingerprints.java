package io.lakewise.server.record;

import io.lakewise.engine.statement.NormalizedText;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Keyed hashes (HMAC-SHA-256) of normalised texts. Not thread-safe. */
final class Fingerprints {

  private static final String ALGORITHM = "HmacSHA256";

  /** Longer texts come once. */
  private static final int LONGEST_KNOWN = 2000;

  private static final int MOST_KNOWN = 1000;

  private final Mac mac;

  /** What was asked before is asked again: texts are much slower to normalise than to find. */
  private final Map<String, String> known = recent();

  /** By normalised text, for what differs in values alone. */
  private final Map<String, String> hashed = recent();

  Fingerprints(byte[] key) {
    try {
      mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(key, ALGORITHM));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The fingerprint of a statement, in hexadecimal digits; empty for one that cannot be read. */
  String of(String text) {
    String found = known.get(text);
    if (found != null) {
      return found;
    }
    boolean kept = text.length() <= LONGEST_KNOWN;
    String normalized = NormalizedText.of(text);
    String fingerprint = kept ? hashed.get(normalized) : null;
    if (fingerprint == null) {
      fingerprint = normalized.isEmpty() ? "" : hash(normalized);
    }
    if (kept) {
      known.put(text, fingerprint);
      hashed.put(normalized, fingerprint);
    }
    return fingerprint;
  }

  private String hash(String normalized) {
    return HexFormat.of().formatHex(mac.doFinal(normalized.getBytes(StandardCharsets.UTF_8)));
  }

  private static Map<String, String> recent() {
    return new LinkedHashMap<>(16, 0.75f, true) {
      @Override
      protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
        return size() > MOST_KNOWN;
      }
    };
  }
}
