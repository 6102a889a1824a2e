package io.lakewise.server.download;

/** What kind of file a result becomes. */
public enum DownloadFormat {
  /** RFC 4180 in UTF-8; nothing between two commas is NULL, two quotes are an empty text. */
  CSV("text/csv; charset=utf-8"),
  /** Apache Parquet, with the types of the result. */
  PARQUET("application/vnd.apache.parquet"),
  /** A workbook of Excel. */
  XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

  private final String mediaType;

  DownloadFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** Of a file of this kind. */
  public String mediaType() {
    return mediaType;
  }
}
