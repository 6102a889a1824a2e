package io.lakewise.server.volume;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpMethod;
import com.linecorp.armeria.common.HttpRequest;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.ResponseHeadersBuilder;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServerBuilder;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.audit.AuditEvent;
import io.lakewise.engine.volume.FileInfo;
import io.lakewise.engine.volume.VolumeFile;
import io.lakewise.engine.volume.VolumeFiles;
import io.lakewise.engine.volume.VolumePath;
import io.lakewise.engine.volume.VolumeUpload;
import io.lakewise.server.access.Access;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Files and folders of volumes at Databricks' paths. Bodies are streamed both ways; a file that has
 * not come in whole is never seen.
 */
public final class FilesApi {

  private static final String FILES = "/api/2.0/fs/files";
  private static final String FOLDERS = "/api/2.0/fs/directories";

  /** For a whole file to come or go. */
  private static final Duration LONGEST = Duration.ofHours(6);

  private static final int BUFFER = 256 << 10;
  private static final int PAGE = 1_000;

  private final VolumeFiles files;
  private final FileAudit audit;

  /** Serves the files of a lake's volumes, and tells an audit. */
  public FilesApi(VolumeFiles files, Consumer<AuditEvent> audit, InstantSource clock) {
    this.files = files;
    this.audit = new FileAudit(files::isInVolume, audit, clock);
  }

  /** Adds its paths to a server. */
  public void addTo(ServerBuilder server) {
    route(server, HttpMethod.GET, FILES, (context, request) -> download(context, request, true));
    route(server, HttpMethod.HEAD, FILES, (context, request) -> download(context, request, false));
    // Said of the route: a length that is announced is judged before anybody handles the request.
    server
        .route()
        .methods(HttpMethod.PUT)
        .pathPrefix(FILES)
        .maxRequestLength(0)
        .build(new FileService(this::upload, audit.of(FILES)));
    server
        .route()
        .methods(HttpMethod.POST)
        .pathPrefix(FILES)
        .build(new FileService((context, request) -> begin(context), context -> {}));
    route(server, HttpMethod.DELETE, FILES, this::remove);
    route(server, HttpMethod.GET, FOLDERS, (context, request) -> list(context));
    route(server, HttpMethod.HEAD, FOLDERS, (context, request) -> exists(context));
    route(server, HttpMethod.PUT, FOLDERS, (context, request) -> make(context));
    route(server, HttpMethod.DELETE, FOLDERS, (context, request) -> removeFolder(context));
  }

  private void route(
      ServerBuilder server, HttpMethod method, String prefix, FileService.Handler handler) {
    server
        .route()
        .methods(method)
        .pathPrefix(prefix)
        .build(new FileService(handler, audit.of(prefix)));
  }

  private HttpResponse download(ServiceRequestContext context, HttpRequest request, boolean body) {
    Viewer viewer = Access.viewer(context);
    VolumePath path = RequestPath.of(context, FILES);
    VolumeFile file = files.read(viewer, path);
    FileInfo info = file.info();
    if (UnmodifiedSince.isBroken(request.headers(), info.modified())) {
      file.close();
      return HttpResponse.of(HttpStatus.PRECONDITION_FAILED);
    }
    Optional<ByteRange> part =
        body
            ? ByteRange.of(request.headers().get(HttpHeaderNames.RANGE), info.size())
            : Optional.empty();
    ByteRange range = part.orElse(new ByteRange(0, info.size()));
    boolean nothing = part.isPresent() && range.length() <= 0;
    ResponseHeadersBuilder headers =
        ResponseHeaders.builder(
                nothing
                    ? HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE
                    : part.isPresent() ? HttpStatus.PARTIAL_CONTENT : HttpStatus.OK)
            .contentType(MediaType.OCTET_STREAM)
            .set(HttpHeaderNames.ACCEPT_RANGES, "bytes")
            .set(HttpHeaderNames.CONTENT_DISPOSITION, "attachment")
            .set(HttpHeaderNames.LAST_MODIFIED, modified(info));
    if (nothing) {
      file.close();
      return HttpResponse.of(
          headers.set(HttpHeaderNames.CONTENT_RANGE, "bytes */" + info.size()).build());
    }
    part.ifPresent(
        some ->
            headers.set(
                HttpHeaderNames.CONTENT_RANGE,
                "bytes %d-%d/%d"
                    .formatted(some.first(), some.first() + some.length() - 1, info.size())));
    headers.contentLength(range.length());
    if (!body || range.length() == 0) {
      file.close();
      return HttpResponse.of(headers.build());
    }
    context.setRequestTimeout(LONGEST);
    StreamMessage<HttpData> bytes =
        StreamMessage.builder(file.stream(range.first(), range.first() + range.length()))
            .bufferSize(BUFFER)
            .build();
    bytes.whenComplete().handle((done, failure) -> close(file));
    return HttpResponse.of(headers.build(), bytes);
  }

