package io.lakewise.engine.statement;

import io.lakewise.engine.error.EngineErrors;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names of types without members, DuckDB's and Databricks', and what a table stores. */
final class TypeNames {

  private static final Map<String, DataType> STORED = table();
  private static final Map<String, String> REFUSED =
      Map.ofEntries(
          Map.entry("TIME", "store it as STRING with CAST(x AS VARCHAR)"),
          Map.entry("TIMETZ", "store it as STRING with CAST(x AS VARCHAR)"),
          Map.entry("TIME_LTZ", "store it as STRING with CAST(x AS VARCHAR)"),
          Map.entry("INTERVAL", "store a number of days or seconds, such as epoch(x), as BIGINT"),
          Map.entry("BIT", "store it as STRING with CAST(x AS VARCHAR)"),
          Map.entry("BITSTRING", "store it as STRING with CAST(x AS VARCHAR)"),
          Map.entry("UNION", "store it as STRING, or a STRUCT with a member for each choice"),
          Map.entry("VOID", "give it the type that it will have, such as STRING"),
          Map.entry("NULL", "give it the type that it will have, such as STRING"),
          Map.entry("GEOMETRY", "store it as BINARY (well-known binary)"),
          Map.entry("GEOGRAPHY", "store it as BINARY (well-known binary)"));
  private static final Set<String> WITH_LENGTH =
      Set.of(
          "VARCHAR",
          "CHAR",
          "CHARACTER",
          "BPCHAR",
          "TEXT",
          "STRING",
          "NVARCHAR",
          "FLOAT",
          "BINARY",
          "VARBINARY",
          "TIMESTAMPTZ",
          "TIMESTAMP_NTZ",
          "TIMESTAMP_LTZ");

  private TypeNames() {}

  /** What a table stores for a name in upper case; refuses types with the cast that helps. */
  static Optional<DataType> stored(String name) {
    if (REFUSED.containsKey(name)) {
      throw unsupported(name);
    }
    return Optional.ofNullable(STORED.get(name));
  }

  static LakewiseException unsupported(String name) {
    return EngineErrors.unsupportedType(name, REFUSED.get(name));
  }

  static boolean takesLength(String name) {
    return WITH_LENGTH.contains(name);
  }

  static Collection<String> names() {
    return STORED.keySet();
  }

  private static Map<String, DataType> table() {
    Map<String, DataType> types = new HashMap<>();
    put(types, PrimitiveType.BOOLEAN, "BOOLEAN", "BOOL", "LOGICAL");
    put(types, PrimitiveType.BYTE, "TINYINT", "BYTE", "INT1");
    put(types, PrimitiveType.SHORT, "SMALLINT", "SHORT", "INT2", "INT16", "UTINYINT", "UINT8");
    put(
        types,
        PrimitiveType.INTEGER,
        "INTEGER",
        "INT",
        "INT4",
        "INT32",
        "SIGNED",
        "USMALLINT",
        "UINT16");
    put(types, PrimitiveType.LONG, "BIGINT", "LONG", "INT8", "INT64", "OID", "UINTEGER", "UINT32");
    put(types, new DecimalType(20, 0), "UBIGINT", "UINT64");
    put(types, new DecimalType(38, 0), "HUGEINT", "INT128", "UHUGEINT", "UINT128");
    put(types, PrimitiveType.FLOAT, "FLOAT", "REAL", "FLOAT4");
    put(types, PrimitiveType.DOUBLE, "DOUBLE", "FLOAT8");
    put(
        types,
        PrimitiveType.STRING,
        "STRING",
        "VARCHAR",
        "TEXT",
        "CHAR",
        "CHARACTER",
        "BPCHAR",
        "NVARCHAR",
        "UUID",
        "GUID",
        "JSON");
    put(types, PrimitiveType.BINARY, "BINARY", "BLOB", "BYTEA", "VARBINARY");
    put(types, PrimitiveType.DATE, "DATE");
    put(
        types,
        PrimitiveType.TIMESTAMP_NTZ,
        "TIMESTAMP",
        "DATETIME",
        "TIMESTAMP_NTZ",
        "TIMESTAMP_S",
        "TIMESTAMP_MS",
        "TIMESTAMP_US",
        "TIMESTAMP_NS");
    put(types, PrimitiveType.TIMESTAMP, "TIMESTAMPTZ", "TIMESTAMP_LTZ", "TIMESTAMP_TZ");
    put(types, PrimitiveType.VARIANT, "VARIANT");
    return types;
  }

  private static void put(Map<String, DataType> types, DataType type, String... names) {
    List.of(names).forEach(name -> types.put(name, type));
  }
}
