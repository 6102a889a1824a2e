package io.lakewise.engine.query;

import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a query's conditions that may be put to rows which the query must not see: plain
 * columns that no mask concerns beside constants of their own type, which never fail and tell
 * nothing (what PostgreSQL calls LEAKPROOF). Whatever else there is becomes true.
 */
final class LeakProof {

  private static final Set<DataType> WHOLE =
      Set.of(PrimitiveType.BYTE, PrimitiveType.SHORT, PrimitiveType.INTEGER, PrimitiveType.LONG);

  private final StructType columns;
  private final Set<String> masked;

  /**
   * @param columns those of the table
   * @param masked the names of masked ones, lower case
   */
  LeakProof(StructType columns, Set<String> masked) {
    this.columns = columns;
    this.masked = masked;
  }

  /** A predicate that is true for every row for which the given one is. */
  Predicate of(Predicate predicate) {
    if (predicate instanceof Predicate.And and) {
      return new Predicate.And(and.children().stream().map(this::of).toList());
    }
    if (predicate instanceof Predicate.Or or) {
      List<Predicate> children = or.children().stream().map(this::of).toList();
      return children.contains(Predicate.ALWAYS) ? Predicate.ALWAYS : new Predicate.Or(children);
    }
    return isLeakProof(predicate) ? predicate : Predicate.ALWAYS;
  }

  private boolean isLeakProof(Predicate predicate) {
    if (predicate instanceof Predicate.Comparison comparison) {
      return compares(comparison.column(), List.of(comparison.value()));
    }
    if (predicate instanceof Predicate.In in) {
      return compares(in.column(), in.values());
    }
    if (predicate instanceof Predicate.IsNull isNull) {
      return field(isNull.column()).isPresent();
    }
    if (predicate instanceof Predicate.IsNotNull isNotNull) {
      return field(isNotNull.column()).isPresent();
    }
    if (predicate instanceof Predicate.StartsWith starts) {
      return field(starts.column())
          .filter(field -> field.type().equals(PrimitiveType.STRING))
          .isPresent();
    }
    return false;
  }

  private boolean compares(Column column, List<Literal> values) {
    return field(column)
        .filter(field -> values.stream().allMatch(value -> fits(field.type(), value)))
        .isPresent();
  }

  /** Whether the column need not be cast, or only to a wider type. */
  private static boolean fits(DataType column, Literal value) {
    DataType own = value.type();
    if (column instanceof DecimalType decimal && own instanceof DecimalType) {
      BigDecimal number = (BigDecimal) value.value();
      return number.scale() <= decimal.scale()
          && number.precision() - number.scale() <= decimal.precision() - decimal.scale();
    }
    return column.equals(own) || (WHOLE.contains(column) && WHOLE.contains(own));
  }

  private Optional<StructField> field(Column column) {
    return column.path().size() == 1
        ? columns
            .field(column.path().get(0))
            .filter(field -> !masked.contains(field.name().toLowerCase(Locale.ROOT)))
        : Optional.empty();
  }
}
