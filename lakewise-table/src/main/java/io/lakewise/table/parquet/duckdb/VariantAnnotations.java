package io.lakewise.table.parquet.duckdb;

import java.util.ArrayList;
import java.util.List;

/**
 * Walks through the footer of a Parquet file (struct {@code FileMetaData} of parquet.thrift in
 * Thrift's compact protocol) to where its schema calls groups of columns variants.
 */
final class VariantAnnotations {

  /** {@code FileMetaData.schema}. */
  private static final int SCHEMA = 2;

  /** {@code SchemaElement.logicalType}. */
  private static final int LOGICAL_TYPE = 10;

  /** {@code LogicalType.VARIANT}. */
  private static final int VARIANT = 16;

  /** A member of the union that nobody knows, whose number takes no more bytes. */
  private static final int UNKNOWN = 63;

  private static final int MOST_LEVELS = 64;

  private static final int STOP = 0;
  private static final int TRUE = 1;
  private static final int FALSE = 2;
  private static final int BYTE = 3;
  private static final int SHORT = 4;
  private static final int INTEGER = 5;
  private static final int LONG = 6;
  private static final int DOUBLE = 7;
  private static final int BINARY = 8;
  private static final int LIST = 9;
  private static final int SET = 10;
  private static final int MAP = 11;
  private static final int STRUCT = 12;
  private static final int UUID = 13;

  /** What a struct is, as far as it matters here. */
  private enum Kind {
    FILE,
    ELEMENT,
    TYPE,
    OTHER;

    Kind member(int id) {
      if (this == FILE && id == SCHEMA) {
        return ELEMENT;
      }
      return this == ELEMENT && id == LOGICAL_TYPE ? TYPE : OTHER;
    }
  }

  private final byte[] footer;
  private final List<Integer> places = new ArrayList<>();
  private int at;

  private VariantAnnotations(byte[] footer) {
    this.footer = footer;
  }

  /**
   * Turns each into an annotation that readers pass over.
   *
   * @throws IllegalArgumentException if the footer is none, or not as writers write it
   */
  static void erase(byte[] footer) {
    VariantAnnotations walk = new VariantAnnotations(footer);
    try {
      walk.struct(Kind.FILE, 0);
    } catch (ArrayIndexOutOfBoundsException beyond) {
      throw new IllegalArgumentException("it ends in its midst", beyond);
    }
    for (int place : walk.places) {
      footer[place] = (byte) (footer[place] & 0x80 | UNKNOWN << 1);
    }
  }

  private void struct(Kind kind, int depth) {
    if (depth > MOST_LEVELS) {
      throw new IllegalArgumentException("it is nested too deeply");
    }
    int id = 0;
    for (int header = next(); (header & 15) != STOP; header = next()) {
      int delta = header >> 4;
      int place = at;
      id = (short) (delta == 0 ? signed((int) number()) : id + delta);
      if (kind == Kind.TYPE && id == VARIANT) {
        if (delta != 0) {
          throw new IllegalArgumentException("a column has two types");
        }
        places.add(place);
      }
      boolean flag = (header & 15) == TRUE || (header & 15) == FALSE;
      if (!flag) {
        value(header & 15, kind.member(id), depth);
      }
    }
  }

  private void value(int type, Kind kind, int depth) {
    switch (type) {
      case TRUE, FALSE, BYTE -> skip(1);
      case SHORT, INTEGER, LONG -> number();
      case DOUBLE -> skip(8);
      case UUID -> skip(16);
      case BINARY -> skip(number());
      case LIST, SET -> list(kind, depth);
      case MAP -> map(depth);
      case STRUCT -> struct(kind, depth + 1);
      default -> throw new IllegalArgumentException("it has a value of no known type");
    }
  }

  private void list(Kind kind, int depth) {
    int header = next();
    long size = header >> 4 == 15 ? number() : header >> 4;
    for (long i = 0; i < size; i++) {
      value(header & 15, kind, depth);
    }
  }

  private void map(int depth) {
    long size = number();
    int types = size == 0 ? 0 : next();
    for (long i = 0; i < size; i++) {
      value(types >> 4, Kind.OTHER, depth);
      value(types & 15, Kind.OTHER, depth);
    }
  }

  private void skip(long bytes) {
    if (bytes < 0 || bytes > footer.length - at) {
      throw new IllegalArgumentException("it ends in its midst");
    }
    at += (int) bytes;
  }

  private static int signed(int number) {
    return number >>> 1 ^ -(number & 1);
  }

  /** As it is written; where it has a sign, that is the lowest bit. */
  private long number() {
    long number = 0;
    for (int shift = 0; shift < Long.SIZE; shift += 7) {
      int part = next();
      number |= (long) (part & 0x7f) << shift;
      if (part < 0x80) {
        return number;
      }
    }
    throw new IllegalArgumentException("it has a number of too many digits");
  }

  private int next() {
    return footer[at++] & 0xff;
  }
}
