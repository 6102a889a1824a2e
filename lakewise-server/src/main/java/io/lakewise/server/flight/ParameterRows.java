package io.lakewise.server.flight;

import io.lakewise.server.warehouse.ClientRows;
import java.util.ArrayList;
import java.util.List;
import org.apache.arrow.flight.FlightStream;
import org.apache.arrow.vector.FieldVector;
import org.apache.arrow.vector.VectorSchemaRoot;
import org.apache.arrow.vector.dictionary.DictionaryProvider;
import org.apache.arrow.vector.types.pojo.Field;

/** The values for markers as batches of rows, whose columns are called 1, 2, …. */
final class ParameterRows implements ClientRows {

  private final FlightStream stream;
  private final VectorSchemaRoot renamed;
  private boolean first = true;

  /** The rows of a stream whose first batch has come already. */
  ParameterRows(FlightStream stream) {
    this.stream = stream;
    this.renamed = renamed(stream.getRoot(), stream.getDictionaryProvider());
  }

  private static VectorSchemaRoot renamed(VectorSchemaRoot root, DictionaryProvider dictionaries) {
    List<Field> fields = new ArrayList<>();
    for (FieldVector vector : root.getFieldVectors()) {
      Field field = vector.getField();
      String name = String.valueOf(fields.size() + 1);
      BoundParameters.type(name, BoundParameters.valueType(field, dictionaries));
      fields.add(new Field(name, field.getFieldType(), field.getChildren()));
    }
    return new VectorSchemaRoot(fields, root.getFieldVectors(), root.getRowCount());
  }

  @Override
  public boolean next() {
    if (first) {
      first = false;
      return true;
    }
    boolean more = stream.next();
    if (more) {
      renamed.setRowCount(stream.getRoot().getRowCount());
    }
    return more;
  }

  /** Closing it is the stream's. */
  @Override
  public VectorSchemaRoot batch() {
    return renamed;
  }

  @Override
  public DictionaryProvider dictionaries() {
    return stream.getDictionaryProvider();
  }
}
