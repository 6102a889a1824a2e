package io.lakewise.server.flight;

import io.lakewise.engine.parameter.ParameterTypes;
import io.lakewise.engine.session.WholeNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.arrow.vector.types.DateUnit;
import org.apache.arrow.vector.types.FloatingPointPrecision;
import org.apache.arrow.vector.types.TimeUnit;
import org.apache.arrow.vector.types.pojo.ArrowType;
import org.apache.arrow.vector.types.pojo.Field;
import org.apache.arrow.vector.types.pojo.Schema;

/**
 * How the markers of a statement are described to clients that bind values by the description, as
 * the JDBC driver does. Whole numbers are 64 bits wide, as the driver cuts off what does not fit.
 */
final class ParameterFields {

  private static final Pattern DECIMAL = Pattern.compile("DECIMAL\\((\\d+),\\s*(\\d+)\\)");
  private static final int DECIMAL_BITS = 128;

  private ParameterFields() {}

  /**
   * A field for each marker, called by its number.
   *
   * @param types in DuckDB's spelling or {@link ParameterTypes#NUMBER}, empty where they are
   *     unknown
   */
  static Schema of(List<String> types) {
    List<Field> fields = new ArrayList<>();
    for (String type : types) {
      fields.add(Field.nullable(String.valueOf(fields.size() + 1), arrow(type)));
    }
    return new Schema(fields);
  }

  private static ArrowType arrow(String type) {
    Matcher decimal = DECIMAL.matcher(type);
    if (decimal.matches()) {
      return new ArrowType.Decimal(
          Integer.parseInt(decimal.group(1)), Integer.parseInt(decimal.group(2)), DECIMAL_BITS);
    }
    if (WholeNumbers.areOf(type)) {
      return new ArrowType.Int(Long.SIZE, true);
    }
    return switch (type) {
      case "BOOLEAN" -> ArrowType.Bool.INSTANCE;
      case "FLOAT", "DOUBLE", ParameterTypes.NUMBER ->
          new ArrowType.FloatingPoint(FloatingPointPrecision.DOUBLE);
      case "DATE" -> new ArrowType.Date(DateUnit.DAY);
      case "TIME" -> new ArrowType.Time(TimeUnit.MICROSECOND, Long.SIZE);
      case "TIMESTAMP" -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, null);
      case "TIMESTAMP WITH TIME ZONE" -> new ArrowType.Timestamp(TimeUnit.MILLISECOND, "UTC");
      case "BLOB" -> ArrowType.Binary.INSTANCE;
      default -> ArrowType.Utf8.INSTANCE;
    };
  }
}
