package io.lakewise.server.result;

/** How the rows of a chunk are written. */
public enum ResultFormat {
  /** An array of arrays of texts. */
  JSON_ARRAY("application/json"),
  /** An Arrow IPC stream. */
  ARROW_STREAM("application/vnd.apache.arrow.stream"),
  /** RFC 4180, the names of the columns first. */
  CSV("text/csv; charset=utf-8");

  private final String mediaType;

  ResultFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  /** The content type. */
  public String mediaType() {
    return mediaType;
  }
}
