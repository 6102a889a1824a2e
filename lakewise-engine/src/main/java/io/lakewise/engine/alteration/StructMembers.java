package io.lakewise.engine.alteration;

import io.lakewise.engine.error.AlterationErrors;
import io.lakewise.engine.error.DefinitionErrors;
import io.lakewise.engine.statement.TableChange.Position;
import io.lakewise.table.type.StructField;
import io.lakewise.table.type.StructType;
import java.util.ArrayList;
import java.util.List;

/** Puts columns at their places among their siblings. */
final class StructMembers {

  private StructMembers() {}

  /** The struct with one more member; at its end if {@code position} is null. */
  static StructType with(StructType struct, StructField added, Position position) {
    if (struct.field(added.name()).isPresent()) {
      throw DefinitionErrors.columnTwice(added.name());
    }
    List<StructField> fields = new ArrayList<>(struct.fields());
    fields.add(position == null ? fields.size() : place(fields, added, position), added);
    return new StructType(fields);
  }

  /** The struct with a member at another place. */
  static StructType moved(StructType struct, StructField member, Position position) {
    if (position.after().filter(member.name()::equalsIgnoreCase).isPresent()) {
      throw AlterationErrors.afterItself(member.name());
    }
    List<StructField> fields = new ArrayList<>(struct.fields());
    fields.removeIf(each -> each.name().equalsIgnoreCase(member.name()));
    fields.add(place(fields, member, position), member);
    return new StructType(fields);
  }

  private static int place(List<StructField> fields, StructField member, Position position) {
    if (position.after().isEmpty()) {
      return 0;
    }
    String after = position.after().get();
    for (int i = 0; i < fields.size(); i++) {
      if (fields.get(i).name().equalsIgnoreCase(after)) {
        return i + 1;
      }
    }
    throw AlterationErrors.noSibling(member.name(), after);
  }
}
