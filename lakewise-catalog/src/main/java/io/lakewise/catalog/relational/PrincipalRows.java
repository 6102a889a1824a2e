package io.lakewise.catalog.relational;

import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.LookAlikes;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.name.NearNames;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes rows of principals and of groups' members. */
final class PrincipalRows {

  private static final String SELECT =
      """
      SELECT p.id, p.kind, p.name, p.display_name, p.external_id, p.admin, p.active, p.created_at
      FROM principals p
      """;

  /** Groups around a member, each once, so that rings end. */
  private static final String HELD =
      """
      WITH RECURSIVE held (group_key) AS (
        SELECT group_key FROM group_members WHERE member_key = :member
        UNION
        SELECT m.group_key FROM group_members m JOIN held h ON m.member_key = h.group_key
      )
      SELECT group_key FROM held
      """;

  /** Names that mean something else where owners and grants are compared. */
  private static final Set<String> RESERVED =
      Set.of(Viewer.EVERYONE, Viewer.LOCAL.principal(), "system");

  private PrincipalRows() {}

  static Membership membership(Handle handle, Viewer viewer) {
    Set<String> groups = new HashSet<>(held(handle, viewer.principal()));
    groups.add(Membership.ALL);
    groups.add(Membership.USERS);
    if (viewer.admin()) {
      groups.add(Membership.ADMINS);
    }
    return new Membership(viewer.principal(), groups);
  }

  /** Whether {@code inner} is in {@code group} through any number of groups. */
  static boolean isIn(Handle handle, PrincipalEntry inner, PrincipalEntry group) {
    return held(handle, inner.name()).contains(NameRules.key(group.name()));
  }

  private static List<String> held(Handle handle, String member) {
    return handle
        .createQuery(HELD)
        .bind("member", NameRules.key(member))
        .mapTo(String.class)
        .list();
  }

  static Directory directory(Handle handle) {
    return new Directory(sorted(handle.createQuery(SELECT)), links(handle));
  }

  static List<PrincipalEntry> admins(Handle handle) {
    return sorted(handle.createQuery(SELECT + "WHERE p.admin = 1"));
  }

  private static List<Directory.Link> links(Handle handle) {
    return handle
        .createQuery("SELECT group_key, member_key FROM group_members")
        .map((row, context) -> new Directory.Link(row.getString(1), row.getString(2)))
        .list();
  }

  static List<PrincipalEntry> list(Handle handle, PrincipalKind kind) {
    return sorted(handle.createQuery(SELECT + "WHERE p.kind = :kind").bind("kind", kind.name()));
  }

  static Optional<PrincipalEntry> find(Handle handle, String name) {
    return handle
        .createQuery(SELECT + "WHERE p.name_key = :key")
        .bind("key", NameRules.key(name))
        .map(PrincipalRows::entry)
        .findOne();
  }

  static Optional<PrincipalEntry> findById(Handle handle, String id) {
    return handle
        .createQuery(SELECT + "WHERE p.id = :id")
        .bind("id", id)
        .map(PrincipalRows::entry)
        .findOne();
  }

  static List<PrincipalEntry> external(Handle handle, PrincipalKind kind, String id) {
    return sorted(
        handle
            .createQuery(SELECT + "WHERE p.kind = :kind AND p.external_id = :id")
            .bind("kind", kind.name())
            .bind("id", id));
  }

  static PrincipalEntry require(Handle handle, String name) {
    return find(handle, name)
        .orElseThrow(() -> CatalogErrors.notFound("principal", NameRules.printed(name), List.of()));
  }

  static PrincipalEntry require(Handle handle, PrincipalKind kind, String name) {
    if (Membership.COMPUTED.contains(NameRules.key(name))) {
      throw PrincipalErrors.computed(name);
    }
    return find(handle, name)
        .filter(entry -> entry.kind() == kind)
        .orElseThrow(
            () -> {
              List<String> near =
                  NearNames.of(name, list(handle, kind), PrincipalEntry::name).stream()
                      .map(entry -> NameRules.printed(entry.name()))
                      .toList();
              return CatalogErrors.notFound(kind.printed(), NameRules.printed(name), near);
            });
  }

  static List<PrincipalEntry> members(Handle handle, PrincipalEntry group) {
    return sorted(
        handle
            .createQuery(
                SELECT
                    + "JOIN group_members m ON m.member_key = p.name_key WHERE m.group_key = :group")
            .bind("group", NameRules.key(group.name())));
  }

