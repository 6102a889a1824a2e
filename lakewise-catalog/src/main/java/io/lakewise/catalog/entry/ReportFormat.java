package io.lakewise.catalog.entry;

/** As which a result is sent. */
public enum ReportFormat {
  /** Text with commas. */
  CSV,
  /** A workbook of Excel. */
  XLSX,
  /** A page to look at, with a chart. */
  HTML
}
