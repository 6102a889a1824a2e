package io.lakewise.engine.access;

import io.lakewise.catalog.Principals;
import io.lakewise.catalog.error.NameNotFoundException;
import io.lakewise.catalog.name.NameRules;
import io.lakewise.catalog.permission.Grant;
import io.lakewise.catalog.permission.Privilege;
import io.lakewise.catalog.permission.Target;
import io.lakewise.catalog.principal.PrincipalEntry;
import io.lakewise.catalog.principal.PrincipalKind;
import io.lakewise.engine.context.StatementContext;
import io.lakewise.engine.context.SystemNames;
import io.lakewise.engine.describe.LikePattern;
import io.lakewise.engine.error.AccessErrors;
import io.lakewise.engine.error.NameErrors;
import io.lakewise.engine.result.Results;
import io.lakewise.engine.session.Result;
import io.lakewise.engine.session.ResultColumn;
import io.lakewise.engine.statement.AccessStatement;
import io.lakewise.engine.statement.AccessStatement.Securable;
import io.lakewise.engine.statement.Name;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Runs the statements about grants, groups and owners. */
public final class AccessStatements {

  private static final List<ResultColumn> GRANTS =
      List.of(
          new ResultColumn("Principal", "VARCHAR"),
          new ResultColumn("ActionType", "VARCHAR"),
          new ResultColumn("ObjectType", "VARCHAR"),
          new ResultColumn("ObjectKey", "VARCHAR"));

  private final StatementContext statement;

  /** Runs in the context of one statement. */
  public AccessStatements(StatementContext statement) {
    this.statement = statement;
  }

  /** Runs the statement. */
  public Result run(AccessStatement wanted) {
    if (wanted instanceof AccessStatement.Grant grant) {
      Set<Privilege> privileges = privileges(grant.privileges());
      statement
          .catalog()
          .grants()
          .grant(statement.viewer(), target(grant.on()), grant.to(), privileges);
      return Results.done("granted " + spelled(privileges) + " to " + grant.to());
    }
    if (wanted instanceof AccessStatement.Revoke revoke) {
      Set<Privilege> privileges = privileges(revoke.privileges());
      statement
          .catalog()
          .grants()
          .revoke(statement.viewer(), target(revoke.on()), revoke.from(), privileges);
      return Results.done("revoked " + spelled(privileges) + " from " + revoke.from());
    }
    if (wanted instanceof AccessStatement.ShowGrants show) {
      return show(show);
    }
    if (wanted instanceof AccessStatement.OwnCatalog own) {
      if (own.catalog().parts().size() > 1) {
        throw NameErrors.tooManyNameParts(own.catalog().parts());
      }
      String name = own.catalog().last();
      SystemNames.refuseChange(name, "Catalog " + name);
      statement.catalog().schemas().ownCatalog(statement.viewer(), name, own.owner());
      return Results.done(name + " belongs to " + own.owner() + " now");
    }
    if (wanted instanceof AccessStatement.OwnFunction own) {
      var name = statement.names().qualifyToChange(own.function().parts());
      statement.catalog().functions().owner(statement.viewer(), name, own.owner());
      return Results.done(name + " belongs to " + own.owner() + " now");
    }
    return groups(wanted);
  }

  private Result show(AccessStatement.ShowGrants show) {
    List<Grant> grants =
        show.on().isEmpty()
            ? statement.catalog().grants().to(statement.viewer(), show.principal().orElseThrow())
            : statement.catalog().grants().on(statement.viewer(), target(show.on().get()), true);
    Optional<String> only =
        show.on().isEmpty() ? Optional.empty() : show.principal().map(NameRules::key);
    return Results.rows(
        GRANTS,
        grants.stream()
            .filter(grant -> only.map(NameRules.key(grant.principal())::equals).orElse(true))
            .map(
                grant ->
                    List.<Object>of(
                        grant.principal(),
                        grant.privilege().spelled(),
                        grant.kind().name(),
                        grant.name()))
            .toList());
  }

  private Result groups(AccessStatement wanted) {
    if (wanted instanceof AccessStatement.ShowUsers show) {
      return names(principals().list(PrincipalKind.USER), show.pattern());
    }
    if (wanted instanceof AccessStatement.ShowGroups show) {
      List<PrincipalEntry> groups =
          show.with()
              .map(principals()::groups)
              .orElseGet(() -> principals().list(PrincipalKind.GROUP));
      return names(groups, show.pattern());
    }
    if (wanted instanceof AccessStatement.CreateGroup create) {
      principals()
          .create(
              statement.viewer(),
              PrincipalEntry.named(
                  statement.lake().ids().get().toString(),
                  PrincipalKind.GROUP,
                  create.group(),
                  statement.lake().clock().instant()));
      create
          .members()
          .forEach(member -> principals().add(statement.viewer(), create.group(), member));
      return Results.done("created group " + create.group());
    }
    if (wanted instanceof AccessStatement.AlterGroup alter) {
      for (String member : alter.members()) {
        if (alter.add()) {
          principals().add(statement.viewer(), alter.group(), member);
        } else {
          principals().remove(statement.viewer(), alter.group(), member);
        }
      }
      return Results.done("changed the members of group " + alter.group());
    }
    return drop((AccessStatement.DropGroup) wanted);
  }

  private Result drop(AccessStatement.DropGroup drop) {
    try {
      principals().drop(statement.viewer(), PrincipalKind.GROUP, drop.group());
    } catch (NameNotFoundException none) {
      if (!drop.ifExists()) {
        throw none;
      }
      return Results.done("there is no group " + drop.group() + ", nothing was done");
    }
    return Results.done("dropped group " + drop.group());
  }

  private static Result names(List<PrincipalEntry> entries, Optional<String> wanted) {
    LikePattern pattern = new LikePattern(wanted);
    return Results.rows(
        List.of(new ResultColumn("name", "VARCHAR")),
        entries.stream()
            .map(PrincipalEntry::name)
            .filter(pattern::matches)
            .map(name -> List.<Object>of(name))
            .toList());
  }

  /** What a securable means where the statement stands. */
  private Target target(Securable securable) {
    if (securable instanceof Securable.Metastore) {
      return new Target.Metastore();
    }
    if (securable instanceof Securable.Warehouse warehouse) {
      return new Target.Warehouse(warehouse.name());
    }
    if (securable instanceof Securable.Location location) {
      return new Target.ExternalLocation(location.name());
    }
    Securable.Named named = (Securable.Named) securable;
    Name name = named.name();
    return switch (named.kind()) {
      case CATALOG -> new Target.Catalog(name.last());
      case SCHEMA -> new Target.Schema(statement.names().qualifySchema(name.parts()));
      case TABLE, VIEW -> new Target.Table(statement.names().qualify(name.parts()));
      case FUNCTION -> new Target.Function(statement.names().qualify(name.parts()));
      case VOLUME -> new Target.Volume(statement.names().qualify(name.parts()));
      case COLUMN, LOCATION ->
          throw new IllegalStateException("nothing is granted on a " + named.kind() + " so");
    };
  }

  private static Set<Privilege> privileges(List<String> written) {
    Set<Privilege> privileges = new LinkedHashSet<>();
    for (String privilege : written) {
      privileges.add(
          Privilege.of(privilege).orElseThrow(() -> AccessErrors.noSuchPrivilege(privilege)));
    }
    return privileges;
  }

  private static String spelled(Set<Privilege> privileges) {
    return String.join(", ", privileges.stream().map(Privilege::spelled).toList());
  }

  private Principals principals() {
    return statement.catalog().principals();
  }
}
