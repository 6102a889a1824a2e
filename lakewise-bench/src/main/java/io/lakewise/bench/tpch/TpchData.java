package io.lakewise.bench.tpch;

import io.lakewise.table.log.Metadata;
import io.lakewise.table.parquet.Parquet;
import io.lakewise.table.parquet.WrittenFile;
import io.lakewise.table.type.DataType;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import io.trino.tpch.TpchColumn;
import io.trino.tpch.TpchEntity;
import io.trino.tpch.TpchTable;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * The eight tables as Parquet files, made by {@code io.trino.tpch}; money and quantities are
 * DECIMAL(15,2) as the specification has them.
 */
final class TpchData {

  private static final DecimalType MONEY = new DecimalType(15, 2);
  private static final int PARTS_OF_LARGE_TABLES = 12;

  private final Parquet parquet;
  private final double scale;

  TpchData(Parquet parquet, double scale) {
    this.parquet = parquet;
    this.scale = scale;
  }

  /** Writes a table into a folder of its own name below {@code folder}, unless it is there. */
  <E extends TpchEntity> void write(TpchTable<E> table, Path folder) throws IOException {
    Path target = folder.resolve(table.getTableName());
    if (Files.isDirectory(target)) {
      return;
    }
    Path staging = folder.resolve(table.getTableName() + ".part");
    Files.createDirectories(staging);
    int parts = scale >= 0.1 && isLarge(table) ? PARTS_OF_LARGE_TABLES : 1;
    for (int part = 1; part <= parts; part++) {
      Iterator<E> rows = table.createGenerator(scale, part, parts).iterator();
      for (WrittenFile file : parquet.write(staging, metadata(table), values(table, rows))) {
        Files.move(
            file.local(),
            staging.resolve(String.format("%s-%02d.parquet", table.getTableName(), part)));
      }
    }
    Files.move(staging, target);
  }

  private static boolean isLarge(TpchTable<?> table) {
    return table == TpchTable.LINE_ITEM
        || table == TpchTable.ORDERS
        || table == TpchTable.PART_SUPPLIER
        || table == TpchTable.CUSTOMER
        || table == TpchTable.PART;
  }

  private static <E extends TpchEntity> Metadata metadata(TpchTable<E> table) {
    List<StructField> fields = new ArrayList<>();
    for (TpchColumn<E> column : table.getColumns()) {
      fields.add(new StructField(column.getColumnName(), type(column), true));
    }
    return Metadata.of(table.getTableName(), new StructType(fields), List.of(), Map.of(), null);
  }

  private static DataType type(TpchColumn<?> column) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> PrimitiveType.LONG;
      case INTEGER -> PrimitiveType.INTEGER;
      case DATE -> PrimitiveType.DATE;
      case DOUBLE -> MONEY;
      case VARCHAR -> PrimitiveType.STRING;
    };
  }

  private static <E extends TpchEntity> Iterator<List<Object>> values(
      TpchTable<E> table, Iterator<E> rows) {
    List<TpchColumn<E>> columns = table.getColumns();
    return new Iterator<>() {
      @Override
      public boolean hasNext() {
        return rows.hasNext();
      }

      @Override
      public List<Object> next() {
        E row = rows.next();
        List<Object> values = new ArrayList<>(columns.size());
        columns.forEach(column -> values.add(value(column, row)));
        return values;
      }
    };
  }

  private static <E extends TpchEntity> Object value(TpchColumn<E> column, E row) {
    return switch (column.getType().getBase()) {
      case IDENTIFIER -> column.getIdentifier(row);
      case INTEGER -> column.getInteger(row);
      case DATE -> LocalDate.ofEpochDay(column.getDate(row));
      case DOUBLE -> BigDecimal.valueOf(column.getDouble(row)).setScale(2, RoundingMode.HALF_UP);
      case VARCHAR -> column.getString(row);
    };
  }
}
