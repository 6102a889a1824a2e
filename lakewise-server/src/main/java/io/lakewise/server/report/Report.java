package io.lakewise.server.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardChart;
import io.lakewise.server.dashboard.DashboardDefinition.DashboardPlace;
import io.lakewise.server.delivery.Attachment;
import io.lakewise.server.delivery.Message;
import io.lakewise.server.download.Sheet;
import io.lakewise.server.result.ResultRows;
import java.awt.Dimension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Results as a message: a page with charts and the first rows, and files. What does not fit is left
 * out, and the message says so. Not thread-safe.
 */
public final class Report {

  private static final String PNG = "image/png";

  /** A grid's columns and rows in pixels, about as the console has them on a screen. */
  private static final int COLUMN_PIXELS = 100;

  private static final int ROW_PIXELS = 56;
  private static final int FRAME_PIXELS = 60;
  private static final int LEAST_WIDTH = 320;
  private static final int LEAST_HEIGHT = 200;
  private static final int MOST_HEIGHT = 900;

  private final String title;
  private final List<String> lines;
  private final Set<ReportFormat> formats;
  private final List<String> notes = new ArrayList<>();
  private final List<Attachment> images = new ArrayList<>();
  private final List<Sheet> sheets = new ArrayList<>();
  private final ReportPage page = new ReportPage();
  private final ReportFiles files;
  private Dimension chartSize = new Dimension(640, 360);

  /**
   * A report without anything in it.
   *
   * @param title above it
   * @param lines of text below the title
   * @param name that its files have
   * @param formats in which it is sent
   */
  public Report(String title, List<String> lines, String name, Set<ReportFormat> formats) {
    this.title = title;
    this.lines = new ArrayList<>(lines);
    this.formats = Set.copyOf(formats);
    this.files = new ReportFiles(name);
  }

  /** Something that its reader has to know; once. */
  public void note(String note) {
    if (!notes.contains(note)) {
      notes.add(note);
    }
  }

  /** Puts what is added from now on at a place of a dashboard's grid, with charts of its shape. */
  public void at(DashboardPlace place) {
    page.at(place);
    chartSize =
        new Dimension(
            Math.max(LEAST_WIDTH, Math.toIntExact(place.w()) * COLUMN_PIXELS - FRAME_PIXELS),
            Math.max(
                LEAST_HEIGHT,
                Math.min(MOST_HEIGHT, Math.toIntExact(place.h()) * ROW_PIXELS - FRAME_PIXELS)));
  }

  /** Adds words under a heading. */
  public void words(String heading, String words) {
    if (hasPage()) {
      page.heading(heading);
      page.words(words);
    }
  }

  /** Adds, in the place of a result and at the beginning, why there is none. */
  public void failed(String heading, String why) {
    lines.add(heading.isBlank() ? why : heading + ": " + why);
    words(heading, why);
  }

  private boolean hasPage() {
    return formats.contains(ReportFormat.HTML);
  }

  /** Adds a result under a heading, its first value large. */
  public void figure(String heading, ResultRows rows) throws IOException {
    if (begun(heading, rows)) {
      page.figure(rows);
    }
    sheets.add(new Sheet(heading, rows));
  }

  /** Adds a result under a heading, as its first rows. */
  public void table(String heading, ResultRows rows) throws IOException {
    if (begun(heading, rows)) {
      page.rows(rows);
    }
    sheets.add(new Sheet(heading, rows));
  }

  /** Adds a result under a heading, as a chart; as its first rows if nothing can be drawn. */
  public void chart(String heading, ResultRows rows, Optional<DashboardChart> chosen)
      throws IOException {
    if (begun(heading, rows)) {
      Optional<ChartData> data =
          chosen.isPresent() ? ChartData.chosen(rows, chosen.get()) : ChartData.suggested(rows);
      if (!isDrawn(data)) {
        page.rows(rows);
      }
    }
    sheets.add(new Sheet(heading, rows));
  }

  /** Answers whether the page shows it; what cannot be shown has no file either. */
  private boolean begun(String heading, ResultRows rows) {
    if (hasPage()) {
      page.heading(heading);
      if (rows.result().truncated()) {
        page.words(cut(rows));
      }
    }
    return hasPage();
  }

  private static String cut(ResultRows rows) {
    return "There were more rows: only the first %,d are here.".formatted(rows.result().rows());
  }

  /**
   * Makes it a report of one result and nothing else: a chart and its first rows, with a file in
   * each of the formats.
   */
  public void only(ResultRows rows) throws IOException {
    if (rows.result().truncated()) {
      note(cut(rows));
    }
    if (hasPage()) {
      isDrawn(ChartData.suggested(rows));
      page.rows(rows);
    }
    for (ReportFormat format : List.of(ReportFormat.CSV, ReportFormat.XLSX)) {
      if (formats.contains(format)) {
        files.add(new Sheet(title, rows), format).ifPresent(this::note);
      }
    }
  }

  private boolean isDrawn(Optional<ChartData> data) {
    if (data.isEmpty()) {
      return false;
    }
    Optional<byte[]> png = ChartImage.png(data.get(), chartSize);
    if (png.isEmpty()) {
      note("A chart is missing: the server has no fonts. Its operator can install fontconfig.");
      return false;
    }
    if (ChartImage.hasBoxes(data.get())) {
      note(
          "A chart has boxes in the place of letters that the server's fonts lack. Its operator can install others, such as fonts-wqy-microhei.");
    }
    String name = images.isEmpty() ? "chart.png" : "chart-" + (images.size() + 1) + ".png";
    Attachment image = new Attachment(name, PNG, png.get());
    images.add(image);
    page.chart(image, "Chart of " + data.get().y() + " by " + data.get().x(), chartSize);
    return true;
  }

  /** Makes the files, after which nothing is added; answers what the reader is told of them. */
  public List<String> finished() throws IOException {
    if (!sheets.isEmpty()) {
      for (ReportFormat format : List.of(ReportFormat.CSV, ReportFormat.XLSX)) {
        if (formats.contains(format)) {
          files.addAll(sheets, format).ifPresent(this::note);
        }
      }
    }
    if (hasPage()) {
      files.add(
          ".html",
          "text/html; charset=utf-8",
          html(image -> "data:" + PNG + ";base64," + base64(image))
              .getBytes(StandardCharsets.UTF_8));
    }
    return List.copyOf(notes);
  }

  private static String base64(Attachment image) {
    return Base64.getEncoder().encodeToString(image.content());
  }

  private String html(Function<Attachment, String> source) {
    List<String> all = new ArrayList<>(lines);
    all.addAll(notes);
    return page.html(title, all, source);
  }

  /** The message. */
  public Message message(String id, String subject, ObjectNode data) {
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
        files.made(),
        data);
  }
}
