package io.lakewise.server.api;

import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.QualifiedName;
import io.lakewise.catalog.record.LineageWays.End;
import io.lakewise.engine.inspection.LakeInspection;
import io.lakewise.engine.session.Principal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which tables, views and files of the lineage somebody may know of. Files, and what has gone
 * since, are for admins. Not thread-safe.
 */
final class SeenPlaces {

  private final LakeInspection lake;
  private final Principal caller;
  private final Map<String, Boolean> known = new HashMap<>();

  SeenPlaces(LakeInspection lake, Principal caller) {
    this.lake = lake;
    this.caller = caller;
  }

  boolean sees(End end) {
    return caller.admin() || (!end.type().equals("PATH") && sees(end.name()));
  }

  /** Whether a table or view is there to see, by its name in full. */
  boolean sees(String name) {
    return known.computeIfAbsent(name, this::exists);
  }

  private boolean exists(String name) {
    List<String> parts = NameRules.parts(name);
    if (parts.size() != 3) {
      return false;
    }
    try {
      lake.relation(caller, new QualifiedName(parts.get(0), parts.get(1), parts.get(2)));
      return true;
    } catch (NameNotFoundException hidden) {
      return false;
    }
  }
}
