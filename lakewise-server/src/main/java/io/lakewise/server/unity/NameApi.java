package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import io.lakewise.catalog.entry.CatalogEntry;
import io.lakewise.catalog.entry.Relation;
import io.lakewise.catalog.entry.SchemaEntry;
import io.lakewise.catalog.entry.TableEntry;
import io.lakewise.catalog.entry.ViewEntry;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.describe.DatabricksTypes;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.inspection.TableView;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.table.type.DecimalType;
import io.lakewise.table.type.PrimitiveType;
import io.lakewise.table.type.StructField;
import java.util.List;
import java.util.OptionalLong;

/** Catalogs, schemas, tables and views as Databricks' API tells of them; SQL changes them. */
final class NameApi {

  /** Tables with their columns in a page: each has its log read. */
  private static final int MOST_TABLES = 50;

  private final LakeInspection lake;

  NameApi(LakeInspection lake) {
    this.lake = lake;
  }

  HttpResponse catalogs(UnityCall call) {
    return call.page(
        "catalogs", lake.catalogs(call.caller()), CatalogEntry::name, NameApi::catalog);
  }

  HttpResponse catalog(UnityCall call) {
    return JsonAnswers.ok(catalog(seen(call, call.path("name"))));
  }

  private CatalogEntry seen(UnityCall call, String catalog) {
    return lake.catalog(call.caller(), catalog)
        .orElseThrow(() -> ApiException.missing("The catalog " + catalog + " was not found."));
  }

  HttpResponse schemas(UnityCall call) {
    String catalog = wanted(call, "catalog_name");
    return call.page(
        "schemas",
        lake.schemas(call.caller(), seen(call, catalog).name()),
        schema -> schema.name().schema(),
        NameApi::schema);
  }

  HttpResponse schema(UnityCall call) {
    List<String> parts = UnityCall.parts(call.path("full_name"), 2);
    return JsonAnswers.ok(
        schema(lake.schema(call.caller(), new SchemaName(parts.get(0), parts.get(1)))));
  }

  HttpResponse tables(UnityCall call) {
    List<Relation> all =
        lake.relations(
            call.caller(),
            new SchemaName(wanted(call, "catalog_name"), wanted(call, "schema_name")));
    boolean columns = !call.query("omit_columns").equals("true");
    return columns
        ? call.page("tables", all, MOST_TABLES, NameApi::key, each -> described(call, each))
        : call.page("tables", all, NameApi::key, NameApi::named);
  }

  HttpResponse table(UnityCall call) {
    return JsonAnswers.ok(described(call, lake.relation(call.caller(), name(call))));
  }

  HttpResponse exists(UnityCall call) {
    boolean there = true;
    try {
      lake.relation(call.caller(), name(call));
    } catch (NameNotFoundException none) {
      there = false;
    }
    return JsonAnswers.ok(JsonAnswers.object().put("table_exists", there));
  }

  private static QualifiedName name(UnityCall call) {
    return UnityCall.qualified(call.path("full_name"));
  }

  private static String key(Relation relation) {
    return relation.name().name();
  }

  private static String wanted(UnityCall call, String parameter) {
    String value = call.query(parameter);
    if (value.isEmpty()) {
      throw ApiException.invalid(parameter + " is missing: it says whose names are wanted.");
    }
    return value;
  }

  private static ObjectNode catalog(CatalogEntry catalog) {
    ObjectNode told = JsonAnswers.object().put("name", catalog.name());
    told.put("full_name", catalog.name()).put("catalog_type", "MANAGED_CATALOG");
    told.put("securable_type", "CATALOG").put("owner", catalog.owner());
    comment(told, catalog.comment());
    return told.put("created_at", catalog.createdAt().toEpochMilli());
  }

  private static ObjectNode schema(SchemaEntry schema) {
    ObjectNode told = JsonAnswers.object().put("name", schema.name().schema());
    told.put("catalog_name", schema.name().catalog());
    told.put("full_name", schema.name().catalog() + "." + schema.name().schema());
    told.put("catalog_type", "MANAGED_CATALOG").put("owner", schema.owner());
    comment(told, schema.comment());
    return told.put("created_at", schema.createdAt().toEpochMilli());
  }

  private static ObjectNode named(Relation relation) {
    QualifiedName name = relation.name();
    ObjectNode told = JsonAnswers.object().put("catalog_name", name.catalog());
    told.put("schema_name", name.schema()).put("name", name.name());
    told.put("full_name", name.catalog() + "." + name.schema() + "." + name.name());
    told.put("table_id", relation.id().toString()).put("owner", relation.owner());
    if (relation instanceof TableEntry table) {
      told.put("table_type", table.managed() ? "MANAGED" : "EXTERNAL");
      told.put("data_source_format", "DELTA");
    } else {
      told.put("table_type", "VIEW");
    }
    comment(told, relation.comment());
    return told.put("created_at", relation.createdAt().toEpochMilli());
  }

  private static void comment(ObjectNode told, String comment) {
    if (comment != null) {
      told.put("comment", comment);
    }
  }

  /** With its columns, which those of a view are not known to have. */
  private ObjectNode described(UnityCall call, Relation relation) {
    ObjectNode told = named(relation);
    if (relation instanceof ViewEntry view) {
      return told.put("view_definition", view.text());
    }
    TableView table = lake.table(call.caller(), relation.name(), OptionalLong.empty());
    List<String> partitions = table.snapshot().metadata().partitionColumns();
    ArrayNode columns = told.putArray("columns");
    for (StructField field : table.snapshot().schema().fields()) {
      ObjectNode column = column(field, columns.size());
      if (partitions.contains(field.name())) {
        column.put("partition_index", partitions.indexOf(field.name()));
      }
      columns.add(column);
    }
    ObjectNode properties = told.putObject("properties");
    table.properties().forEach(properties::put);
    return told.put("updated_at", table.snapshot().timestamp());
  }

  private static ObjectNode column(StructField field, int position) {
    ObjectNode column = JsonAnswers.object().put("name", field.name());
    column.put("position", position).put("nullable", field.nullable());
    String text = DatabricksTypes.text(field.type());
    column.put("type_text", text);
    column.put(
        "type_name",
        field.type() == PrimitiveType.TIMESTAMP_NTZ || field.type() == PrimitiveType.VARIANT
            ? text
            : DatabricksTypes.name(field.type()));
    if (field.type() instanceof DecimalType decimal) {
      column.put("type_precision", decimal.precision()).put("type_scale", decimal.scale());
    }
    return column;
  }
}
