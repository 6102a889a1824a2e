package io.lakewise.worker.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.engine.workbench.RowPositions;
import io.lakewise.engine.workbench.WorkColumn;
import io.lakewise.engine.workbench.WorkLimits;
import io.lakewise.engine.workbench.WriteSpecification;
import io.lakewise.table.error.LakewiseException;
import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.parquet.ScanFile;
import io.lakewise.table.predicate.Column;
import io.lakewise.table.predicate.Literal;
import io.lakewise.table.predicate.Predicate;
import io.lakewise.table.type.ArrayType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.MapType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WireTest {

  private static final SessionKey SESSION = new SessionKey("s", new WorkLimits("UTC", 0));

  private static StructType schema() {
    return new StructType(
        List.of(
            new StructField("id", PrimitiveType.LONG, false, Map.of("delta.columnMapping.id", 7)),
            new StructField("", new DecimalType(38, 10), true),
            new StructField("ID2", new ArrayType(PrimitiveType.VARIANT, true), true),
            new StructField(
                "m",
                new MapType(
                    PrimitiveType.STRING,
                    new StructType(List.of(new StructField("é\"", PrimitiveType.DATE, true))),
                    false),
                true)));
  }

  @Test
  void aPlanKeepsEveryKindOfConditionAndTheClassOfItsConstants() {
    Column column = Column.of("a", "b");
    List<Predicate> leaves =
        List.of(
            comparison(column, PrimitiveType.BOOLEAN, true),
            comparison(column, PrimitiveType.BYTE, 5L),
            comparison(column, PrimitiveType.DOUBLE, Double.NaN),
            comparison(column, PrimitiveType.DOUBLE, Double.NEGATIVE_INFINITY),
            comparison(column, new DecimalType(5, 3), new BigDecimal("1.500")),
            comparison(column, PrimitiveType.STRING, "\u0000ü'"),
            new Predicate.In(column, List.of(new Literal(PrimitiveType.LONG, Long.MIN_VALUE))),
            new Predicate.IsNull(column),
            new Predicate.IsNotNull(column),
            new Predicate.StartsWith(column, "x"),
            new Predicate.Opaque("f(x)"),
            Predicate.ALWAYS,
            Predicate.NEVER);
    Plan plan =
        new Plan(
            List.of(new WorkColumn("c", "STRUCT(a INTEGER)")),
            Map.of("__t0", new Predicate.Not(new Predicate.And(leaves))),
            Map.of("__t0", List.of("a = 1")));
    assertThat(Wire.read(Wire.write(plan), Plan.class)).isEqualTo(plan);
  }

  @Test
  void aBinaryConstantStaysBinary() {
    Literal literal = new Literal(PrimitiveType.BINARY, new byte[] {0, -1});
    assertThat((byte[]) Wire.read(Wire.write(literal), Literal.class).value())
        .containsExactly(0, -1);
  }

  @Test
  void aStepKeepsItsTablesAndItsFiles() {
    Map<String, String> partition = new HashMap<>();
    partition.put("p", null);
    ScanFile file = new ScanFile("/x y", 5, partition, null, null, 3L, null, "tag");
    FileScan scan =
        new FileScan(schema(), List.of("p"), FileScan.Mapping.ID, List.of(file), "r", null);
    Metadata metadata =
        Metadata.of("i", schema(), List.of(), Map.of("k", "v"), 5L).described(null, "d");
    WorkRequest.Stage stage =
        new WorkRequest.Stage(
            SESSION,
            "SELECT 1",
            List.of(new BoundTable("__t0", scan, true, false)),
            new WriteSpecification(metadata, "/staging", List.of("a"), true, false, 9));
    assertThat(Wire.read(Wire.write(stage), WorkRequest.Stage.class)).isEqualTo(stage);
  }

  @Test
  void positionsKeepTheirBytes() {
    RowPositions positions = new RowPositions(new TreeMap<>(Map.of(3, new byte[] {1, 2})), 4);
    RowPositions read = Wire.read(Wire.write(positions), RowPositions.class);
    assertThat(read.rows()).isEqualTo(4);
    assertThat(read.byFile()).containsOnlyKeys(3);
    assertThat(read.byFile().get(3)).containsExactly(1, 2);
  }

  @Test
  void everyKindOfRequestIsKnown() {
    assertThat(WorkRequest.KINDS)
        .containsExactlyInAnyOrder(
            kindsOf(WorkRequest.class)
                .map(kind -> kind.<WorkRequest>asSubclass(WorkRequest.class))
                .toArray(Class[]::new));
  }

  private static Stream<Class<?>> kindsOf(Class<?> each) {
    return each.isSealed()
        ? Stream.of(each.getPermittedSubclasses()).flatMap(WireTest::kindsOf)
        : Stream.of(each);
  }

  @Test
  void anErrorComesBackAsItWas() {
    LakewiseException error =
        new LakewiseException(LakewiseException.Code.RESOURCE, "too much: 'x'");
    assertThatThrownBy(() -> Reply.read(Reply.error(error)))
        .isInstanceOf(LakewiseException.class)
        .hasMessage("too much: 'x'")
        .extracting("code")
        .isEqualTo(LakewiseException.Code.RESOURCE);
  }

  @Test
  void whatIsNotAMessageIsRefused() {
    assertThatThrownBy(() -> Reply.read(new byte[0])).isInstanceOf(LakewiseException.class);
    assertThatThrownBy(() -> Wire.read("[".getBytes(), Plan.class))
        .isInstanceOf(LakewiseException.class);
  }

  private static Predicate comparison(
      Column column, io.lakewise.table.type.DataType type, Object value) {
    return new Predicate.Comparison(column, Predicate.Operator.EQUAL, new Literal(type, value));
  }
}
