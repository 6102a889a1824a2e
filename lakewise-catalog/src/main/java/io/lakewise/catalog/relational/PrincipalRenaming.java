package io.lakewise.catalog.relational;

import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.PrincipalEntry;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Another name for a principal, wherever rows know it by its name. */
final class PrincipalRenaming {

  /** Of what its owner is kept with, by the name as it was spelled then. */
  static final List<String> OWNED =
      List.of(
          "catalogs",
          "schemas",
          "relations",
          "dropped_tables",
          "functions",
          "volumes",
          "locations",
          "warehouses",
          "saved_queries",
          "dashboards",
          "schedules");

  /** Tables and columns with the name as it compares. */
  static final List<String> KEYS =
      List.of(
          "tokens.principal_key",
          "secrets.principal_key",
          "group_members.group_key",
          "group_members.member_key",
          "passwords.principal_key",
          "logins.principal_key",
          "grants.grantee_key");

  /** Tables and columns with the name as it was spelled when a statement ran. */
  static final List<String> AUTHORS =
      List.of("statement_history.user_id", "running_statements.user_id");

  private PrincipalRenaming() {}

  /** Renames; all that the principal has and owns stays its own. */
  static void rename(Handle handle, PrincipalEntry known, String name) {
    if (PrincipalRows.isBuiltInAdmin(known)) {
      throw PrincipalErrors.staysAdmin(known);
    }
    PrincipalRows.checkedName(name);
    String former = NameRules.key(known.name());
    String key = NameRules.key(name);
    if (former.equals(key)) {
      handle.execute("UPDATE principals SET name = ? WHERE name_key = ?", name, key);
    } else {
      move(handle, known, key, name);
    }
    for (SavedKind kind : SavedKind.values()) {
      refuseIfMeeting(handle, kind, known, name);
    }
    handOver(handle, known, name);
    TagPolicyRows.renamePrincipal(handle, former, name);
  }

  /**
   * What a principal owned that is dropped, and what it ran, is that one's for ever: nobody else is
   * called by the name that its id makes, so whoever is known by its name later has none of it.
   */
  static void retire(Handle handle, PrincipalEntry dropped) {
    handOver(handle, dropped, PrincipalEntry.DROPPED + dropped.id());
  }

  private static void handOver(Handle handle, PrincipalEntry known, String name) {
    String former = NameRules.key(known.name());
    for (String table : OWNED) {
      for (String owner : owners(handle, table)) {
        if (NameRules.key(owner).equals(former)) {
          handle.execute("UPDATE " + table + " SET owner = ? WHERE owner = ?", name, owner);
        }
      }
    }
    for (String author : AUTHORS) {
      update(handle, author, known.name(), name);
    }
  }

  /** An earlier one of the new name may have left some of the same names, which are then its. */
  private static void refuseIfMeeting(
      Handle handle, SavedKind kind, PrincipalEntry known, String name) {
    boolean meet =
        handle
            .createQuery(
                """
                SELECT 1 FROM <table> mine JOIN <table> other
                  ON other.folder = mine.folder AND other.name_key = mine.name_key
                WHERE mine.owner = :known AND other.owner = :name AND mine.id != other.id
                """)
            .define("table", kind.table())
            .bind("known", known.name())
            .bind("name", name)
            .mapTo(Integer.class)
            .findFirst()
            .isPresent();
    if (meet) {
      throw PrincipalErrors.savedMeet(kind, known, name);
    }
  }

  private static List<String> owners(Handle handle, String table) {
    return handle.createQuery("SELECT DISTINCT owner FROM " + table).mapTo(String.class).list();
  }

  /**
   * Whatever refers to the row needs one to refer to at any time, so there are two for a moment.
   */
  private static void move(Handle handle, PrincipalEntry known, String key, String name) {
    PrincipalRows.find(handle, name)
        .ifPresent(
            other -> {
              throw PrincipalErrors.taken(other);
            });
    String former = NameRules.key(known.name());
    handle.execute("UPDATE principals SET id = ? WHERE name_key = ?", "former:" + former, former);
    PrincipalRows.insert(handle, known.withName(name));
    for (String column : KEYS) {
      update(handle, column, former, key);
    }
    handle.execute("DELETE FROM principals WHERE name_key = ?", former);
  }

  private static void update(Handle handle, String tableAndColumn, String from, String to) {
    String[] parts = tableAndColumn.split("[.]");
    handle.execute(
        "UPDATE " + parts[0] + " SET " + parts[1] + " = ? WHERE " + parts[1] + " = ?", to, from);
  }
}
