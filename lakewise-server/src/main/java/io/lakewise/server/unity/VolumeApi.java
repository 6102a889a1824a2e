package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import io.lakewise.catalog.entry.VolumeEntry;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.name.SchemaName;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.ApiException;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.api.TableQueries;
import java.util.Set;

/** Volumes as Databricks' API tells of them and makes them. */
final class VolumeApi {

  private final LakeInspection lake;
  private final TableQueries statements;

  VolumeApi(LakeInspection lake, TableQueries statements) {
    this.lake = lake;
    this.statements = statements;
  }

  HttpResponse list(UnityCall call) {
    String catalog = call.query("catalog_name");
    String schema = call.query("schema_name");
    if (catalog.isEmpty() || schema.isEmpty()) {
      throw ApiException.invalid("catalog_name and schema_name say whose volumes are wanted.");
    }
    return call.page(
        "volumes",
        lake.volumes(call.caller(), new SchemaName(catalog, schema)),
        volume -> volume.name().name(),
        VolumeApi::told);
  }

  HttpResponse one(UnityCall call) {
    return JsonAnswers.ok(told(lake.volume(call.caller(), name(call))));
  }

  HttpResponse create(UnityCall call) {
    UnityCall.only(
        call.body(),
        Set.of(
            "catalog_name", "schema_name", "name", "volume_type", "storage_location", "comment"));
    QualifiedName name =
        new QualifiedName(
            call.required("catalog_name"), call.required("schema_name"), call.required("name"));
    String type = call.required("volume_type");
    StringBuilder statement =
        switch (type) {
          case "MANAGED" -> new StringBuilder("CREATE VOLUME ");
          case "EXTERNAL" -> new StringBuilder("CREATE EXTERNAL VOLUME ");
          default -> throw ApiException.invalid("volume_type is none of MANAGED and EXTERNAL.");
        };
    statement.append(name.quoted());
    call.text("storage_location")
        .ifPresent(
            place -> {
              if (type.equals("MANAGED")) {
                throw ApiException.invalid("A managed volume has no storage_location of its own.");
              }
              statement.append(" LOCATION ").append(UnityCall.literal(place));
            });
    call.text("comment")
        .ifPresent(text -> statement.append(" COMMENT ").append(UnityCall.literal(text)));
    statements.run(call.caller(), statement.toString());
    return JsonAnswers.ok(told(lake.volume(call.caller(), name)));
  }

  /** The owner comes last, as who gives it away may do nothing more. */
  HttpResponse change(UnityCall call) {
    UnityCall.only(call.body(), Set.of("name", "new_name", "comment", "owner"));
    QualifiedName name = lake.volume(call.caller(), name(call)).name();
    String volume = "VOLUME " + name.quoted();
    call.text("comment")
        .ifPresent(
            text ->
                statements.run(
                    call.caller(), "COMMENT ON " + volume + " IS " + UnityCall.literal(text)));
    QualifiedName renamed = call.text("new_name").map(name.schemaName()::name).orElse(name);
    if (!renamed.name().equals(name.name())) {
      statements.run(
          call.caller(), "ALTER " + volume + " RENAME TO " + UnityCall.identifier(renamed.name()));
    }
    VolumeEntry changed = lake.volume(call.caller(), renamed);
    if (call.text("owner").isPresent()) {
      String owner = call.required("owner");
      statements.run(
          call.caller(),
          "ALTER VOLUME " + renamed.quoted() + " OWNER TO " + UnityCall.identifier(owner));
      return JsonAnswers.ok(told(changed).put("owner", owner));
    }
    return JsonAnswers.ok(told(changed));
  }

  HttpResponse drop(UnityCall call) {
    QualifiedName name = lake.volume(call.caller(), name(call)).name();
    statements.run(call.caller(), "DROP VOLUME " + name.quoted());
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private static QualifiedName name(UnityCall call) {
    return UnityCall.qualified(call.path("name"));
  }

  private static ObjectNode told(VolumeEntry volume) {
    QualifiedName name = volume.name();
    ObjectNode told = JsonAnswers.object().put("catalog_name", name.catalog());
    told.put("schema_name", name.schema()).put("name", name.name());
    told.put("full_name", name.catalog() + "." + name.schema() + "." + name.name());
    told.put("volume_id", volume.id().toString()).put("volume_type", volume.type());
    told.put("storage_location", "file://" + volume.location()).put("owner", volume.owner());
    if (volume.comment() != null) {
      told.put("comment", volume.comment());
    }
    return told.put("created_at", volume.createdAt().toEpochMilli());
  }
}
