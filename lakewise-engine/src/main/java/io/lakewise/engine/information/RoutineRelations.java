package io.lakewise.engine.information;

import io.lakewise.catalog.entry.FunctionEntry;
import io.lakewise.catalog.entry.FunctionParameter;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.engine.describe.Listing;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Functions written in SQL and their parameters. */
final class RoutineRelations {

  private final VisibleNames visible;
  private final List<List<Object>> rows = new ArrayList<>();

  RoutineRelations(VisibleNames visible) {
    this.visible = visible;
  }

  Listing routines() {
    for (FunctionEntry function : visible.functions()) {
      QualifiedName name = function.name();
      rows.add(
          Arrays.asList(
              name.catalog(),
              name.schema(),
              name.name(),
              name.catalog(),
              name.schema(),
              name.name(),
              "FUNCTION",
              function.table() ? "TABLE" : function.returnType(),
              "SQL",
              function.body(),
              function.deterministic() ? "YES" : "NO",
              "CONTAINS SQL",
              "DEFINER",
              function.owner(),
              function.comment(),
              function.createdAt()));
    }
    return new Listing(
        Columns.of(
            "specific_catalog",
            "specific_schema",
            "specific_name",
            "routine_catalog",
            "routine_schema",
            "routine_name",
            "routine_type",
            "data_type",
            "routine_body",
            "routine_definition",
            "is_deterministic",
            "sql_data_access",
            "security_type",
            "routine_owner",
            "comment",
            "created:" + Columns.TIME),
        rows);
  }

  Listing parameters() {
    for (FunctionEntry function : visible.functions()) {
      int position = 0;
      for (FunctionParameter parameter : function.parameters()) {
        rows.add(
            Arrays.asList(
                function.name().catalog(),
                function.name().schema(),
                function.name().name(),
                ++position,
                "IN",
                "NO",
                parameter.name(),
                parameter.type(),
                parameter.defaultValue(),
                parameter.comment()));
      }
    }
    return new Listing(
        Columns.of(
            "specific_catalog",
            "specific_schema",
            "specific_name",
            "ordinal_position:INTEGER",
            "parameter_mode",
            "is_result",
            "parameter_name",
            "data_type",
            "parameter_default",
            "comment"),
        rows);
  }
}
