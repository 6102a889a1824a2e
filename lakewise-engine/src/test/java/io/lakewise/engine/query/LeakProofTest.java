package io.lakewise.engine.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.predicate.Predicate.Operator;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LeakProofTest {

  private final LeakProof leakProof =
      new LeakProof(
          new StructType(
              List.of(
                  new StructField("i", PrimitiveType.INTEGER, true),
                  new StructField("s", PrimitiveType.STRING, true),
                  new StructField("Masked", PrimitiveType.INTEGER, true),
                  new StructField("day", PrimitiveType.DATE, true),
                  new StructField("d", new DecimalType(5, 2), true))),
          Set.of("masked"));

  private static Predicate compare(String column, DataType type, Object value) {
    return new Predicate.Comparison(column(column), Operator.EQUAL, new Literal(type, value));
  }

  private static Column column(String... path) {
    return new Column(List.of(path));
  }

  private void assertKept(Predicate predicate) {
    assertThat(leakProof.of(predicate)).isEqualTo(predicate);
  }

  private void assertLeftOut(Predicate predicate) {
    assertThat(leakProof.of(predicate)).isEqualTo(Predicate.ALWAYS);
  }

  @Test
  void keepsComparisonsThatNeverFail() {
    assertKept(compare("i", PrimitiveType.INTEGER, 1L));
    assertKept(compare("i", PrimitiveType.LONG, 1L));
    assertKept(compare("s", PrimitiveType.STRING, "x"));
    assertKept(compare("d", new DecimalType(3, 1), new BigDecimal("1.5")));
    assertKept(new Predicate.IsNull(column("i")));
    assertKept(new Predicate.StartsWith(column("s"), "x"));
    assertKept(new Predicate.In(column("i"), List.of(new Literal(PrimitiveType.INTEGER, 1L))));
  }

  @Test
  void leavesOutWhatMayFailOrConcernsAMask() {
    assertLeftOut(compare("masked", PrimitiveType.INTEGER, 1L));
    assertLeftOut(new Predicate.IsNull(column("masked")));
    assertLeftOut(compare("i", PrimitiveType.STRING, "1"));
    assertLeftOut(compare("day", PrimitiveType.TIMESTAMP, 1L));
    assertLeftOut(compare("d", new DecimalType(38, 30), new BigDecimal("0.123456789")));
    assertLeftOut(compare("nowhere", PrimitiveType.INTEGER, 1L));
    assertLeftOut(new Predicate.IsNull(column("i", "member")));
    assertLeftOut(new Predicate.StartsWith(column("i"), "1"));
    assertLeftOut(new Predicate.Opaque("f(i)"));
    assertLeftOut(new Predicate.Not(compare("i", PrimitiveType.INTEGER, 1L)));
  }

  @Test
  void partsStandForThemselvesInAnAndAndForAllInAnOr() {
    Predicate kept = compare("i", PrimitiveType.INTEGER, 1L);
    Predicate opaque = new Predicate.Opaque("f(i)");
    assertThat(leakProof.of(new Predicate.And(List.of(kept, opaque))))
        .isEqualTo(new Predicate.And(List.of(kept, Predicate.ALWAYS)));
    assertLeftOut(new Predicate.Or(List.of(kept, opaque)));
    assertKept(new Predicate.Or(List.of(kept, kept)));
    assertKept(Predicate.NEVER);
  }
}
