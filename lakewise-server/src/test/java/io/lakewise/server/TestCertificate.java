package io.lakewise.server;

import com.linecorp.armeria.common.TlsKeyPair;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateEncodingException;
import java.util.Base64;
import java.util.Map;

/** A certificate that signs itself, as two files. */
public final class TestCertificate {

  private TestCertificate() {}

  /** The settings that turn TLS on, with files in a folder. */
  public static Map<String, String> settings(Path folder) {
    TlsKeyPair pair = TlsKeyPair.ofSelfSigned("localhost");
    try {
      return Map.of(
          "tls-certificate",
          pem(folder, "CERTIFICATE", pair.certificateChain().get(0).getEncoded()),
          "tls-key",
          pem(folder, "PRIVATE KEY", pair.privateKey().getEncoded()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String pem(Path folder, String kind, byte[] bytes) throws IOException {
    String text = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(bytes);
    return Files.writeString(
            folder.resolve(kind.replace(' ', '-')),
            "-----BEGIN " + kind + "-----\n" + text + "\n-----END " + kind + "-----\n")
        .toString();
  }
}
