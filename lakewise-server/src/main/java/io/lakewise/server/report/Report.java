package io.lakewise.server.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.server.delivery.Attachment;
import io.lakewise.server.delivery.Message;
import io.lakewise.server.download.DownloadFormat;
import io.lakewise.server.download.Downloads;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A result as a message: a page with a chart and the first rows, and files. What does not fit is
 * left out, and the message says so. Not thread-safe.
 */
public final class Report {

  /** What all files of a message may be together: what servers of mails take. */
  public static final long MOST_BYTES = 20L << 20;

  private static final String CHART = "chart.png";
  private static final String PNG = "image/png";
  private static final int LONGEST_NAME = 80;

  private final String title;
  private final List<String> lines = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final List<Attachment> attachments = new ArrayList<>();
  private final List<Attachment> images = new ArrayList<>();
  private Optional<ResultRows> shown = Optional.empty();
  private long bytes;

  /** A report with a title and lines of text below it. */
  public Report(String title, List<String> lines) {
    this.title = title;
    this.lines.addAll(lines);
  }

  /** Something that its reader has to know. */
  public void note(String note) {
    notes.add(note);
  }

  /** What the reader is told beside the rows. */
  public List<String> notes() {
    return List.copyOf(notes);
  }

  /** Adds a result in some formats, under the name of its query. */
  public void add(ResultRows rows, String name, Set<ReportFormat> formats) throws IOException {
    if (rows.result().truncated()) {
      note("There were more rows: only the first %,d are here.".formatted(rows.result().rows()));
    }
    if (formats.contains(ReportFormat.HTML)) {
      shown = Optional.of(rows);
      draw(rows);
    }
    for (ReportFormat format : ReportFormat.values()) {
      if (formats.contains(format)) {
        switch (format) {
          case CSV -> file(rows, name, DownloadFormat.CSV);
          case XLSX -> file(rows, name, DownloadFormat.XLSX);
          case HTML -> page(name);
        }
      }
    }
  }

  private void draw(ResultRows rows) throws IOException {
    Optional<ChartData> data = ChartData.of(rows);
    if (data.isEmpty()) {
      return;
    }
    Optional<byte[]> png = ChartImage.png(data.get());
    png.ifPresent(image -> images.add(new Attachment(CHART, PNG, image)));
    if (png.isEmpty()) {
      note("The chart is missing: the server has no fonts. Its operator can install fontconfig.");
    }
  }

  private void file(ResultRows rows, String name, DownloadFormat format) throws IOException {
    String ending = format.name().toLowerCase(Locale.ROOT);
    try (BoundedBytes content = new BoundedBytes(MOST_BYTES - bytes)) {
      Downloads.write(rows, format, content);
      attach(new Attachment(fileName(name) + "." + ending, format.mediaType(), content.bytes()));
    } catch (BoundedBytes.TooMany tooMany) {
      note(
          "The %s file is missing: all files together may have %d MB. Ask for fewer rows."
              .formatted(ending, MOST_BYTES >> 20));
    }
  }

  /** The page as a file of its own, which has its images in it. */
  private void page(String name) throws IOException {
    String page = html(image -> "data:" + PNG + ";base64," + base64(image));
    attach(
        new Attachment(
            fileName(name) + ".html",
            "text/html; charset=utf-8",
            page.getBytes(StandardCharsets.UTF_8)));
  }

  private void attach(Attachment file) {
    bytes += file.content().length;
    attachments.add(file);
  }

  private static String base64(Attachment image) {
    return Base64.getEncoder().encodeToString(image.content());
  }

  private String html(Function<Attachment, String> source) throws IOException {
    List<String> all = new ArrayList<>(lines);
    all.addAll(notes);
    ReportPage page = new ReportPage(title, all);
    for (Attachment image : images) {
      page.chart(source.apply(image), "Chart of " + title);
    }
    if (shown.isPresent()) {
      page.rows(shown.get());
    }
    return page.html();
  }

  /** Nothing in it means a folder, or another kind of file. */
  private static String fileName(String wanted) {
    String name = wanted.replaceAll("[^\\p{L}\\p{M}\\p{N} _-]+", "_").strip();
    int end =
        name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "result" : name.substring(0, end);
  }

  /** The message. */
  public Message message(String id, String subject, ObjectNode data) throws IOException {
    notes.forEach(data.withArray("notes")::add);
    List<String> all = new ArrayList<>();
    all.add(title);
    all.add("");
    all.addAll(lines);
    all.addAll(notes);
    return new Message(
        id,
        subject,
        String.join("\n", all) + "\n",
        html(image -> "cid:" + image.name()),
        images,
        attachments,
        data);
  }
}
