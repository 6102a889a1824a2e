package io.lakewise.server.report;

import io.lakewise.catalog.entry.ReportFormat;
import io.lakewise.server.delivery.Attachment;
import io.lakewise.server.download.DistinctNames;
import io.lakewise.server.download.DownloadFormat;
import io.lakewise.server.download.Downloads;
import io.lakewise.server.download.Sheet;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Files of a message, as many as fit into it. Not thread-safe. */
final class ReportFiles {

  /** What all of them may be together: what servers of mails take. */
  static final long MOST_BYTES = 20L << 20;

  private static final String ZIP = "application/zip";
  private static final int LONGEST_NAME = 80;

  private interface Content {
    void write(OutputStream out) throws IOException;
  }

  private final String name;
  private final List<Attachment> made = new ArrayList<>();
  private long bytes;

  /** Files that are called after something. */
  ReportFiles(String name) {
    this.name = fileName(name);
  }

  /** Those that were made. */
  List<Attachment> made() {
    return made;
  }

  /**
   * Adds a result in a format.
   *
   * @return what its reader has to know, if it does not fit
   */
  Optional<String> add(Sheet sheet, ReportFormat format) throws IOException {
    DownloadFormat kind = format == ReportFormat.CSV ? DownloadFormat.CSV : DownloadFormat.XLSX;
    return add(ending(format), kind.mediaType(), out -> Downloads.write(sheet.rows(), kind, out));
  }

  /** Adds several results in a format as one file: CSV in an archive, or a workbook. */
  Optional<String> addAll(List<Sheet> sheets, ReportFormat format) throws IOException {
    return format == ReportFormat.CSV
        ? add(".zip", ZIP, out -> writeArchive(sheets, out))
        : add(
            ending(format),
            DownloadFormat.XLSX.mediaType(),
            out -> Downloads.writeWorkbook(sheets, out));
  }

  private static String ending(ReportFormat format) {
    return format == ReportFormat.CSV ? ".csv" : ".xlsx";
  }

  /** Adds a file that is there already, however large. */
  void add(String ending, String mediaType, byte[] content) {
    bytes += content.length;
    made.add(new Attachment(name + ending, mediaType, content));
  }

  private Optional<String> add(String ending, String mediaType, Content content)
      throws IOException {
    try (BoundedBytes out = new BoundedBytes(MOST_BYTES - bytes)) {
      content.write(out);
      add(ending, mediaType, out.bytes());
      return Optional.empty();
    } catch (BoundedBytes.TooMany tooMany) {
      return Optional.of(
          "The %s file is missing: all files together may have %d MB. Ask for fewer rows."
              .formatted(ending.substring(1), MOST_BYTES >> 20));
    }
  }

  private static void writeArchive(List<Sheet> sheets, OutputStream out) throws IOException {
    DistinctNames names = new DistinctNames(LONGEST_NAME);
    try (ZipOutputStream archive = new ZipOutputStream(out)) {
      for (Sheet sheet : sheets) {
        archive.putNextEntry(new ZipEntry(names.next(fileName(sheet.name())) + ".csv"));
        Downloads.write(sheet.rows(), DownloadFormat.CSV, archive);
        archive.closeEntry();
      }
    }
  }

  /** Nothing in it means a folder, or another kind of file. */
  private static String fileName(String wanted) {
    String name = wanted.replaceAll("[^\\p{L}\\p{M}\\p{N} _-]+", "_").strip();
    int end =
        name.offsetByCodePoints(0, Math.min(LONGEST_NAME, name.codePointCount(0, name.length())));
    return name.isEmpty() ? "result" : name.substring(0, end);
  }
}
