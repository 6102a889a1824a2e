package io.lakewise.server.download;

import com.linecorp.armeria.common.ContentDisposition;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.ResultRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executor;
import org.apache.arrow.memory.BufferAllocator;

/**
 * Answers with kept results as files, written while they are sent. Thread-safe.
 *
 * @param allocator for the batches on their way
 * @param fetching its threads wait for readers that may be slow
 */
public record Downloads(BufferAllocator allocator, Executor fetching) {

  private static final int BUFFER = 64 << 10;
  private static final Duration MOST = Duration.ofMinutes(60);

  /** A result as a file of a name, to which the ending of its kind is added. */
  public HttpResponse of(
      ServiceRequestContext context, KeptResult result, DownloadFormat format, String name) {
    context.setRequestTimeout(MOST);
    ResultRows rows = new ResultRows(result, allocator);
    return HttpResponse.of(
        ResponseHeaders.builder(HttpStatus.OK)
            .contentType(MediaType.parse(format.mediaType()))
            .add(HttpHeaderNames.CACHE_CONTROL, "no-store")
            .contentDisposition(
                ContentDisposition.builder("attachment")
                    .filename(
                        name + "." + format.name().toLowerCase(Locale.ROOT), StandardCharsets.UTF_8)
                    .build())
            .build(),
        StreamMessage.fromOutputStream(
            out -> {
              try (OutputStream buffered = new BufferedOutputStream(out, BUFFER)) {
                write(rows, format, buffered);
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            },
            fetching));
  }

  /** Writes rows as a file of a kind. */
  public static void write(ResultRows rows, DownloadFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case CSV -> CsvFile.write(rows, out);
      case PARQUET -> ParquetFile.write(rows, out);
      case XLSX -> ExcelFile.write(rows, out);
    }
  }
}