  static List<PrincipalEntry> groups(Handle handle, String member) {
    return sorted(
        handle
            .createQuery(
                SELECT
                    + "JOIN group_members m ON m.group_key = p.name_key WHERE m.member_key = :member")
            .bind("member", NameRules.key(member)));
  }

  static void insert(Handle handle, PrincipalEntry entry) {
    handle
        .createUpdate(
            """
            INSERT INTO principals (name_key, name, admin, created_at, kind, id, display_name,
              external_id, active)
            VALUES (:key, :name, :admin, :createdAt, :kind, :id, :displayName, :externalId, :active)
            """)
        .bind("key", NameRules.key(entry.name()))
        .bind("name", entry.name())
        .bind("admin", entry.admin() ? 1 : 0)
        .bind("createdAt", Times.micros(entry.createdAt()))
        .bind("kind", entry.kind().name())
        .bind("id", entry.id())
        .bind("displayName", entry.displayName().orElse(null))
        .bind("externalId", entry.externalId().orElse(null))
        .bind("active", entry.active() ? 1 : 0)
        .execute();
  }

  static int update(Handle handle, PrincipalEntry entry) {
    return handle
        .createUpdate(
            """
            UPDATE principals SET admin = :admin, display_name = :displayName,
              external_id = :externalId, active = :active
            WHERE id = :id
            """)
        .bind("admin", entry.admin() ? 1 : 0)
        .bind("displayName", entry.displayName().orElse(null))
        .bind("externalId", entry.externalId().orElse(null))
        .bind("active", entry.active() ? 1 : 0)
        .bind("id", entry.id())
        .execute();
  }

  static int delete(Handle handle, PrincipalEntry entry) {
    String key = NameRules.key(entry.name());
    handle.createUpdate("DELETE FROM tokens WHERE principal_key = :key").bind("key", key).execute();
    GrantRows.forgetPrincipal(handle, key);
    TagPolicyRows.forgetPrincipal(handle, key);
    PrincipalRenaming.retire(handle, entry);
    return handle
        .createUpdate("DELETE FROM principals WHERE name_key = :key")
        .bind("key", key)
        .execute();
  }

  /** The name if a principal may have it. */
  static void checkedName(String name) {
    NameRules.checked(name);
    if (LookAlikes.hasOtherForms(name)) {
      throw CatalogErrors.lookAlike(name, "has letters in forms for which there are plain ones");
    }
    if (LookAlikes.mixesScripts(name)) {
      throw CatalogErrors.lookAlike(name, "mixes letters of scripts that look alike in one word");
    }
    String key = NameRules.key(name);
    if (RESERVED.contains(key)
        || Membership.COMPUTED.contains(key)
        || key.startsWith(PrincipalEntry.DROPPED)) {
      throw CatalogErrors.reservedPrincipal(NameRules.printed(name));
    }
  }

  /** The spelling of a principal that may own things. */
  static String requireOwner(Handle handle, String owner) {
    String key = NameRules.key(owner);
    if (key.equals(Membership.ADMINS)) {
      return key;
    }
    if (RESERVED.contains(key) || Membership.COMPUTED.contains(key)) {
      throw PrincipalErrors.cannotOwn(owner);
    }
    return require(handle, owner).name();
  }

  /** Refuses the name of a group, which nobody signs in as. */
  static void refuseGroup(Handle handle, String name) {
    if (require(handle, name).kind() == PrincipalKind.GROUP) {
      throw PrincipalErrors.holdsNoTokens(name);
    }
  }

  /** The admin whose token the server keeps in a file. */
  static boolean isBuiltInAdmin(PrincipalEntry entry) {
    return NameRules.key(entry.name()).equals("admin");
  }

  private static List<PrincipalEntry> sorted(Query query) {
    return query.map(PrincipalRows::entry).stream()
        .sorted(Comparator.comparing(entry -> NameRules.key(entry.name())))
        .toList();
  }

  private static PrincipalEntry entry(ResultSet row, StatementContext context) throws SQLException {
    return new PrincipalEntry(
        row.getString("id"),
        PrincipalKind.valueOf(row.getString("kind")),
        row.getString("name"),
        Optional.ofNullable(row.getString("display_name")),
        Optional.ofNullable(row.getString("external_id")),
        row.getInt("admin") == 1,
        row.getInt("active") == 1,
        Times.read(row, "created_at"));
  }
}
