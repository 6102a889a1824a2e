package io.lakewise.server.download;

import io.lakewise.engine.session.ResultColumn;
import io.lakewise.server.result.ResultRows;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.apache.arrow.vector.FieldVector;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * Writes rows into a workbook: a head that stays in sight, columns as wide as their first rows, and
 * another sheet where one is full. Not thread-safe.
 */
final class ExcelFile {

  /** A sheet has a head and 2^20 - 1 rows. */
  static final int ROWS = (1 << 20) - 1;

  /** Rows that are in memory before they are written. */
  private static final int WAITING = 500;

  /** Characters of the name of a sheet. */
  private static final int LONGEST_NAME = 31;

  private static final int WIDEST = 60;
  private static final int NARROWEST = 8;
  private static final String APPLICATION = "Lakewise";
  private static final String APPLICATION_VERSION = "00.0001";

  private final Workbook workbook;
  private final DistinctNames names;
  private final String name;
  private final List<ResultColumn> columns;
  private final int mostRows;
  private Worksheet sheet;
  private int rows;
  private int[] widths;

  private ExcelFile(Workbook workbook, DistinctNames names, Sheet sheet, int mostRows) {
    this.workbook = workbook;
    this.names = names;
    this.name = sheet.name();
    this.columns = sheet.rows().result().columns();
    this.mostRows = mostRows;
  }

  static void write(ResultRows rows, OutputStream out) throws IOException {
    write(rows, ROWS, out);
  }

  /** With so many rows at most on a sheet. */
  static void write(ResultRows rows, int mostRows, OutputStream out) throws IOException {
    write(List.of(new Sheet("Result", rows)), mostRows, out);
  }

  /** Results in one workbook, each from a sheet of its own. */
  static void write(List<Sheet> sheets, int mostRows, OutputStream out) throws IOException {
    DistinctNames names = new DistinctNames(LONGEST_NAME);
    try (Workbook workbook = new Workbook(out, APPLICATION, APPLICATION_VERSION)) {
      for (Sheet sheet : sheets) {
        ExcelFile file = new ExcelFile(workbook, names, sheet, mostRows);
        file.begin();
        sheet.rows().each(file::add);
        file.end();
      }
    }
  }

  /** What Excel takes as the name of a sheet. */
  private static String allowed(String name) {
    String safe = name.replaceAll("[\\[\\]:*?/\\\\'\\p{C}]+", " ").strip();
    return safe.isEmpty() || safe.equalsIgnoreCase("History") ? "Result" : safe;
  }

  private void begin() {
    sheet = workbook.newWorksheet(names.next(allowed(name)));
    rows = 0;
    widths = new int[columns.size()];
    for (int column = 0; column < columns.size(); column++) {
      String name = ExcelCell.shortened(columns.get(column).name());
      sheet.inlineString(0, column, name);
      sheet.style(0, column).bold().set();
      widths[column] = name.length();
    }
    sheet.freezePane(0, 1);
  }

  private void add(List<FieldVector> vectors, int row) throws IOException {
    if (rows == mostRows) {
      end();
      begin();
    }
    rows++;
    for (int column = 0; column < vectors.size(); column++) {
      int width = ExcelCell.write(sheet, rows, column, vectors.get(column), row);
      widths[column] = Math.max(widths[column], width);
    }
    if (rows % WAITING == 0) {
      setWidths();
      sheet.flush();
    }
  }

  private void end() throws IOException {
    setWidths();
    sheet.finish();
  }

  /** Widths stand before the rows, so they are those of the first that are written. */
  private void setWidths() {
    for (int column = 0; rows <= WAITING && column < widths.length; column++) {
      sheet.width(column, Math.max(NARROWEST, Math.min(WIDEST, widths[column] + 2)));
    }
  }
}
