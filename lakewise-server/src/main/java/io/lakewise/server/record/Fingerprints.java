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
  private final Map<String, String> known = new LinkedHashMap<>(16, 0.75f, true);

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
    String normalized = NormalizedText.of(text);
    String fingerprint =
        normalized.isEmpty()
            ? ""
            : HexFormat.of().formatHex(mac.doFinal(normalized.getBytes(StandardCharsets.UTF_8)));
    if (text.length() <= LONGEST_KNOWN) {
      known.put(text, fingerprint);
      if (known.size() > MOST_KNOWN) {
        known.remove(known.keySet().iterator().next());
      }
    }
    return fingerprint;
  }
}
