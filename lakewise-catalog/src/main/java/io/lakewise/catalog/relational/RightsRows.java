package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.principal.Membership;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Reads what {@link Rights} decides from: groups and grants, in one query. */
final class RightsRows {

  /** The principal, everybody's group, and all groups around them, each once. */
  private static final String IDENTITIES =
      """
      WITH RECURSIVE held (principal) AS (
        SELECT CAST(:member AS TEXT)
        UNION
        SELECT m.group_key FROM group_members m JOIN held h ON m.member_key = h.principal
      ),
      identities (principal) AS (SELECT principal FROM held UNION SELECT CAST(:all AS TEXT))
      SELECT i.principal, g.securable, g.privilege
      FROM identities i LEFT JOIN grants g ON g.grantee_key = i.principal
      """;

  private RightsRows() {}

  /** The rights of a viewer everywhere, to look through many things. */
  static Rights everywhere(Handle handle, Viewer viewer) {
    return viewer.admin() ? admin(viewer) : rights(handle.createQuery(IDENTITIES), viewer);
  }

  /** The rights of a viewer at one place. */
  static Rights at(Handle handle, Viewer viewer, Place place) {
    if (viewer.admin()) {
      return admin(viewer);
    }
    List<String> chain = place.chain().stream().map(each -> each.securable().toString()).toList();
    return rights(
        handle.createQuery(IDENTITIES + "AND g.securable IN (<chain>)").bindList("chain", chain),
        viewer);
  }

  private static Rights admin(Viewer viewer) {
    Set<String> identities = new HashSet<>(Set.of(Membership.ALL, Membership.ADMINS));
    identities.add(NameRules.key(viewer.principal()));
    return new Rights(true, identities, Map.of());
  }

  private static Rights rights(Query query, Viewer viewer) {
    Set<String> identities = new HashSet<>();
    Map<String, Set<Privilege>> granted = new HashMap<>();
    query
        .bind("member", NameRules.key(viewer.principal()))
        .bind("all", Membership.ALL)
        .map((row, context) -> new String[] {row.getString(1), row.getString(2), row.getString(3)})
        .forEach(
            row -> {
              identities.add(row[0]);
              if (row[1] != null) {
                // A privilege of a later release grants nothing here.
                Privilege.of(row[2])
                    .ifPresent(
                        privilege ->
                            granted
                                .computeIfAbsent(row[1], none -> EnumSet.noneOf(Privilege.class))
                                .add(privilege));
              }
            });
    return new Rights(false, identities, granted);
  }
}
