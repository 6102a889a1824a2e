package io.lakewise.server.volume;

import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.engine.volume.VolumePath;
import io.lakewise.server.answer.ApiException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The path of a volume in the path of a request, decoded once and between its slashes. */
final class RequestPath {

  private static final String VOLUMES = "/Volumes/";

  private RequestPath() {}

  static VolumePath of(ServiceRequestContext context, String route) {
    String below = context.path().substring(route.length());
    if (!below.startsWith(VOLUMES)) {
      throw ApiException.invalid("Paths of files begin with /Volumes/.");
    }
    String inside = below.substring(VOLUMES.length());
    String names = inside.endsWith("/") ? inside.substring(0, inside.length() - 1) : inside;
    List<String> decoded = new ArrayList<>();
    for (String name : names.split("/", -1)) {
      decoded.add(decoded(name));
    }
    return VolumePath.of(VOLUMES + String.join("/", decoded), decoded);
  }

  private static String decoded(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
    ByteBuffer plain = ByteBuffer.allocate(bytes.length);
    for (int at = 0; at < bytes.length; at++) {
      if (bytes[at] != '%') {
        plain.put(bytes[at]);
        continue;
      }
      int high = at + 2 < bytes.length ? Character.digit(bytes[at + 1], 16) : -1;
      int low = at + 2 < bytes.length ? Character.digit(bytes[at + 2], 16) : -1;
      if (high < 0 || low < 0) {
        throw malformed();
      }
      plain.put((byte) (high * 16 + low));
      at += 2;
    }
    try {
      // Strict: an overlong form of a dot or slash is no text.
      return StandardCharsets.UTF_8.newDecoder().decode(plain.flip()).toString();
    } catch (CharacterCodingException e) {
      throw malformed();
    }
  }

  private static ApiException malformed() {
    return ApiException.invalid("The path is not encoded as UTF-8 in percent signs.");
  }
}
