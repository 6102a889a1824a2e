package io.lakewise.server.unity;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.linecorp.armeria.common.HttpResponse;
import io.lakewise.catalog.entry.LocationEntry;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.server.answer.JsonAnswers;
import io.lakewise.server.api.TableQueries;
import java.util.Set;

/**
 * External locations as Databricks' API tells of them and makes them. Folders need no credential:
 * one that is named means nothing.
 */
final class LocationApi {

  private static final String LOCATION = "EXTERNAL LOCATION ";

  private final LakeInspection lake;
  private final TableQueries statements;

  LocationApi(LakeInspection lake, TableQueries statements) {
    this.lake = lake;
    this.statements = statements;
  }

  HttpResponse list(UnityCall call) {
    return call.page(
        "external_locations",
        lake.locations(call.caller()),
        LocationEntry::name,
        LocationApi::told);
  }

  HttpResponse one(UnityCall call) {
    return JsonAnswers.ok(told(lake.location(call.caller(), call.path("name"))));
  }

  HttpResponse create(UnityCall call) {
    UnityCall.only(
        call.body(), Set.of("name", "url", "credential_name", "comment", "skip_validation"));
    String name = call.required("name");
    StringBuilder statement =
        new StringBuilder("CREATE " + LOCATION + UnityCall.identifier(name))
            .append(" URL ")
            .append(UnityCall.literal(call.required("url")));
    call.text("comment")
        .ifPresent(text -> statement.append(" COMMENT ").append(UnityCall.literal(text)));
    statements.run(call.caller(), statement.toString());
    return JsonAnswers.ok(told(lake.location(call.caller(), name)));
  }

  /** The owner comes last, as who gives it away may do nothing more. */
  HttpResponse change(UnityCall call) {
    UnityCall.only(
        call.body(),
        Set.of("name", "new_name", "comment", "owner", "credential_name", "skip_validation"));
    String name = lake.location(call.caller(), call.path("name")).name();
    String location = LOCATION + UnityCall.identifier(name);
    call.text("comment")
        .ifPresent(
            text ->
                statements.run(
                    call.caller(), "COMMENT ON " + location + " IS " + UnityCall.literal(text)));
    String renamed = call.text("new_name").orElse(name);
    if (!renamed.equals(name)) {
      statements.run(
          call.caller(), "ALTER " + location + " RENAME TO " + UnityCall.identifier(renamed));
    }
    LocationEntry changed = lake.location(call.caller(), renamed);
    if (call.text("owner").isPresent()) {
      String owner = call.required("owner");
      statements.run(
          call.caller(),
          "ALTER "
              + LOCATION
              + UnityCall.identifier(renamed)
              + " OWNER TO "
              + UnityCall.identifier(owner));
      return JsonAnswers.ok(told(changed).put("owner", owner));
    }
    return JsonAnswers.ok(told(changed));
  }

  HttpResponse drop(UnityCall call) {
    String name = lake.location(call.caller(), call.path("name")).name();
    String force = Boolean.parseBoolean(call.query("force")) ? " FORCE" : "";
    statements.run(call.caller(), "DROP " + LOCATION + UnityCall.identifier(name) + force);
    return JsonAnswers.ok(JsonAnswers.object());
  }

  private static ObjectNode told(LocationEntry location) {
    ObjectNode told = JsonAnswers.object().put("name", location.name());
    told.put("url", "file://" + location.path()).put("owner", location.owner());
    told.put("read_only", false);
    if (location.comment() != null) {
      told.put("comment", location.comment());
    }
    return told.put("created_at", location.createdAt().toEpochMilli());
  }
}
