package io.lakewise.engine.workbench.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.lakewise.engine.workbench.BoundTable;
import io.lakewise.engine.workbench.Plan;
import io.lakewise.table.parquet.FileScan;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanCacheTest {

  private static final Plan PLAN = new Plan(List.of(), Map.of(), Map.of());

  @Test
  void aPlanServesOnlyTheSameQueryOverTheSameColumnsInTheSameTimeZone() {
    PlanCache cache = new PlanCache();
    List<BoundTable> tables = tables(PrimitiveType.INTEGER, false);
    cache.keep("SELECT 1", tables, "UTC", false, PLAN);
    assertThat(cache.find("SELECT 1", tables, "UTC", false)).isSameAs(PLAN);
    assertThat(cache.find("SELECT 2", tables, "UTC", false)).isNull();
    assertThat(cache.find("SELECT 1", tables, "Asia/Tokyo", false)).isNull();
    assertThat(cache.find("SELECT 1", tables, "UTC", true)).isNull();
    assertThat(cache.find("SELECT 1", tables(PrimitiveType.LONG, false), "UTC", false)).isNull();
    assertThat(cache.find("SELECT 1", tables(PrimitiveType.INTEGER, true), "UTC", false)).isNull();
  }

  private static List<BoundTable> tables(DataType type, boolean positions) {
    StructType schema = new StructType(List.of(new StructField("a", type, true)));
    FileScan scan = new FileScan(schema, List.of(), FileScan.Mapping.NONE, List.of());
    return List.of(new BoundTable("__t0", scan, positions, false));
  }
}
