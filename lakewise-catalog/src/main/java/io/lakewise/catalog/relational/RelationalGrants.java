package io.lakewise.catalog.relational;

import io.lakewise.catalog.Grants;
import io.lakewise.catalog.Viewer;
import io.lakewise.catalog.error.CatalogErrors;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.GrantChange;
import io.lakewise.catalog.permission.Place;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Rights;
import io.lakewise.catalog.permission.Securable;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.Membership;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.state.State;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Grants as rows. */
record RelationalGrants(State state, InstantSource clock, Audited audited) implements Grants {

  @Override
  public void change(Viewer viewer, Target target, List<GrantChange> changes) {
    state.write(
        handle -> {
          GrantTargets.Found found = managed(handle, viewer, target, changes);
          for (GrantChange change : changes) {
            change(handle, viewer, found, change);
          }
          return found;
        });
  }

  private void change(Handle handle, Viewer viewer, GrantTargets.Found found, GrantChange change) {
    Securable securable = found.place().securable();
    String grantee = grantee(handle, change.principal());
    if (!change.add().isEmpty()) {
      GrantRows.add(handle, securable, grantee, change.add(), viewer.principal(), clock.instant());
      note(handle, viewer, found, grantee, "add", change.add());
    }
    if (!change.remove().isEmpty()) {
      GrantRows.remove(handle, securable, grantee, change.remove());
      note(handle, viewer, found, grantee, "remove", change.remove());
    }
  }

  private void note(
      Handle handle,
      Viewer viewer,
      GrantTargets.Found found,
      String grantee,
      String change,
      Set<Privilege> privileges) {
    audited.catalog(
        handle,
        viewer,
        "updatePermissions",
        Map.of(
            "securable_type",
            found.kind(),
            "securable_full_name",
            found.name(),
            "principal",
            grantee,
            change,
            privileges.stream().sorted().map(Privilege::name).collect(Collectors.joining(","))));
  }

  private static GrantTargets.Found managed(
      Handle handle, Viewer viewer, Target target, List<GrantChange> changes) {
    GrantTargets.Found found = GrantTargets.require(handle, viewer, target);
    Place place = found.place();
    for (GrantChange change : changes) {
      Stream.concat(change.add().stream(), change.remove().stream())
          .filter(privilege -> !privilege.grantableOn(place.securable().kind()))
          .findFirst()
          .ifPresent(
              privilege -> {
                throw PrincipalErrors.notGrantable(privilege, place.securable().kind());
              });
    }
    if (!RightsRows.at(handle, viewer, place).manages(place)) {
      throw CatalogErrors.notOwner(found.kind(), found.name(), place.owner());
    }
    return found;
  }

  /** The name of who is granted to, as the principal is spelled. */
  static String grantee(Handle handle, String principal) {
    String key = NameRules.key(principal);
    return Membership.COMPUTED.contains(key)
        ? key.equals(Membership.USERS) ? Membership.ALL : key
        : PrincipalRows.require(handle, principal).name();
  }

  @Override
  public List<Grant> on(Viewer viewer, Target target, boolean inherited) {
    return state.read(
        handle -> {
          GrantTargets.Found found = GrantTargets.require(handle, viewer, target);
          Rights rights = RightsRows.at(handle, viewer, found.place());
          boolean all = rights.manages(found.place());
          List<Place> chain = inherited ? found.place().chain() : List.of(found.place());
          List<String> keys = chain.stream().map(place -> place.securable().toString()).toList();
          return grants(
              handle,
              GrantRows.on(handle, keys).stream()
                  .filter(row -> all || rights.is(row.principal()))
                  .toList());
        });
  }

  @Override
  public List<Grant> to(Viewer viewer, String principal) {
    return state.read(
        handle -> {
          String grantee = grantee(handle, principal);
          Rights rights = RightsRows.everywhere(handle, viewer);
          boolean own = rights.is(grantee);
          List<GrantRows.Row> rows =
              GrantRows.to(handle, grantee).stream()
                  .filter(
                      row ->
                          GrantTargets.place(handle, row.securable())
                              .filter(place -> rights.sees(place))
                              .filter(place -> own || rights.manages(place))
                              .isPresent())
                  .toList();
          return grants(handle, rows);
        });
  }

  private static List<Grant> grants(Handle handle, List<GrantRows.Row> rows) {
    List<Grant> grants = new ArrayList<>();
    for (GrantRows.Row row : rows) {
      Optional<Privilege> privilege = Privilege.of(row.privilege());
      Optional<GrantTargets.Found> found = GrantTargets.found(handle, row.securable());
      if (privilege.isPresent() && found.isPresent()) {
        grants.add(
            new Grant(
                row.principal(),
                privilege.get(),
                found.get().place().securable().kind(),
                found.get().name(),
                row.by()));
      }
    }
    return grants;
  }

  @Override
  public Viewer asOwner(String owner) {
    if (owner.equals(Viewer.LOCAL.principal())) {
      return Viewer.LOCAL;
    }
    if (NameRules.key(owner).equals(Membership.ADMINS)) {
      return new Viewer(owner, true);
    }
    boolean admin =
        state
            .read(handle -> PrincipalRows.find(handle, owner))
            .filter(PrincipalEntry::active)
            .map(PrincipalEntry::admin)
            .orElse(false);
    return new Viewer(owner, admin);
  }

  @Override
  public Optional<Boolean> has(Viewer viewer, Target target, Privilege privilege) {
    return state.read(
        handle ->
            GrantTargets.find(handle, target)
                .map(GrantTargets.Found::place)
                .flatMap(
                    place -> {
                      Rights rights = RightsRows.at(handle, viewer, place);
                      return rights.sees(place)
                          ? Optional.of(rights.has(place, privilege))
                          : Optional.<Boolean>empty();
                    }));
  }
}
