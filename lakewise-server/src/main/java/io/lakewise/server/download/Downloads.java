package io.lakewise.server.download;

import com.linecorp.armeria.common.ContentDisposition;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpHeaderNames;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.ResponseHeaders;
import com.linecorp.armeria.common.stream.StreamMessage;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.result.KeptResult;
import io.lakewise.server.result.ResultRows;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.arrow.memory.BufferAllocator;

/** Answers with kept results as files, written while they are sent. Thread-safe. */
public final class Downloads {

  private static final int BUFFER = 64 << 10;
  private static final Duration MOST = Duration.ofMinutes(60);

  /** Parquet files at once: each takes memory, and is made as a whole before it is sent. */
  private static final int PARQUET = 2;

  private static final int RETRY_SECONDS = 5;

  private final BufferAllocator allocator;
  private final Executor fetching;
  private final Semaphore places = new Semaphore(PARQUET);

  /**
   * Answers with files.
   *
   * @param allocator for the batches on their way
   * @param fetching its threads wait for readers that may be slow
   */
  public Downloads(BufferAllocator allocator, Executor fetching) {
    this.allocator = allocator;
    this.fetching = fetching;
  }

  /**
   * A result as a file of a name, to which the ending of its kind is added.
   *
   * @throws ApiException if as many Parquet files are being made as may be
   */
  public HttpResponse of(
      ServiceRequestContext context, KeptResult result, DownloadFormat format, String name) {
    context.setRequestTimeout(MOST);
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
        content(new ResultRows(result, allocator), format));
  }

  /** The file, which is made when somebody reads it. */
  StreamMessage<HttpData> content(ResultRows rows, DownloadFormat format) {
    if (format != DownloadFormat.PARQUET) {
      return StreamMessage.fromOutputStream(
          out -> buffered(out, buffered -> write(rows, format, buffered)), fetching);
    }
    if (!places.tryAcquire()) {
      throw ApiException.busy(
          "As many results are being made Parquet files as may be at once (%d). Try again in %d seconds."
              .formatted(PARQUET, RETRY_SECONDS),
          RETRY_SECONDS);
    }
    return parquet(rows);
  }

  /** Its place is free when the file is made or cannot be, or nobody waits before that begins. */
  private StreamMessage<HttpData> parquet(ResultRows rows) {
    AtomicBoolean begun = new AtomicBoolean();
    AtomicReference<StreamMessage<HttpData>> self = new AtomicReference<>();
    StreamMessage<HttpData> content =
        StreamMessage.fromOutputStream(
            out -> {
              if (begun.compareAndSet(false, true)) {
                buffered(
                    out,
                    buffered ->
                        ParquetFile.write(
                            rows, () -> self.get().isComplete(), places::release, buffered));
              }
            },
            fetching);
    self.set(content);
    content
        .whenComplete()
        .whenComplete(
            (nothing, failure) -> {
              if (begun.compareAndSet(false, true)) {
                places.release();
              }
            });
    return content;
  }

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private static void buffered(OutputStream out, Content content) {
    try (OutputStream buffered = new BufferedOutputStream(out, BUFFER)) {
      content.write(buffered);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes rows as a file of a kind. */
  public static void write(ResultRows rows, DownloadFormat format, OutputStream out)
      throws IOException {
    switch (format) {
      case CSV -> CsvFile.write(rows, out);
      case PARQUET -> ParquetFile.write(rows, () -> false, () -> {}, out);
      case XLSX -> ExcelFile.write(rows, out);
    }
  }

  /** Writes several results as one workbook of Excel. */
  public static void writeWorkbook(List<Sheet> sheets, OutputStream out) throws IOException {
    ExcelFile.write(sheets, ExcelFile.ROWS, out);
  }
}
