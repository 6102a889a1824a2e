package io.lakewise.server.api;

import io.lakewise.server.answer.ApiException;
import io.lakewise.server.download.DownloadFormat;
import io.lakewise.server.download.Downloads;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.statement.Statements;
import java.util.Arrays;
import java.util.List;

/** The results of the caller's statements as files. */
public final class DownloadEndpoints {

  private static final int LONGEST_NAME = 100;
  private static final String DEFAULT_NAME = "result";
  private static final Parameter FORMAT =
      new Parameter("format", false, true, "csv, parquet, or xlsx, a workbook of Excel");
  private static final Parameter NAME =
      new Parameter("name", false, false, "Of the file, without its ending. Default: result");

  private final Statements statements;
  private final Downloads downloads;

  /** Serves the results of {@code statements}. */
  public DownloadEndpoints(Statements statements, Downloads downloads) {
    this.statements = statements;
    this.downloads = downloads;
  }

  List<Endpoint> all() {
    return List.of(
        Endpoint.get(
            "/api/v1/statements/{id}/download",
            "downloadResult",
            "The whole result of a finished statement of the caller as a file",
            List.of(FORMAT, NAME),
            FileAnswer.class,
            this::download));
  }

  private FileAnswer download(ApiCall call) {
    DownloadFormat format = format(call.text(FORMAT.name()));
    KeptResult result = result(call);
    if (format == DownloadFormat.PARQUET && result.columns().isEmpty()) {
      throw ApiException.state("The statement answered no columns, which Parquet needs.");
    }
    return new FileAnswer(
        downloads.of(call.context(), result, format, name(call.text(NAME.name()))));
  }

  private KeptResult result(ApiCall call) {
    String id = call.path("id");
    return statements
        .find(call.caller(), id)
        .orElseThrow(() -> ApiException.missing("The statement " + id + " was not found."))
        .requireResult();
  }

  private static DownloadFormat format(String text) {
    return Arrays.stream(DownloadFormat.values())
        .filter(format -> format.name().equalsIgnoreCase(text))
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.invalid("format is '" + text + "' (expected: csv, parquet or xlsx)."));
  }

  /** Nothing in it means a folder, or another kind of file, to whoever keeps it. */
  private static String name(String wanted) {
    String name = wanted.replaceAll("[^\\p{L}\\p{M}\\p{N} _-]+", "_").strip();
    int end =
        name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
    return name.isEmpty() ? DEFAULT_NAME : name.substring(0, end);
  }
}
