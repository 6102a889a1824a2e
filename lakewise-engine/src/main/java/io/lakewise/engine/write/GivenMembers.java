package io.lakewise.engine.write;

import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.error.WriteErrors;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.parquet.duckdb.DuckDbTypes;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Optional;
import java.util.StringJoiner;

/**
 * Looks that no member of a given struct is lost: DuckDB's cast leaves out, without a word, what
 * the column's type lacks.
 */
final class GivenMembers {

  private GivenMembers() {}

  /** Checks one value by the type that DuckDB says it has. */
  static void check(String label, String column, DataType wanted, String given) {
    if (hasMembers(wanted)) {
      typeOf(given)
          .flatMap(type -> lost(column, wanted, type))
          .ifPresent(
              member -> {
                throw WriteErrors.noSuchMember(label, member);
              });
    }
  }

  /** Checks rows whose values are columns of a kept step. */
  static void check(StatementContext statement, String label, RowShape.Shaped rows) {
    List<RowShape.Cast> casts =
        rows.casts().stream().filter(cast -> hasMembers(cast.type())).toList();
    if (casts.isEmpty()) {
      return;
    }
    StringJoiner values = new StringJoiner(", ", "SELECT ", " FROM " + casts.get(0).from());
    casts.forEach(cast -> values.add(cast.value()));
    List<WorkColumn> given = statement.work().plan(values.toString(), List.of()).columns();
    for (int i = 0; i < casts.size(); i++) {
      check(label, casts.get(i).column(), casts.get(i).type(), given.get(i).type());
    }
  }

  static boolean hasMembers(DataType type) {
    if (type instanceof ArrayType list) {
      return hasMembers(list.element());
    }
    if (type instanceof MapType map) {
      return hasMembers(map.key()) || hasMembers(map.value());
    }
    return type instanceof StructType;
  }

  /** The type of a value; empty for one that only DuckDB knows, whose cast then decides. */
  static Optional<DataType> typeOf(String given) {
    try {
      return Optional.of(DuckDbTypes.fromDuckDb(given));
    } catch (LakewiseException unknown) {
      return Optional.empty();
    }
  }

  private static Optional<String> lost(String path, DataType wanted, DataType given) {
    if (wanted instanceof StructType struct && given instanceof StructType other) {
      for (StructField member : other.fields()) {
        String name = path + "." + member.name();
        Optional<StructField> known = struct.field(member.name());
        Optional<String> lost =
            known.isEmpty() ? Optional.of(name) : lost(name, known.get().type(), member.type());
        if (lost.isPresent()) {
          return lost;
        }
      }
      return Optional.empty();
    }
    if (wanted instanceof ArrayType list && given instanceof ArrayType other) {
      return lost(path + ".element", list.element(), other.element());
    }
    if (wanted instanceof MapType map && given instanceof MapType other) {
      return lost(path + ".key", map.key(), other.key())
          .or(() -> lost(path + ".value", map.value(), other.value()));
    }
    return Optional.empty();
  }
}
