package io.lakewise.engine.statement;

import io.lakewise.engine.statement.AnnotationStatement.Kind;
import io.lakewise.engine.statement.grammar.StatementGrammar;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterCatalogContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.AlterGroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.CreateGroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.DropGroupContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GrantContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.GroupMembersContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.OwnFunctionContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PrincipalContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.PrivilegeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.RevokeContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.SecurableContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowGrantsContext;
import io.lakewise.engine.statement.grammar.StatementGrammar.ShowGroupsContext;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.antlr.v4.runtime.tree.ParseTree;

/** Builds the statements about grants, groups and owners. */
final class AccessBuilder {
  private final Captures captures;

  AccessBuilder(Captures captures) {
    this.captures = captures;
  }

  Statement grant(GrantContext grant) {
    return new AccessStatement.Grant(
        privileges(grant.privilege()), securable(grant.securable()), principal(grant.principal()));
  }

  Statement revoke(RevokeContext revoke) {
    return new AccessStatement.Revoke(
        privileges(revoke.privilege()),
        securable(revoke.securable()),
        principal(revoke.principal()));
  }

  Statement show(ShowGrantsContext show) {
    return new AccessStatement.ShowGrants(
        Optional.ofNullable(show.principal()).map(this::principal),
        Optional.ofNullable(show.securable()).map(this::securable));
  }

  Statement show(ShowGroupsContext show, Optional<String> pattern) {
    return new AccessStatement.ShowGroups(
        Optional.ofNullable(show.principal()).map(this::principal), pattern);
  }

  Statement create(CreateGroupContext create) {
    return new AccessStatement.CreateGroup(
        principal(create.principal()),
        create.groupMembers().stream().flatMap(each -> members(each).stream()).toList());
  }

  Statement alter(AlterGroupContext alter) {
    return new AccessStatement.AlterGroup(
        principal(alter.principal()), alter.ADD() != null, members(alter.groupMembers()));
  }

  Statement drop(DropGroupContext drop) {
    return new AccessStatement.DropGroup(principal(drop.principal()), drop.ifExists() != null);
  }

  Statement alter(AlterCatalogContext alter) {
    Name catalog = captures.name(alter.name());
    if (alter.principal() != null) {
      return new AccessStatement.OwnCatalog(catalog, principal(alter.principal()));
    }
    var target = new AnnotationStatement.Target(AnnotationStatement.Kind.CATALOG, catalog);
    return alter.properties() == null
        ? new AnnotationStatement.UnsetTags(target, captures.keys(alter.propertyKeys()))
        : new AnnotationStatement.SetTags(target, captures.properties(alter.properties()));
  }

  Statement own(OwnFunctionContext own) {
    return new AccessStatement.OwnFunction(captures.name(own.name()), principal(own.principal()));
  }

  private List<String> members(GroupMembersContext members) {
    return members.principal().stream().map(this::principal).toList();
  }

  private String principal(PrincipalContext principal) {
    return captures.identifierOrString(principal.identifier(), principal.string());
  }

  private static List<String> privileges(List<PrivilegeContext> privileges) {
    return privileges.stream()
        .map(
            privilege ->
                privilege.children.stream()
                    .map(ParseTree::getText)
                    .collect(Collectors.joining(" ")))
        .toList();
  }

  private AccessStatement.Securable securable(SecurableContext securable) {
    if (securable.warehouseName() != null) {
      return new AccessStatement.Securable.Warehouse(
          new WarehouseBuilder(captures).name(securable.warehouseName()));
    }
    if (securable.identifier() != null) {
      return new AccessStatement.Securable.Location(captures.identifier(securable.identifier()));
    }
    if (securable.name() == null) {
      return new AccessStatement.Securable.Metastore();
    }
    Kind kind =
        securable.kind == null
            ? Kind.TABLE
            : switch (securable.kind.getType()) {
              case StatementGrammar.CATALOG -> Kind.CATALOG;
              case StatementGrammar.TABLE -> Kind.TABLE;
              case StatementGrammar.VIEW -> Kind.VIEW;
              case StatementGrammar.FUNCTION -> Kind.FUNCTION;
              case StatementGrammar.VOLUME -> Kind.VOLUME;
              default -> Kind.SCHEMA;
            };
    return new AccessStatement.Securable.Named(kind, captures.name(securable.name()));
  }
}
