package io.lakewise.table.type;

/** Types without parameters; {@link #wireName()} is the name in the log. */
public enum PrimitiveType implements DataType {
  /** True or false. */
  BOOLEAN("boolean"),
  /** 8-bit signed integer. */
  BYTE("byte"),
  /** 16-bit signed integer. */
  SHORT("short"),
  /** 32-bit signed integer. */
  INTEGER("integer"),
  /** 64-bit signed integer. */
  LONG("long"),
  /** 32-bit floating point. */
  FLOAT("float"),
  /** 64-bit floating point. */
  DOUBLE("double"),
  /** UTF-8 text. */
  STRING("string"),
  /** Bytes. */
  BINARY("binary"),
  /** Days, without a time zone. */
  DATE("date"),
  /** Microseconds since the epoch, an instant. */
  TIMESTAMP("timestamp"),
  /** Microseconds of a wall clock, without a time zone. */
  TIMESTAMP_NTZ("timestamp_ntz"),
  /** Semi-structured value (feature {@code variantType}). */
  VARIANT("variant");

  private final String wireName;

  PrimitiveType(String wireName) {
    this.wireName = wireName;
  }

  /** The name in the log's schema JSON. */
  public String wireName() {
    return wireName;
  }
}