  private static VolumeFile close(VolumeFile file) {
    file.close();
    return file;
  }

  private static String modified(FileInfo info) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(info.modified().atOffset(ZoneOffset.UTC));
  }

  private HttpResponse upload(ServiceRequestContext context, HttpRequest request) {
    // As Databricks has it: what is not said is true.
    boolean overwrite = !"false".equalsIgnoreCase(context.queryParam("overwrite"));
    VolumePath path = RequestPath.of(context, FILES);
    context.setRequestTimeout(LONGEST);
    try (VolumeUpload upload = files.write(Access.viewer(context), path, overwrite);
        InputStream body =
            request.toInputStream(
                object -> object instanceof HttpData data ? data : HttpData.empty())) {
      byte[] buffer = new byte[BUFFER];
      for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
        upload.write(ByteBuffer.wrap(buffer, 0, count));
      }
      upload.commit();
      return HttpResponse.of(HttpStatus.NO_CONTENT);
    } catch (IOException cut) {
      throw ApiException.malformed("The file did not come in whole.");
    }
  }

  /**
   * Databricks' client wants to send a large file in parts, to addresses that it is given. It is
   * given none, and so sends it as a whole.
   */
  private static HttpResponse begin(ServiceRequestContext context) {
    RequestPath.of(context, FILES);
    if (!"initiate-upload".equals(context.queryParam("action"))) {
      throw ApiException.unsupported("Files are put in one piece, by PUT.");
    }
    ObjectNode answer = JsonAnswers.object();
    answer.putObject("multipart_upload").put("session_token", "in-one-piece");
    return JsonAnswers.ok(answer);
  }

  private HttpResponse remove(ServiceRequestContext context, HttpRequest request) {
    files.remove(Access.viewer(context), RequestPath.of(context, FILES));
    return HttpResponse.of(HttpStatus.NO_CONTENT);
  }

  private HttpResponse exists(ServiceRequestContext context) {
    VolumePath path = RequestPath.of(context, FOLDERS);
    if (!files.info(Access.viewer(context), path).folder()) {
      throw ApiException.missing("The folder " + path + " does not exist.");
    }
    return HttpResponse.of(HttpStatus.OK);
  }

  private HttpResponse make(ServiceRequestContext context) {
    files.makeFolder(Access.viewer(context), RequestPath.of(context, FOLDERS));
    return HttpResponse.of(HttpStatus.NO_CONTENT);
  }

  private HttpResponse removeFolder(ServiceRequestContext context) {
    files.removeFolder(Access.viewer(context), RequestPath.of(context, FOLDERS));
    return HttpResponse.of(HttpStatus.NO_CONTENT);
  }

  private HttpResponse list(ServiceRequestContext context) {
    int most = size(context.queryParam("page_size"));
    List<FileInfo> found =
        files.list(
            Access.viewer(context),
            RequestPath.of(context, FOLDERS),
            after(context.queryParam("page_token")),
            most + 1);
    ObjectNode answer = JsonAnswers.object();
    ArrayNode contents = answer.putArray("contents");
    for (FileInfo file : found.subList(0, Math.min(most, found.size()))) {
      ObjectNode entry = contents.addObject().put("path", file.path().toString());
      entry.put("name", file.name()).put("is_directory", file.folder());
      entry.put("last_modified", file.modified().toEpochMilli());
      if (!file.folder()) {
        entry.put("file_size", file.size());
      }
    }
    if (found.size() > most) {
      byte[] last = found.get(most - 1).name().getBytes(StandardCharsets.UTF_8);
      answer.put("next_page_token", Base64.getUrlEncoder().withoutPadding().encodeToString(last));
    }
    return JsonAnswers.ok(answer);
  }

  private static int size(String wanted) {
    try {
      int size = wanted == null || wanted.isEmpty() ? PAGE : Integer.parseInt(wanted);
      return size <= 0 ? PAGE : Math.min(PAGE, size);
    } catch (NumberFormatException e) {
      throw ApiException.invalid("page_size is no whole number.");
    }
  }

  private static String after(String token) {
    try {
      return token == null
          ? ""
          : new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      throw ApiException.invalid("page_token is no token of this list.");
    }
  }
}
