package io.lakewise.catalog.relational;

import io.lakewise.catalog.Principals;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.principal.Directory;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.catalog.state.State;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Users, service principals and groups as rows. */
record RelationalPrincipals(State state, Audited audited) implements Principals {

  @Override
  public Membership membership(Viewer viewer) {
    return state.read(handle -> PrincipalRows.membership(handle, viewer));
  }

  @Override
  public Directory directory() {
    return state.read(PrincipalRows::directory);
  }

  @Override
  public List<PrincipalEntry> list(PrincipalKind kind) {
    return state.read(handle -> PrincipalRows.list(handle, kind));
  }

  @Override
  public Optional<PrincipalEntry> find(String name) {
    return isAdmins(name)
        ? Optional.of(PrincipalEntry.ADMINS)
        : state.read(handle -> PrincipalRows.find(handle, name));
  }

  @Override
  public Optional<PrincipalEntry> findById(String id) {
    return id.equals(PrincipalEntry.ADMINS.id())
        ? Optional.of(PrincipalEntry.ADMINS)
        : state.read(handle -> PrincipalRows.findById(handle, id));
  }

  @Override
  public List<PrincipalEntry> external(PrincipalKind kind, String id) {
    return state.read(handle -> PrincipalRows.external(handle, kind, id));
  }

  @Override
  public PrincipalEntry create(Viewer viewer, PrincipalEntry wanted) {
    refuseUnlessAdmin(viewer);
    PrincipalRows.checkedName(wanted.name());
    return state.write(
        handle -> {
          PrincipalRows.find(handle, wanted.name())
              .ifPresent(
                  other -> {
                    throw PrincipalErrors.taken(other);
                  });
          PrincipalRows.insert(handle, wanted);
          noted(handle, viewer, isGroup(wanted) ? "createGroup" : "add", wanted, Map.of());
          return wanted;
        });
  }

  @Override
  public void replace(Viewer viewer, PrincipalEntry changed) {
    refuseUnlessAdmin(viewer);
    state.write(handle -> replaced(handle, viewer, changed));
  }

  private int replaced(Handle handle, Viewer viewer, PrincipalEntry changed) {
    PrincipalEntry known =
        PrincipalRows.findById(handle, changed.id())
            .orElseThrow(() -> PrincipalErrors.unknown(changed.kind(), changed.name()));
    if (changed.admin() && known.kind() == PrincipalKind.GROUP) {
      throw PrincipalErrors.noAdmin(known);
    }
    boolean endsAdmin = known.admin() && !(changed.admin() && changed.active());
    if (endsAdmin && PrincipalRows.isBuiltInAdmin(known)) {
      throw PrincipalErrors.staysAdmin(known);
    }
    String action = isGroup(known) ? "updateGroup" : "updateUser";
    if (known.name().equals(changed.name())) {
      noted(handle, viewer, action, changed, Map.of());
    } else {
      PrincipalRenaming.rename(handle, known, changed.name());
      noted(handle, viewer, action, changed, Map.of("former_name", known.name()));
    }
    return PrincipalRows.update(handle, changed);
  }

  @Override
  public void drop(Viewer viewer, PrincipalKind kind, String name) {
    refuseUnlessAdmin(viewer);
    state.write(
        handle -> {
          PrincipalEntry known = PrincipalRows.require(handle, kind, name);
          if (PrincipalRows.isBuiltInAdmin(known)) {
            throw PrincipalErrors.staysAdmin(known);
          }
          noted(handle, viewer, isGroup(known) ? "removeGroup" : "delete", known, Map.of());
          return PrincipalRows.delete(handle, known);
        });
  }

  @Override
  public List<PrincipalEntry> members(String group) {
    return state.read(
        handle ->
            isAdmins(group)
                ? PrincipalRows.admins(handle)
                : PrincipalRows.members(
                    handle, PrincipalRows.require(handle, PrincipalKind.GROUP, group)));
  }

  @Override
  public List<PrincipalEntry> groups(String member) {
    return state.read(
        handle -> {
          List<PrincipalEntry> groups = new ArrayList<>(PrincipalRows.groups(handle, member));
          if (PrincipalRows.find(handle, member).filter(PrincipalEntry::admin).isPresent()) {
            groups.add(0, PrincipalEntry.ADMINS);
          }
          return groups;
        });
  }

  @Override
  public void add(Viewer viewer, String group, String member) {
    if (isAdmins(group)) {
      admin(viewer, member, true);
      return;
    }
    refuseUnlessAdmin(viewer);
    state.write(
        handle -> {
          PrincipalEntry in = PrincipalRows.require(handle, PrincipalKind.GROUP, group);
          PrincipalEntry added = PrincipalRows.require(handle, member);
          if (in.id().equals(added.id()) || PrincipalRows.isIn(handle, in, added)) {
            throw PrincipalErrors.inItself(in, added);
          }
          noted(handle, viewer, "addPrincipalToGroup", in, added);
          return change(
              handle,
              "INSERT INTO group_members (group_key, member_key) VALUES (:group, :member)"
                  + " ON CONFLICT DO NOTHING",
              in,
              added);
        });
  }

  @Override
  public void remove(Viewer viewer, String group, String member) {
    if (isAdmins(group)) {
      admin(viewer, member, false);
      return;
    }
    refuseUnlessAdmin(viewer);
    state.write(
        handle -> {
          PrincipalEntry in = PrincipalRows.require(handle, PrincipalKind.GROUP, group);
          PrincipalEntry removed = PrincipalRows.require(handle, member);
          noted(handle, viewer, "removePrincipalFromGroup", in, removed);
          return change(
              handle,
              "DELETE FROM group_members WHERE group_key = :group AND member_key = :member",
              in,
              removed);
        });
  }

  private static boolean isGroup(PrincipalEntry entry) {
    return entry.kind() == PrincipalKind.GROUP;
  }

  private void noted(
      Handle handle, Viewer viewer, String action, PrincipalEntry entry, Map<String, String> more) {
    Map<String, String> parameters = new HashMap<>(more);
    parameters.put(isGroup(entry) ? "target_group_name" : "target_user_name", entry.name());
    parameters.put("kind", entry.kind().name());
    parameters.put("admin", Boolean.toString(entry.admin()));
    parameters.put("active", Boolean.toString(entry.active()));
    audited.accounts(handle, viewer, action, parameters);
  }

  private void noted(
      Handle handle, Viewer viewer, String action, PrincipalEntry group, PrincipalEntry member) {
    audited.accounts(
        handle,
        viewer,
        action,
        Map.of("target_group_name", group.name(), "target_user_name", member.name()));
  }

  private void admin(Viewer viewer, String member, boolean whether) {
    refuseUnlessAdmin(viewer);
    state.write(
        handle ->
            replaced(handle, viewer, PrincipalRows.require(handle, member).withAdmin(whether)));
  }

  private static boolean isAdmins(String name) {
    return NameRules.key(name).equals(Membership.ADMINS);
  }

  private static int change(
      Handle handle, String sql, PrincipalEntry group, PrincipalEntry member) {
    return handle
        .createUpdate(sql)
        .bind("group", NameRules.key(group.name()))
        .bind("member", NameRules.key(member.name()))
        .execute();
  }

  private static void refuseUnlessAdmin(Viewer viewer) {
    if (!viewer.admin()) {
      throw CatalogErrors.principalsAreForAdmins();
    }
  }
}
