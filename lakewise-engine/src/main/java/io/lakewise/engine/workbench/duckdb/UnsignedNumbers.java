package io.lakewise.engine.workbench.duckdb;

import io.lakewise.engine.workbench.WorkColumn;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.apache.arrow.vector.DecimalVector;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;

/**
 * Columns of UHUGEINT, by themselves or in lists. Arrow has no such numbers: DuckDB gives them as
 * decimals of the same 128 bits, of which the greater half are negative ones.
 */
final class UnsignedNumbers {

  private static final Pattern TYPE = Pattern.compile("UHUGEINT(\\[\\d*])*");

  private final int[] columns;

  /** Those among the columns of a result. */
  UnsignedNumbers(List<WorkColumn> all) {
    this.columns =
        IntStream.range(0, all.size())
            .filter(column -> TYPE.matcher(all.get(column).type()).matches())
            .toArray();
  }

  /** Refuses a batch that has one of the greater half, rather than to tell another number. */
  void check(VectorSchemaRoot batch) {
    for (int column : columns) {
      FieldVector numbers = batch.getVector(column);
      while (!numbers.getChildrenFromFields().isEmpty()) {
        numbers = numbers.getChildrenFromFields().get(0);
      }
      for (int row = 0; row < numbers.getValueCount(); row++) {
        if (!numbers.isNull(row) && isNegative((DecimalVector) numbers, row)) {
          throw WorkbenchErrors.numberTooLarge(batch.getVector(column).getName());
        }
      }
    }
  }

  private static boolean isNegative(DecimalVector numbers, long row) {
    return numbers.getDataBuffer().getByte((row + 1) * DecimalVector.TYPE_WIDTH - 1) < 0;
  }
}
