package io.lakewise.server.console;

import com.google.common.hash.Hashing;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.file.HttpFile;
import com.linecorp.armeria.server.file.HttpFileBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The built files on the class path, each as it was packed by the build where it was. What was
 * asked for once stays in memory: they are few. Thread-safe.
 */
final class ConsoleFiles {

  private static final String FOLDER = "io/lakewise/console";
  private static final String UNCHANGING = "public, max-age=31536000, immutable";

  /** Always asked for anew, which costs no more than an answer without a body. */
  private static final String CHANGING = "no-cache";

  /** No part of a name begins with a point, so that none leads upwards. */
  private static final Pattern NAME = Pattern.compile("(/[A-Za-z0-9_-][A-Za-z0-9._-]*)+");

  private static final Map<String, String> TYPES =
      Map.ofEntries(
          Map.entry("html", MediaType.HTML_UTF_8.toString()),
          Map.entry("js", "text/javascript; charset=utf-8"),
          Map.entry("css", MediaType.CSS_UTF_8.toString()),
          Map.entry("json", MediaType.JSON_UTF_8.toString()),
          Map.entry("svg", MediaType.SVG_UTF_8.toString()),
          Map.entry("png", MediaType.PNG.toString()),
          Map.entry("ico", "image/x-icon"),
          Map.entry("woff2", "font/woff2"),
          Map.entry("wasm", "application/wasm"),
          Map.entry("webmanifest", "application/manifest+json"),
          Map.entry("txt", MediaType.PLAIN_TEXT_UTF_8.toString()));

  /** How a file may be packed, the best first, and how its name ends then. */
  private enum Packing {
    BROTLI("br", ".br"),
    GZIP("gzip", ".gz"),
    NONE("identity", "");

    private final String coding;
    private final String ending;

    Packing(String coding, String ending) {
      this.coding = coding;
      this.ending = ending;
    }
  }

  private final ClassLoader loader = ConsoleFiles.class.getClassLoader();
  private final Map<String, HttpService> files = new ConcurrentHashMap<>();

  /**
   * What answers with a file.
   *
   * @param path with a slash before it
   * @param accepted the codings that the client takes; null for none
   */
  Optional<HttpService> find(String path, String accepted) {
    if (!NAME.matcher(path).matches()) {
      return Optional.empty();
    }
    for (Packing packing : Packing.values()) {
      if (accepts(accepted, packing)) {
        Optional<HttpService> found = packed(path, packing);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static boolean accepts(String accepted, Packing packing) {
    if (packing == Packing.NONE) {
      return true;
    }
    if (accepted == null) {
      return false;
    }
    for (String each : accepted.split(",", -1)) {
      List<String> parts = List.of(each.replace(" ", "").split(";", -1));
      if (parts.get(0).equalsIgnoreCase(packing.coding)) {
        return parts.stream().noneMatch(part -> part.matches("(?i)q=0(\\.0*)?"));
      }
    }
    return false;
  }

  private Optional<HttpService> packed(String path, Packing packing) {
    String name = path + packing.ending;
    HttpService known = files.get(name);
    if (known != null) {
      return Optional.of(known);
    }
    Optional<String> type = type(path);
    if (type.isEmpty()) {
      return Optional.empty();
    }
    return bytes(name)
        .map(
            content -> {
              HttpService file = file(path, type.get(), packing, content).asService();
              files.put(name, file);
              return file;
            });
  }

  private static Optional<String> type(String path) {
    return Optional.ofNullable(TYPES.get(path.substring(path.lastIndexOf('.') + 1)));
  }

  private Optional<byte[]> bytes(String name) {
    try (InputStream resource = loader.getResourceAsStream(FOLDER + name)) {
      return resource == null ? Optional.empty() : Optional.of(resource.readAllBytes());
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static HttpFile file(String path, String type, Packing packing, byte[] content) {
    String tag = Hashing.sha256().hashBytes(content).toString().substring(0, 32);
    HttpFileBuilder file =
        HttpFile.builder(HttpData.wrap(content))
            .lastModified(false)
            .entityTag((name, attributes) -> tag)
            .contentType(type)
            .cacheControl(path.startsWith(ConsolePaths.ASSETS) ? UNCHANGING : CHANGING)
            .addHeader(HttpHeaderNames.VARY, HttpHeaderNames.ACCEPT_ENCODING);
    if (packing != Packing.NONE) {
      file.addHeader(HttpHeaderNames.CONTENT_ENCODING, packing.coding);
    }
    return file.build();
  }
}
