package io.lakewise.server.console;

import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.server.HttpService;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceBindingBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Answers every page with the one document whose script shows it, and files by their names. */
public final class ConsoleService implements HttpService {

  /**
   * Scripts, styles and fonts are the server's own files, and data come from it alone. Pictures may
   * also be what a page has drawn itself.
   */
  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'";

  private static final String DOCUMENT = "/index.html";

  private final ConsoleFiles files = new ConsoleFiles();

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    ServiceBindingBuilder routes = server.route().get("/").head("/");
    ConsolePaths.PAGES.forEach(
        page ->
            routes.get(page).head(page).get("prefix:" + page + "/").head("prefix:" + page + "/"));
    ConsolePaths.KNOWN_FILES.forEach(file -> routes.get(file).head(file));
    String assets = "prefix:" + ConsolePaths.ASSETS;
    routes.get(assets).head(assets).build(this);
  }

  @Override
  public HttpResponse serve(ServiceRequestContext context, HttpRequest request) throws Exception {
    context.setAdditionalResponseHeader(HttpHeaderNames.CONTENT_SECURITY_POLICY, POLICY);
    context.setAdditionalResponseHeader(HttpHeaderNames.CROSS_ORIGIN_OPENER_POLICY, "same-origin");
    context.setAdditionalResponseHeader(
        HttpHeaderNames.PERMISSIONS_POLICY, "camera=(), geolocation=(), microphone=()");
    String path = context.path();
    boolean file = path.startsWith(ConsolePaths.ASSETS) || ConsolePaths.KNOWN_FILES.contains(path);
    Optional<HttpService> found =
        files.find(file ? path : DOCUMENT, request.headers().get(HttpHeaderNames.ACCEPT_ENCODING));
    if (found.isPresent()) {
      return found.get().serve(context, request);
    }
    return file
        ? HttpResponse.of(
            HttpStatus.NOT_FOUND,
            MediaType.JSON_UTF_8,
            JsonAnswers.errorBody("NOT_FOUND", "The console has no such file."))
        : notBuilt();
  }

  /** What is shown in the console's place by a server that was built without it. */
  private static HttpResponse notBuilt() {
    try (InputStream page = ConsoleService.class.getResourceAsStream("not-built.html")) {
      return HttpResponse.of(
          ResponseHeaders.builder(HttpStatus.SERVICE_UNAVAILABLE)
              .contentType(MediaType.HTML_UTF_8)
              .add(HttpHeaderNames.CACHE_CONTROL, "no-store")
              .build(),
          HttpData.wrap(page.readAllBytes()));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
