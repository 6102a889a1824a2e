package io.lakewise.server.flight;

import java.sql.Types;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/** The types that columns can have, as Flight SQL asks for them. */
final class TypeInfos {

  private static final int NULLABLE = 1;
  private static final int SEARCHABLE = 3;
  private static final int COMPARABLE = 2;
  private static final int MOST_BYTES = Integer.MAX_VALUE;

  /**
   * A type.
   *
   * @param code of JDBC and ODBC
   * @param size digits or bytes at most, or null
   * @param quote around a literal, or null
   * @param parameters of its declaration
   * @param radix of the digits of a number, or null
   * @param scale the most digits behind the point, or null
   */
  private record Type(
      String name,
      int code,
      Integer size,
      String quote,
      List<String> parameters,
      Integer radix,
      Integer scale) {}

  private static final List<Type> TYPES =
      List.of(
          number("TINYINT", Types.TINYINT, 3),
          number("BIGINT", Types.BIGINT, 19),
          new Type("BINARY", Types.VARBINARY, MOST_BYTES, null, List.of(), null, null),
          new Type("DECIMAL", Types.DECIMAL, 38, null, List.of("precision", "scale"), 10, 38),
          number("INT", Types.INTEGER, 10),
          number("SMALLINT", Types.SMALLINT, 5),
          new Type("FLOAT", Types.REAL, 24, null, List.of(), 2, null),
          new Type("DOUBLE", Types.DOUBLE, 53, null, List.of(), 2, null),
          new Type("STRING", Types.VARCHAR, MOST_BYTES, "'", List.of(), null, null),
          new Type("BOOLEAN", Types.BIT, 1, null, List.of(), null, null),
          new Type("DATE", Types.DATE, 10, "'", List.of(), null, null),
          new Type("TIMESTAMP", Types.TIMESTAMP, 26, "'", List.of(), null, 6),
          new Type("TIMESTAMP_NTZ", Types.TIMESTAMP, 26, "'", List.of(), null, 6));

  private TypeInfos() {}

  private static Type number(String name, int code, int digits) {
    return new Type(name, code, digits, null, List.of(), 10, 0);
  }

  /**
   * Rows of Flight SQL's schema, by code and name.
   *
   * @param code of the only type wanted, or null for all
   */
  static List<List<Object>> rows(Integer code) {
    List<List<Object>> rows = new ArrayList<>();
    TYPES.stream()
        .filter(type -> code == null || type.code() == code)
        .sorted(Comparator.comparingInt(Type::code).thenComparing(Type::name))
        .forEach(type -> rows.add(row(type)));
    return rows;
  }

  private static List<Object> row(Type type) {
    boolean number = type.radix() != null;
    boolean text = type.code() == Types.VARCHAR;
    return Arrays.asList(
        type.name(),
        type.code(),
        type.size(),
        type.quote(),
        type.quote(),
        type.parameters().isEmpty() ? null : type.parameters(),
        NULLABLE,
        text,
        text ? SEARCHABLE : COMPARABLE,
        number ? false : null,
        false,
        number ? false : null,
        type.name(),
        type.scale() == null ? null : 0,
        type.scale(),
        type.code(),
        null,
        type.radix(),
        null);
  }
}
